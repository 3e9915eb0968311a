package loop

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// page is a canvas that can be in need of painting.
type page struct {
	fyne.Canvas
	dirty   bool
	focused fyne.Focusable
}

func (p *page) CheckDirtyAndClear() bool {
	dirty := p.dirty
	p.dirty = false
	return dirty
}

func (p *page) SetDirty()               { p.dirty = true }
func (p *page) Focused() fyne.Focusable { return p.focused }

// bench is a rest whose clock and events the test makes.
type bench struct {
	rest
	page  page
	clock time.Time
	waits int
	event func() time.Duration // what happens in a wait, and after how long; nil: nothing
	frees int
	small bool
}

func newBench() *bench {
	b := &bench{clock: time.Unix(1e9, 0)}
	b.rest = rest{canvas: &b.page, now: func() time.Time { return b.clock }, wait: func(d time.Duration) {
		b.waits++
		if b.event != nil {
			d = b.event()
		}
		b.clock = b.clock.Add(d)
	}, shrink: func() { b.frees++; b.small = true }, grow: func() { b.small = false }}
	b.until = b.clock
	return b
}

// passes counts the waits of some passes, a sixtieth of a second apart.
func (b *bench) passes(n int) int {
	before := b.waits
	for range n {
		b.pass()
		b.clock = b.clock.Add(time.Second / 60)
	}
	return b.waits - before
}

func TestLoopRestsWhileNothingHappens(t *testing.T) {
	if n := newBench().passes(10); n != 10 {
		t.Errorf("%d of 10 passes rested", n)
	}
}

func TestLoopDoesNotRestBeforeThePaint(t *testing.T) {
	b := newBench()
	b.page.dirty = true
	if n := b.passes(1); n != 0 || !b.page.dirty {
		t.Errorf("%d rests, the window is to be painted: %v; want 0, true", n, b.page.dirty)
	}
	b.page.dirty = false // painted
	if n := b.passes(1); n != 1 {
		t.Errorf("%d rests after the paint, want 1", n)
	}
}

func TestLoopDoesNotRestWhileACursorBlinks(t *testing.T) {
	test.NewTempApp(t)
	b := newBench()
	b.page.focused = widget.NewEntry()
	if n := b.passes(10); n != 0 {
		t.Errorf("%d rests with a field in use, want 0", n)
	}
	b.page.focused = widget.NewButton("Run", nil)
	if n := b.passes(10); n != 10 {
		t.Errorf("%d of 10 passes rested with a button in use", n)
	}
}

func TestLoopIsAlertAfterAnEvent(t *testing.T) {
	b := newBench()
	b.event = func() time.Duration { return limit / 2 }
	if n := b.passes(25); n != 1 {
		t.Errorf("%d rests right after an event, want 1", n)
	}
	b.event = nil
	if n := b.passes(60); n < 40 {
		t.Errorf("%d rests after that, want nearly all of 60", n)
	}
}

func TestLoopDoesNotRestBeforeAFunction(t *testing.T) {
	b := newBench()
	f := func() {}
	ahead.Add(1)
	do := begun(f)
	if n := b.passes(3); n != 0 {
		t.Errorf("%d rests before a function that was handed over, want 0", n)
	}
	do()
	if n := b.passes(3); n != 3 {
		t.Errorf("%d of 3 passes rested after it", n)
	}
	b.event = func() time.Duration { // one comes in the middle of a wait
		if !resting.Load() {
			t.Error("who hands a function over cannot know that the loop rests")
		}
		ahead.Add(1)
		return limit / 2
	}
	if n := b.passes(3); n != 1 {
		t.Errorf("%d rests with a function ahead, want 1", n)
	}
	b.event = nil
	do()
	if n := b.passes(3); n != 3 {
		t.Errorf("%d of 3 passes rested after the function: it is no event", n)
	}
}

func TestMemoryIsFreedWhileNobodyUsesTheWindow(t *testing.T) {
	b := newBench()
	of := func(d time.Duration) int {
		before := b.frees
		for end := b.clock.Add(d); b.clock.Before(end); {
			b.passes(1)
		}
		return b.frees - before
	}
	if n := of(calm - time.Second); n != 0 {
		t.Errorf("freed %d times before it is calm", n)
	}
	if n := of(2*again + calm); n != 3 {
		t.Errorf("freed %d times in two minutes of calm, want 3", n)
	}
	if !b.small {
		t.Error("memory is not kept low in a calm")
	}
	b.event = func() time.Duration { return limit / 2 } // the pointer moves
	if n := of(3 * again); n != 0 {
		t.Errorf("freed %d times in use", n)
	}
	if b.small {
		t.Error("memory is kept low in use")
	}
	b.event = nil
	end := Hold()
	if n := of(2 * calm); n != 0 {
		t.Errorf("freed %d times while something is measured", n)
	}
	end()
	if n := of(2 * calm); n != 1 {
		t.Errorf("freed %d times in a calm after use, want 1", n)
	}
}

func TestDoCallsTheFunction(t *testing.T) {
	test.NewTempApp(t)
	called := make(chan bool, 2)
	Do(func() { called <- ahead.Load() == 0 })
	if !<-called {
		t.Error("the function is still ahead while it runs")
	}
	done := false
	DoAndWait(func() { done = true })
	if !done || ahead.Load() != 0 {
		t.Errorf("called: %v; %d ahead", done, ahead.Load())
	}
}
