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
// of every second. A call that is still waiting when the next is due is not
// doubled.
type ticker struct {
	quit, ended chan struct{}
	waiting     atomic.Bool
}

func startTicker(tick func()) *ticker {
	t := &ticker{quit: make(chan struct{}), ended: make(chan struct{})}
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
			case <-time.After(untilNextSecond(time.Now())):
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

// untilNextSecond is how long to wait for the clock on the wall to change.
func untilNextSecond(now time.Time) time.Duration {
	return now.Truncate(time.Second).Add(time.Second + time.Millisecond).Sub(now)
}

func (t *ticker) stop() {
	close(t.quit)
	<-t.ended
}
