package loop

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"
)

const (
	// limit is how long the loop waits at most: so late may be what Fyne itself hands over
	// from a goroutine, such as the end of its wait for a second click.
	limit = time.Second
	// alert is how long after an event the loop does not rest. Where there was one there
	// are more, and what follows from them, such as a wait for a second click, is in time.
	alert = 500 * time.Millisecond
	// calm is how long nobody uses the window before its unused memory goes back to the
	// system, and again how long until that is done again.
	calm  = 5 * time.Second
	again = time.Minute
)

// rest decides in each pass of the event loop, after events were handled and before the
// window is painted, whether the loop waits there for the next event.
type rest struct {
	canvas painted
	now    func() time.Time
	wait   func(time.Duration) // for an event, which it handles, or for a call of post
	shrink func()              // returns unused memory to the system, and keeps it low
	grow   func()              // lets memory grow as usual

	until  time.Time // no rest before
	shrunk time.Time // the last time; zero: it has grown since
}

// painted is a canvas that knows whether it has to be painted, as that of Fyne's desktop
// driver does.
type painted interface {
	fyne.Canvas
	CheckDirtyAndClear() bool
	SetDirty()
}

func (r *rest) pass() {
	passes.Add(1)
	now := r.now()
	if now.Before(r.until) || r.dirty() || blinks(r.canvas.Focused()) {
		return
	}
	resting.Store(true)
	defer resting.Store(false)
	if ahead.Load() != 0 {
		return
	}
	if holds.Load() == 0 && now.Sub(r.until) >= calm && now.Sub(r.shrunk) >= again {
		r.shrunk = now
		r.shrink()
	}
	r.wait(limit)
	if after := r.now(); after.Sub(now) < limit && ahead.Load() == 0 {
		r.until = after.Add(alert)
		if !r.shrunk.IsZero() {
			r.shrunk = time.Time{}
			r.grow()
		}
	}
}

// dirty reports whether the window is about to be painted.
func (r *rest) dirty() bool {
	if !r.canvas.CheckDirtyAndClear() {
		return false
	}
	r.canvas.SetDirty()
	return true
}

// blinks reports whether what has the keyboard has a cursor, which Fyne moves in each pass.
// Only what takes typed text asks a phone for its keyboard.
func blinks(focused fyne.Focusable) bool {
	_, typed := focused.(mobile.Keyboardable)
	return typed
}
