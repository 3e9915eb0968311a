package benchmark

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// The window is drawn when a load has ended, and seldom while one goes on.
func TestARunIsSeldomDrawnUnderLoad(t *testing.T) {
	for _, c := range []struct {
		rested, since time.Duration
		want          bool
	}{
		{0, 2900 * time.Millisecond, false}, // a server is under load
		{0, 3 * time.Second, true},
		{50 * time.Millisecond, 2900 * time.Millisecond, false}, // the next one is about to be
		{50 * time.Millisecond, 3 * time.Second, true},
		{250 * time.Millisecond, 200 * time.Millisecond, false}, // a slow start
		{250 * time.Millisecond, 250 * time.Millisecond, true},
	} {
		if got := due(c.rested, c.since, underLoad); got != c.want {
			t.Errorf("due(rested %v, shown %v ago) = %t", c.rested, c.since, got)
		}
	}
}

// A cursor that blinks would have the window painted five times a second.
func TestNoCursorBlinksInARun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	test.Tap(s.tab.in.line("plan").fold)
	entry := s.tab.in.load[form.Repeats].Entry()
	s.win.Canvas().Focus(entry)
	if s.win.Canvas().Focused() != fyne.Focusable(entry) {
		t.Fatal("the entry has not got the keyboard")
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.tab.Busy() || s.win.Canvas().Focused() != fyne.Focusable(s.tab.in.stop) {
		t.Errorf("the keyboard is on %T, want Stop", s.win.Canvas().Focused())
	}
}
