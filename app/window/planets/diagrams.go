package planets

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"fyne.io/fyne/v2"

	"perihelion/app/skychart"
	"perihelion/app/window/loop"
)

// diagrams computes the charts besides that of the night, away from the user interface. A
// request cancels the one before it. It computes at once until background is set.
type diagrams struct {
	done       func(skychart.Drawn, error) // on the goroutine of the user interface
	background bool

	last   skychart.Key // of the latest request
	asked  bool
	cancel context.CancelFunc
	ended  sync.WaitGroup
}

// request asks for a chart, unless its values are those of the last request.
func (d *diagrams) request(a skychart.Ask) {
	key := a.Key()
	if d.asked && key == d.last {
		return
	}
	d.stop()
	d.last, d.asked = key, true
	ctx, cancel := context.WithCancel(context.Background())
	d.cancel = cancel
	if !d.background {
		d.done(compute(ctx, a))
		return
	}
	d.ended.Go(func() {
		drawn, err := compute(ctx, a)
		loop.Do(func() {
			if ctx.Err() == nil {
				d.done(drawn, err)
			}
		})
	})
}

// stop cancels what is being computed.
func (d *diagrams) stop() {
	if d.cancel != nil {
		d.cancel()
	}
	d.asked = false
}

// close does so, and waits for its end.
func (d *diagrams) close() {
	d.stop()
	d.ended.Wait()
}

// compute computes a chart; a panic becomes an error that carries its stack.
func compute(ctx context.Context, a skychart.Ask) (d skychart.Drawn, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("computing the chart failed: %v", r)
			fyne.LogError(string(debug.Stack()), err)
		}
	}()
	return a.Compute(ctx)
}
