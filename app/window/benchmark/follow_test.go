package benchmark

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// The window is seldom drawn while a load goes on, and not while the next is prepared.
func TestARunIsSeldomDrawnUnderLoad(t *testing.T) {
	for _, c := range []struct {
		rested, since time.Duration
		want          bool
	}{
		{0, 4900 * time.Millisecond, false}, // a server is under load
		{0, 5 * time.Second, true},
		{50 * time.Millisecond, time.Minute, false},  // the next one is about to be
		{time.Second, 900 * time.Millisecond, false}, // a slow start
		{time.Second, time.Second, true},
	} {
		if got := due(c.rested, c.since, underLoad); got != c.want {
			t.Errorf("due(rested %v, shown %v ago) = %t", c.rested, c.since, got)
		}
	}
}

// A turn begins when the picture of those before it has been painted.
func TestTurnsBeginAfterThePainting(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	painting := make(chan func())
	s.tab.servers.paint = func(_ context.Context, f func()) { painting <- f }
	test.Tap(s.tab.in.run)
	s.fake.at(3)
	begins := make(chan bool)
	go func() {
		s.fake.between(t.Context())
		close(begins)
	}()
	select {
	case f := <-painting:
		f()
	case <-begins:
		t.Fatal("the turn has begun without a picture")
	}
	<-begins
	if done := s.tab.servers.run.done; done != 3 {
		t.Errorf("%d repeats are shown, want 3", done)
	}
}

func TestMemoryIsNotCollectedInARun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	held, ended := make(chan bool, 1), make(chan bool, 1)
	s.tab.servers.hold = func() func() {
		held <- true
		return func() { ended <- true }
	}
	test.Tap(s.tab.in.run)
	<-held
	s.fake.at(3)
	select {
	case <-ended:
		t.Error("memory may be collected in the middle of a run")
	default:
	}
	s.fake.finish <- evaluated(s.fake.plan, 30)
	<-ended
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
