package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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
	win.Resize(fyne.NewSize(260, 60))
	line.Resize(fyne.NewSize(240+2*timelineEnd, 37))
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

// The ring is inside the timeline, because Fyne cuts what can be scrolled at its edges, and it does
// not touch the times.
func TestTheRingOfATimelineIsWhole(t *testing.T) {
	from := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	line := NewTimeline("Time of the night", 10*time.Minute, nil)
	line.Set(from, from.Add(24*time.Hour), from, from)
	win := stage(t, Light, SidebarInner, 60, container.NewVBox(line))
	win.Canvas().Focus(line)
	rings := 0
	for _, o := range test.WidgetRenderer(line).Objects() {
		r, ok := o.(*canvas.Rectangle)
		if !ok || r.StrokeWidth != ringWidth {
			continue
		}
		rings++
		at, end := r.Position(), r.Position().Add(r.Size())
		if !r.Visible() || at.X < 0 || at.Y < 0 || end.X > line.Size().Width || end.Y > line.Size().Height {
			t.Errorf("the ring goes from %v to %v of %v", at, end, line.Size())
		}
		for _, o := range test.WidgetRenderer(line).Objects() {
			if text, ok := o.(*canvas.Text); ok && text.Position().Y < end.Y {
				t.Errorf("%q begins at %v, the ring ends at %v", text.Text, text.Position().Y, end.Y)
			}
			if c, ok := o.(*canvas.Circle); ok && (c.Position().X < at.X+ringWidth || c.Position().Y < at.Y+ringWidth) {
				t.Errorf("the handle at %v covers the ring at %v", c.Position(), at)
			}
		}
	}
	if rings != 1 {
		t.Errorf("%d rings", rings)
	}
}
