package benchmark

import (
	"context"
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
}

// runner carries out one plan.
type runner[R, S any] interface {
	Run(context.Context) (R, error)
	Snapshot() S
}

// start begins a run that a form asked for.
func (s *session[R, S]) start(r runner[R, S], v form.Values) {
	crash.Did(s.name + " started")
	ctx, cancel := context.WithCancel(context.Background())
	started := &run{form: v, cancel: cancel, begun: time.Now(), done: -1}
	s.run, s.failure = started, ""
	s.machine = s.machine.Start()
	s.onSnapshot(started, r.Snapshot())
	s.running.Go(func() {
		defer cancel()
		s.follow(ctx, r, started)
	})
}

// tick is how often a run under way is looked at.
const tick = 250 * time.Millisecond

// follow carries out a run and hands snapshots of it, and at last its end, to the
// goroutine of the user interface. It returns when the run has ended.
func (s *session[R, S]) follow(ctx context.Context, r runner[R, S], started *run) {
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
	for {
		select {
		case <-ticker.C:
			snapshot := r.Snapshot()
			s.do(func() { s.onSnapshot(started, snapshot) })
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
