package planets

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/window/loop"
)

// errands are computations for dialogs, away from the user interface. They are done at once
// until background is set.
type errands struct {
	background bool
	ctx        context.Context
	cancel     context.CancelFunc
	ended      sync.WaitGroup
}

func newErrands() *errands {
	e := &errands{}
	e.ctx, e.cancel = context.WithCancel(context.Background())
	return e
}

// begin does some work on another goroutine. Meanwhile it calls tick, which may be nil, some
// times a second, and at the end done, on the goroutine of the user interface. After stop, which
// belongs to that goroutine too, it calls neither, and the work is canceled.
func (e *errands) begin(work func(context.Context) error, tick func(), done func(error)) (stop func()) {
	ctx, cancel := context.WithCancel(e.ctx)
	work = guarded(work)
	if !e.background {
		defer cancel()
		done(work(ctx))
		return func() {}
	}
	call := func(f func()) {
		loop.Do(func() {
			if ctx.Err() == nil {
				f()
			}
		})
	}
	over := make(chan error, 1)
	e.ended.Add(2)
	go func() {
		defer e.ended.Done()
		over <- work(ctx)
	}()
	go func() {
		defer e.ended.Done()
		ticker := time.NewTicker(200 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case err := <-over:
				call(func() {
					cancel()
					done(err)
				})
				return
			case <-ticker.C:
				if tick != nil {
					call(tick)
				}
			}
		}
	}()
	return cancel
}

// close cancels everything and waits for it.
func (e *errands) close() {
	e.cancel()
	e.ended.Wait()
}

// guarded turns a panic into an error.
func guarded(work func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("the computation failed: %v", r)
				fyne.LogError(string(debug.Stack()), err)
			}
		}()
		return work(ctx)
	}
}
