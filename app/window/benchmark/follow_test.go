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
		{0, 4900 * time.Millisecond, false}, // a server is under load
		{0, 5 * time.Second, true},
		{50 * time.Millisecond, 2900 * time.Millisecond, false}, // the next one is about to be
		{50 * time.Millisecond, 3 * time.Second, true},
		{time.Second, 900 * time.Millisecond, false}, // a slow start
		{time.Second, time.Second, true},
	} {
		if got := due(c.rested, c.since, underLoad); got != c.want {
			t.Errorf("due(rested %v, shown %v ago) = %t", c.rested, c.since, got)
		}
	}
}

// Loads of up to 2 s are drawn in the gaps between them, a longer one also while it goes on.
func TestShortLoadsAreDrawnBetweenThem(t *testing.T) {
	for _, c := range []struct {
		load, gap time.Duration
		within    int // pictures in a load, in a minute
		most      int // pictures in all
	}{
		{500 * time.Millisecond, 300 * time.Millisecond, 0, 19},
		{time.Second, 300 * time.Millisecond, 0, 16},
		{2 * time.Second, 400 * time.Millisecond, 0, 13},
		{30 * time.Second, 400 * time.Millisecond, 10, 13},
	} {
		within, all := 0, 0
		var shown, loaded time.Duration
		for now := time.Duration(0); now < time.Minute; now += tick {
			loading := now%(c.load+c.gap) < c.load
			if loading {
				loaded = now
			}
			if due(now-loaded, now-shown, underLoad) {
				if shown = now; loading {
					within++
				}
				all++
			}
		}
		if within > c.within || all > c.most || all < 10 {
			t.Errorf("loads of %v: %d pictures a minute, %d of them in loads; want %d and %d at most", c.load, all, within, c.most, c.within)
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
