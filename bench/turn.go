package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
)

// Warm-up before each measured load: enough requests to open every path, grow
// every buffer and settle the scheduler, few enough to cost little.
const (
	warmUpEach  = 10 // requests a connection
	warmUpLeast = 100
	warmUpMost  = 1000
	warmUpTime  = time.Second // at most, for a server that answers one request at a time
)

// warmUp is the number of requests sent before each measured load over so many
// connections, and not counted. A rate of 0 is as fast as possible.
func (p Plan) warmUp(connections int, rate float64) int64 {
	n := min(max(warmUpEach*int64(connections), warmUpLeast), warmUpMost)
	if p.Requests > 0 {
		n = min(n, max(p.Requests/10, 1))
	}
	if cost := p.Work + p.Delay; cost > 0 {
		n = min(n, max(int64(warmUpTime/cost), 1))
	}
	if rate > 0 { // the warm-up itself keeps no rate
		n = min(n, max(int64(rate*warmUpTime.Seconds()), 1))
	}
	return n
}

// turn measures one configuration once: start its server, warm it up, load it,
// stop it.
//
// The server is started for the turn and stopped after it, although that costs a
// fraction of a second. Kept alive through the run, the servers that wait would
// hold memory and wake for their timers and collections beside the one that is
// measured; and one process would be measured Repeats times, so that differences
// between processes (addresses, the layout of the heap, which worker got which
// connection) would look like certainty. A fresh process each time puts it into
// the spread, where it belongs.
func (r *Runner) turn(ctx context.Context, c contestant, t rounds.Turn) (m load.Measurement, used ServerUsage, err error) {
	ctx, cancel := context.WithCancel(ctx) // whatever way this ends, all that it started ends
	defer cancel()

	if c.url != "" {
		r.show(c, t, Loading, "is under load")
		m, err = r.load(ctx, c, r.loadOptions(c, c.url))
		return m, ServerUsage{}, c.check(m, err)
	}
	r.show(c, t, Starting, "has its turn")
	s, err := r.start(ctx, c)
	if err != nil {
		if failure := new(child.Failure); errors.As(err, &failure) {
			r.step.Log = failure.Log
		}
		return m, used, r.cannot(c, err)
	}
	defer func() {
		r.step.Log = append([]string{}, s.Log()...)
		s.Stop()
	}()
	// A server that ends by itself ends the load as well.
	over := make(chan struct{})
	defer close(over)
	go func() {
		select {
		case <-s.Done():
			cancel()
		case <-over:
		}
	}()

	r.show(c, t, Loading, "is under load")
	before, err := s.Usage()
	if err != nil {
		return m, used, lasted(ctx, s, fmt.Errorf("its server cannot be watched: %w", err))
	}
	o := r.loadOptions(c, s.URL()+c.path)
	m, err = r.load(ctx, c, o)
	if s.Err() != nil {
		return m, used, lasted(ctx, s, nil)
	}
	if err := c.check(m, err); err != nil {
		return m, used, lasted(ctx, s, err)
	}
	after, err := s.Usage()
	if err != nil {
		return m, used, lasted(ctx, s, fmt.Errorf("its server cannot be watched: %w", err))
	}
	return m, serverUsage(before, after, m), nil
}

// start starts the server of a contestant.
func (r *Runner) start(ctx context.Context, c contestant) (Target, error) {
	if c.server.Config.IsPython() {
		p, err := c.server.Config.Interpreter(r.python)
		if err != nil {
			return nil, fmt.Errorf("it cannot run here: %w", err)
		}
		c.server.Python = p.Path
	}
	s, err := r.engine.start(ctx, c.server)
	if err != nil {
		return nil, fmt.Errorf("its server did not start: %w", err)
	}
	return s, nil
}

// cannot keeps why the server of a contestant did not start, unless one of the same configuration
// did: then it need not be tried at other numbers of connections. It returns the error.
func (r *Runner) cannot(c contestant, err error) error {
	if !slices.ContainsFunc(r.record.Repeats, func(done Repeat) bool { return done.Config == c.label }) {
		r.unable[c.label] = err
	}
	return err
}

// reaping is how long the end of a server may take to be known here after the system
// knows it.
const reaping = time.Second

// lasted is why a turn failed: the reason for which its server ended, if it has,
// since that explains whatever else went wrong. A server that has just ended may
// not have been waited for yet.
func lasted(ctx context.Context, s Target, otherwise error) error {
	select {
	case <-s.Done():
	case <-ctx.Done(): // as it is when the server is known to have ended, or the run
	case <-time.After(reaping):
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("its server did not last: %w", err)
	}
	return otherwise
}

// load generates one load, adds the share of the generator's capacity, and notes what this
// program itself used meanwhile.
func (r *Runner) load(ctx context.Context, c contestant, o load.Options) (load.Measurement, error) {
	begun, before := time.Now(), r.engine.used()
	generate := func() (load.Measurement, error) {
		return r.engine.load(ctx, positionLoad{o, c.position()}, r.observe)
	}
	if r.plan.Engine == K6 {
		generate = func() (load.Measurement, error) { return r.foreignLoad(ctx, c, o) }
	}
	m, err := generate()
	if took := time.Since(begun); took > 0 {
		r.own = (r.engine.used() - before).Seconds() / took.Seconds()
	}
	m.Generator.Capacity = r.generator.Of(o, m)
	return m, err
}

// check returns why a load is no measurement, or nil.
func (c contestant) check(m load.Measurement, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("the load failed: %w", err)
	case m.Requests+m.Unsent == 0:
		return errors.New("no request was due in a repeat; raise the rate, or let a repeat last longer")
	case m.OK == 0 && !c.tried:
		return fmt.Errorf("none of %s requests was answered well (%s); try the address in a browser", figure.Count(m.Requests), Failures(m))
	}
	return nil
}

// serverUsage is a server's usage per second of the measured load. The warm-up
// lies between the two samples as well; its requests cost as much as the measured ones
// do, so its part is taken out by their number.
func serverUsage(before, after server.Usage, m load.Measurement) ServerUsage {
	used := ServerUsage{RSS: after.RSS, PSS: after.PSS, Threads: after.Threads, Processes: after.Processes}
	if m.Seconds > 0 && m.Requests > 0 {
		part := float64(m.Requests) / float64(m.Requests+m.WarmedUp)
		used.CPU = max(0, (after.CPU-before.CPU).Seconds()) * part / m.Seconds // less when a process has ended
	}
	return used
}
