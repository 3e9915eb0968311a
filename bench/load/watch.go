package load

import (
	"context"
	"os"
	"time"
)

// How often the watchdog looks: no request is overdue by more than a sixteenth
// of its time, or by 50 ms.
const (
	longestInterval     = 50 * time.Millisecond
	shortestInterval    = time.Millisecond
	intervalsPerTimeout = 16
)

// watch ends requests that have had their time, and all of them when ctx ends or
// the instant drained has come (0: never). One goroutine that looks now
// and then replaces a deadline set for each request. It returns when done is
// closed; stop is called once if the run has to be stopped before.
func (r *run) watch(ctx context.Context, drained int64, done <-chan struct{}, stop func()) {
	interval := min(max(r.options.Timeout/intervalsPerTimeout, shortestInterval), longestInterval)
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	r.suspension.last = r.clock()
	notice := func() {
		now := r.clock()
		continued := received(r.suspension.continued, r.suspension.late(now, interval) >= shortestStop)
		if continued {
			now = r.clock() // the stop may have been since
		}
		r.suspension.check(now, interval, continued)
	}
	for !r.halt.Load() {
		select {
		case <-done:
			notice() // this process may have run again only now, with nothing left to do
			return
		case <-ctx.Done():
			r.halt.Store(true)
		case <-ticker.C:
			notice()
			now := r.active()
			for _, w := range r.workers {
				w.watch(now)
			}
			if drained > 0 && now >= drained {
				r.halt.Store(true)
			}
		}
	}
	stop()
	for {
		// Again and again: a worker may be between two connections just now.
		for _, w := range r.workers {
			w.withLink(link.interrupt)
		}
		select {
		case <-done:
			return
		case <-time.After(shortestInterval):
		}
	}
}

// received reports whether a signal has come. If one is expected, it is given the
// time that it needs from the system to the channel.
func received(signals <-chan os.Signal, expected bool) bool {
	if expected {
		select {
		case <-signals:
			return true
		case <-time.After(longestInterval):
			return false
		}
	}
	select {
	case <-signals:
		return true
	default:
		return false
	}
}

// probeAfter is how long a connection may be silent before it is probed. For HTTP/2
// that is half of the request's timeout, because a ping costs the server time.
func (r *run) probeAfter() int64 {
	if r.options.HTTP2 {
		return int64(r.options.Timeout / 2)
	}
	return int64(50 * time.Millisecond)
}

// watch interrupts or probes the request that the worker has in flight, when it is time.
func (w *worker) watch(now int64) {
	since := w.since.Load()
	switch {
	case since == 0:
	case now-since >= int64(w.run.options.Timeout):
		w.withLink(link.interrupt)
	case now-since >= w.run.probeAfter() && w.probed != since:
		w.probed = since
		w.withLink(link.probe)
	}
}
