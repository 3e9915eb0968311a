package benchmark

import (
	"context"
	"sync/atomic"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/crash"
)

// run is a run under way.
type run struct {
	form     form.Values
	cancel   context.CancelFunc
	begun    time.Time
	done     int     // units in the chart on screen
	fraction float64 // of its work that is done, 0 to 1

	watched atomic.Bool  // a dialog states how far it has come
	shown   atomic.Int64 // when, the last time, in nanoseconds from 1970; its own goroutine and follow use it
}

// runner carries out one plan.
type runner[R, S any] interface {
	Run(context.Context) (R, error)
	Snapshot() S
	Between(func(context.Context))
}

// start begins a run that a form asked for.
func (s *session[R, S]) start(r runner[R, S], v form.Values) {
	crash.Did(s.name + " started")
	ctx, cancel := context.WithCancel(context.Background())
	started := &run{form: v, cancel: cancel, begun: time.Now(), done: -1}
	s.run, s.failure = started, ""
	s.machine = s.machine.Start()
	s.onSnapshot(started, r.Snapshot())
	started.shown.Store(time.Now().UnixNano())
	r.Between(func(ctx context.Context) {
		if since := started.since(time.Now()); since >= min(between, s.calm) || started.overdue(since) {
			snapshot := r.Snapshot()
			s.paint(ctx, func() { s.onSnapshot(started, snapshot) })
			started.shown.Store(time.Now().UnixNano())
		}
	})
	s.running.Go(func() {
		defer cancel()
		s.follow(ctx, r, started)
	})
}

// How often a run under way is looked at. Even a look that shows nothing wakes threads, which
// take turns from a server and its generator, so that there are fewer under load.
const (
	tick      = 100 * time.Millisecond
	tickInUse = 500 * time.Millisecond // while a server is under load
)

// The time from one picture of a run under way to the next. A picture takes up to 100 ms of
// a core where OpenGL has no hardware. Between two turns the run waits until it is painted,
// and nothing is measured; within a load it takes from the server, and is seldom drawn.
const (
	inRest    = time.Second     // while no server is under load, and has not been for so long: a slow start
	between   = 3 * time.Second // between turns
	underLoad = 5 * time.Second // so that no more than 2 % of a core goes into drawing
)

// due reports whether a run under way is to be shown again during a turn, so long after the
// last time, where no server has been under load for a time; 0: one is.
func due(rested, since, calm time.Duration) bool {
	switch {
	case rested == 0:
		return since >= calm
	case rested >= inRest:
		return since >= inRest
	}
	return false
}

// overdue reports whether a dialog states figures that may have changed since a picture so long
// ago. It is answered with true figures, even if their pictures take from the server.
func (r *run) overdue(since time.Duration) bool { return r.watched.Load() && since >= inRest }

// since is how long ago the run was shown last.
func (r *run) since(now time.Time) time.Duration {
	return time.Duration(now.UnixNano() - r.shown.Load())
}

// follow carries out a run and hands snapshots of it, and at last its end, to the
// goroutine of the user interface. It returns when the run has ended.
func (s *session[R, S]) follow(ctx context.Context, r runner[R, S], started *run) {
	defer s.hold()()
	type outcome struct {
		results R
		err     error
	}
	ended := make(chan outcome, 1)
	go func() {
		results, err := r.Run(ctx)
		ended <- outcome{results, err}
	}()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	loaded := time.Now()
	for {
		select {
		case now := <-ticker.C:
			snapshot := r.Snapshot()
			ticker.Reset(tick)
			if s.loading(snapshot) {
				loaded = now
				ticker.Reset(tickInUse)
			}
			if since := started.since(now); due(now.Sub(loaded), since, s.calm) || started.overdue(since) {
				s.do(func() { s.onSnapshot(started, snapshot) })
				started.shown.Store(now.UnixNano())
			}
		case o := <-ended:
			s.do(func() { s.end(started, o.results, o.err) })
			return
		}
	}
}

// onSnapshot shows how far a run has come.
func (s *session[R, S]) onSnapshot(r *run, snapshot S) {
	if s.run != r {
		return
	}
	p := s.progress(snapshot)
	s.pane.showProgress(p, p.done != r.done)
	r.done, r.fraction = p.done, p.now.Fraction
	s.onRun()
}
