package planets

import (
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/loop"
)

// ticker calls a function on the goroutine of the user interface at the start
// of every second, or of every few. A call that is still waiting when the next is due is
// not doubled.
type ticker struct {
	quit, ended chan struct{}
	waiting     atomic.Bool
	period      atomic.Int64 // a whole number of seconds, as a time.Duration
}

func startTicker(tick func()) *ticker {
	t := &ticker{quit: make(chan struct{}), ended: make(chan struct{})}
	t.every(time.Second)
	go func() {
		defer close(t.ended)
		defer func() {
			if r := recover(); r != nil {
				fyne.LogError(string(debug.Stack()), fmt.Errorf("the clock stopped: %v", r))
			}
		}()
		for {
			select {
			case <-t.quit:
				return
			case <-time.After(untilNext(time.Duration(t.period.Load()), time.Now())):
			}
			if t.waiting.CompareAndSwap(false, true) {
				loop.Do(func() {
					t.waiting.Store(false)
					tick()
				})
			}
		}
	}()
	return t
}

// every sets the time from one call to the next, after the one that is due.
func (t *ticker) every(period time.Duration) { t.period.Store(int64(period)) }

// untilNext is how long to wait for the clock on the wall to show a multiple of a period.
func untilNext(period time.Duration, now time.Time) time.Duration {
	return now.Truncate(period).Add(period + time.Millisecond).Sub(now)
}

func (t *ticker) stop() {
	close(t.quit)
	<-t.ended
}
