package load

import (
	"fmt"
	"sync/atomic"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/figure"
)

// A child that generates load gives a sign of life at a fixed interval, also while
// it warms up, and is given up when many have not come: it is stopped and nobody
// continues it, or it hangs. The end of its load is no bound for that, since a
// load by number of requests has none that is known.
const (
	heartbeat      = time.Second
	longestSilence = 10 * heartbeat
)

// errNoHeartbeat is the error of a child that was given up.
var errNoHeartbeat = fmt.Errorf("the load generator gave no sign of life for %s and was ended: it was stopped, or this machine had no core for it. Run again", figure.Duration(longestSilence))

// supervise follows a child until its result, and ends it when it is silent for too
// long. Time in which this process does not run itself is not counted: with Ctrl-Z
// both are suspended.
func supervise[T any](p *child.Process, follow func(heard func()) (T, error)) (result T, err error) {
	var silent atomic.Int64 // ticks since the last sign of life
	var ended atomic.Bool
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		const tick = heartbeat / 4
		every(tick, func() {
			if time.Duration(silent.Add(1))*tick >= longestSilence && !ended.Swap(true) {
				p.Kill()
			}
		}, done)
	}()
	result, err = follow(func() { silent.Store(0) })
	close(done)
	<-stopped
	if err != nil && ended.Load() {
		return result, errNoHeartbeat
	}
	return result, err
}
