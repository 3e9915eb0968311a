package load

import (
	"context"
	"sync"
	"time"
)

// progressEvery is the interval at which an observer is called.
const progressEvery = 250 * time.Millisecond

// phase is one time that all workers send, from the first request of a source
// to the last.
type phase struct {
	r       *run
	source  source
	pacer   func(quit <-chan struct{}) // fills the source; nil: it is full
	drained int64                      // when the last answers are no longer awaited; 0: never
	tick    func()                     // called now and then; may be nil

	timeline *timeline // may be nil
}

// run returns when all workers have ended: because the source is empty, because
// ctx ended, or because the instant drained has come. In the last two cases it
// calls cancel first.
func (p *phase) run(ctx context.Context, cancel func()) {
	r := p.r
	r.source = p.source
	if ctx.Err() != nil {
		r.halt.Store(true)
	}
	quit, done := make(chan struct{}), make(chan struct{})
	var workers, helpers sync.WaitGroup
	for _, c := range r.loops {
		workers.Go(c.serve)
	}
	if len(r.loops) == 0 {
		for _, w := range r.workers {
			workers.Go(w.loop)
		}
	}
	if p.pacer != nil {
		helpers.Go(func() { p.pacer(quit) })
	}
	if p.tick != nil {
		helpers.Go(func() { every(progressEvery, p.tick, done) })
	}
	if p.timeline != nil {
		helpers.Go(func() { p.timeline.follow(done) })
	}
	helpers.Go(func() {
		r.watch(ctx, p.drained, done, func() {
			cancel()
			close(quit)
		})
	})
	workers.Wait()
	close(done)
	helpers.Wait()
}

// every calls tick at an interval until done is closed.
func every(interval time.Duration, tick func(), done <-chan struct{}) {
	t := time.NewTicker(interval)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			tick()
		case <-done:
			return
		}
	}
}

// reporter returns a function that hands the progress of the load to observe.
func (r *run) reporter(begin int64, t *timeline, observe func(Progress)) func() {
	if observe == nil {
		return nil
	}
	return func() {
		p := Progress{Elapsed: time.Duration(r.clock() - begin), Moments: t.news()}
		for _, l := range r.shards {
			l.mu.Lock()
			p.Requests += l.requests()
			p.OK += l.successes()
			p.TimedOut += l.counts[timedOut] + l.counts[connectTimeout]
			l.mu.Unlock()
		}
		observe(p)
	}
}
