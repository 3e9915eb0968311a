// Package loop calls functions on the goroutine of the user interface, and lets that
// goroutine rest while nothing happens.
//
// Fyne's event loop looks for events sixty times a second, which takes a hundredth of a
// core on a laptop that should sleep. Rest has it wait for the next event instead. Fyne
// does not end that wait for a function that another goroutine hands over, so that all such
// functions go through Do and DoAndWait, which end it. Leave adds an event that Fyne does not
// ask for.
package loop

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// A process has one event loop, which is Fyne's; this is its state.
var (
	ahead   atomic.Int64 // functions that were handed over and have not begun
	resting atomic.Bool  // or about to
	passes  atomic.Int64 // of the loop so far, where Rest counts them
	holds   atomic.Int64 // under way: see Hold
)

// Do calls f on the goroutine of the user interface, later.
func Do(f func()) {
	ahead.Add(1)
	fyne.Do(begun(f))
	wake()
}

// DoAndWait calls f on the goroutine of the user interface and returns when f has returned.
// It must not be called on that goroutine.
func DoAndWait(f func()) {
	ahead.Add(1)
	wake()
	fyne.DoAndWait(begun(f))
}

// Hold keeps the loop from returning memory to the system until the function that it returns
// is called: to collect memory takes time from what is measured meanwhile.
func Hold() (end func()) {
	holds.Add(1)
	return func() { holds.Add(-1) }
}

// paintLimit is how long a picture is waited for at most: a window may be covered or closed.
const paintLimit = time.Second

// Paint calls f on the goroutine of the user interface and returns when the window has been
// painted after it, or ctx has ended. Where nothing rests, it does not wait for the
// painting.
func Paint(ctx context.Context, f func()) {
	ctx, cancel := context.WithTimeout(ctx, paintLimit)
	defer cancel()
	called := make(chan int64, 1)
	Do(func() {
		f()
		called <- passes.Load()
	})
	var at int64
	select {
	case at = <-called:
	case <-ctx.Done():
		return
	}
	// The next pass paints, and the one after it begins when that is done.
	const look = 5 * time.Millisecond
	for at > 0 && passes.Load() < at+2 && ctx.Err() == nil {
		time.Sleep(look)
	}
}

// begun is f, which is no longer ahead once it begins.
func begun(f func()) func() {
	return func() {
		ahead.Add(-1)
		f()
	}
}

// wake ends a wait that was begun before the loop could know of a function. The loop looks
// at ahead after it has set resting, so that one of both sides sees the other.
func wake() {
	if resting.Load() {
		post()
	}
}
