package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Pointer, wheel and keys move the handle; the span stays while it is dragged.
func TestTimeline(t *testing.T) {
	from := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	to := from.Add(24 * time.Hour)
	var got time.Time
	line := NewTimeline("Time", 10*time.Minute, func(at time.Time) { got = at })
	line.OnScrub(from)
	press := func(x float32) { line.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 8)}) }
	win := test.NewTempWindow(t, line)
	win.Resize(fyne.NewSize(254, 60))
	line.Resize(fyne.NewSize(254, 32))
	got = time.Time{}
	if press(100); !got.IsZero() {
		t.Errorf("without a span a press goes to %v", got)
	}
	line.Set(from, to, from, from)
	for _, c := range []struct {
		do   func()
		want time.Duration
	}{
		{func() { press(timelineEnd) }, 0},
		{func() { press(timelineEnd + 120) }, 12 * time.Hour},
		{func() { press(1000) }, 24 * time.Hour},
		{func() { line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) }, 24*time.Hour - 10*time.Minute},
		{func() { line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) }, 0},
		{func() { line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }, 10 * time.Minute},
		{func() { line.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)}) }, 20 * time.Minute},
		{func() { line.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}) }, 10 * time.Minute},
		{func() {
			line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(timelineEnd+60, 0)}})
		}, 6 * time.Hour},
	} {
		if c.do(); !got.Equal(from.Add(c.want)) || !line.At().Equal(got) {
			t.Errorf("got %v, want %v after the beginning", got.Sub(from), c.want)
		}
	}
	line.Set(from.AddDate(0, 0, 1), to.AddDate(0, 0, 1), got, got)
	if press(timelineEnd); !got.Equal(from) {
		t.Errorf("while it is dragged the span begins at %v", got)
	}
	line.DragEnd()
	line.Set(from.AddDate(0, 0, 1), to.AddDate(0, 0, 1), got, got)
	if press(timelineEnd); !got.Equal(from.AddDate(0, 0, 1)) {
		t.Errorf("afterwards the span begins at %v", got)
	}
	if label := line.AccessibilityLabel(); label != "Time, 12:00, from 12:00 to 12:00" {
		t.Errorf("it reads %q", label)
	}
}
