package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// Runner carries out one plan. Run is called once; Snapshot may be called at any
// time from any goroutine.
type Runner struct {
	plan       Plan
	contenders []contender
	engine     engine
	used       atomic.Bool // Run has been called
	view       view

	// Of the goroutine in Run alone.
	record    Record
	generator load.Calibration // what the load generator can do here; empty: nobody knows
	done      int              // repeats finished or given up
	round     int
	python    []python.Interpreter       // those found, where the plan needs one
	took      map[string][]time.Duration // by finished turns, by label
	latencies map[string]load.Latency    // pooled so far, by label
}

// contender is one row of the results: a server that is started, or a URL of the
// user's.
type contender struct {
	label  string
	server server.Options // what is started
	path   string         // and asked of it
	url    string         // instead, of a server that runs
}

// ErrNothing is returned by Run when no configuration could be measured at all;
// the results then say why.
var ErrNothing = errors.New("no configuration could be measured")

// NewRunner prepares a run. The error is that of Plan.Validate.
func NewRunner(p Plan) (*Runner, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return newRunner(p, children{}), nil
}

func newRunner(p Plan, e engine) *Runner {
	p.Configs, p.Own = slices.Clone(p.Configs), slices.Clone(p.Own)
	if len(p.Configs) > 0 {
		p.Path = p.path() // the stored plan says what was asked
	}
	for p.Seed == 0 {
		p.Seed = rand.Uint64() >> 11 // exact in JSON's numbers
	}
	r := &Runner{plan: p, engine: e, took: make(map[string][]time.Duration), latencies: make(map[string]load.Latency)}
	if p.URL != "" {
		r.contenders = []contender{{label: p.Labels()[0], url: p.URL}}
	}
	for _, c := range p.Configs {
		o := server.Options{Config: c, Work: p.Work, Delay: p.Delay, MaxProcs: p.MaxProcs, Python: p.Python}
		r.contenders = append(r.contenders, contender{label: c.String(), server: o, path: p.path()})
	}
	for i, c := range p.Own {
		r.contenders = append(r.contenders, contender{label: c.Name, server: server.Options{Command: &p.Own[i]}, path: c.RequestPath()})
	}
	r.record = Record{Plan: p, Broken: make(map[string]string), Suspended: make(map[string][]float64), Logs: make(map[string][]string)}
	states := make(map[string]State)
	for _, c := range r.contenders {
		states[c.label] = Waiting
	}
	r.view.publish(func(s *Snapshot) {
		*s = Snapshot{Phase: "ready to start", Total: r.total(), States: states, Partial: r.partial()}
	})
	return r
}

// Run measures every configuration Repeats times, a round at a time, and returns
// when everything that it started has ended. When ctx ends, so does the run, at
// once: the repeat under way is dropped, the finished ones are returned with
// Stopped set and no error. A configuration that does not work is given up, with a
// warning; ErrNothing says that this befell all of them.
func (r *Runner) Run(ctx context.Context) (Results, error) {
	if r.used.Swap(true) {
		return Results{}, errors.New("a Runner runs once")
	}
	r.record.Environment = ThisMachine()
	if slices.ContainsFunc(r.plan.Configs, server.Config.IsPython) {
		r.python = server.Interpreters(ctx, r.plan.Python)
		r.record.Environment.Python = server.Under(r.plan.Configs, r.python)
	}
	var err error
	if r.generator, _, err = r.engine.calibration(); err != nil {
		r.record.Uncalibrated = err.Error()
	}
	r.record.Started = time.Now()
	r.view.begin(r.record.Started)
	for i, order := range rounds.Orders(r.plan.Seed, r.plan.Repeats, len(r.contenders)) {
		r.round = i + 1
		for place, at := range order {
			if ctx.Err() == nil {
				r.take(ctx, r.contenders[at], place+1)
			}
		}
	}
	r.record.Finished = time.Now()
	r.record.Stopped = ctx.Err() != nil && r.done < r.total()
	results := r.partial()
	r.view.end(r.record.Finished, results)
	if len(r.record.Broken) == len(r.contenders) && len(r.record.Repeats) == 0 {
		return results, ErrNothing
	}
	return results, nil
}

// Snapshot is how the run stands now.
func (r *Runner) Snapshot() Snapshot { return r.view.at(time.Now()) }

// mostAgain is how often a turn is made again because its load was suspended. A
// machine that suspends it each time gives its figures with the warning.
const mostAgain = 2

// take gives one contender its turn and keeps what comes of it. A turn in which the
// load generator was suspended says nothing of the server and is made again.
func (r *Runner) take(ctx context.Context, c contender, place int) {
	if r.record.Broken[c.label] != "" {
		return
	}
	begun := time.Now()
	r.view.expect(r.finishing(begun))
	m, used, err := r.turn(ctx, c)
	for range mostAgain {
		if m.Suspended == 0 || ctx.Err() != nil {
			break
		}
		r.record.Suspended[c.label] = append(r.record.Suspended[c.label], m.Suspended)
		m, used, err = r.turn(ctx, c)
	}
	state := Idle
	switch {
	case ctx.Err() != nil:
		// Whether this load was cut short or had just ended cannot be told: drop it.
	case err != nil:
		r.record.Broken[c.label] = err.Error()
		r.done += r.plan.Repeats - r.round + 1
		state = Broken
	default:
		turn := Turn{Round: r.round, Place: place, Server: used}
		r.record.Repeats = append(r.record.Repeats, Repeat{Config: c.label, Turn: turn, Measurement: m})
		r.took[c.label] = append(r.took[c.label], time.Since(begun))
		r.done++
		if r.round == r.plan.Repeats {
			state = Done
		}
	}
	delete(r.latencies, c.label)
	partial := r.partial()
	r.view.publish(func(s *Snapshot) {
		s.Current, s.Progress = "", load.Progress{}
		s.States[c.label] = state
		s.Done, s.Partial = r.done, partial
	})
}

// keepLog keeps what a server has written. Evaluations that were handed out hold
// the slice that was there before.
func (r *Runner) keepLog(c contender, log []string) { r.record.Logs[c.label] = log }

// show publishes what a contender is at.
func (r *Runner) show(c contender, state State, doing string) {
	phase, names := named.Cut(fmt.Sprintf("%s %s, round %d of %d", named.Mark(c.label), doing, r.round, r.plan.Repeats))
	r.view.replace(func(m *moment) {
		s := &m.snapshot
		s.Current, s.Phase, s.PhaseNames, s.Progress = c.label, phase, names, load.Progress{}
		s.States[c.label] = state
		m.waiting, s.Limit = time.Time{}, 0
		if state == Starting {
			m.waiting, s.Limit = time.Now(), c.server.StartLimit()
		}
	})
}

// observe publishes how far a load has come. It comes from the load's own goroutine.
func (r *Runner) observe(p load.Progress) {
	r.view.publish(func(s *Snapshot) {
		if s.Current != "" {
			s.Progress = p
		}
	})
}

// partial evaluates what there is. It is called between turns only, so that it
// takes nothing from a load, and pools histograms only where a repeat was added.
func (r *Runner) partial() Results {
	return evaluate(r.record, func(config string, repeats []load.Measurement) load.Latency {
		if _, known := r.latencies[config]; !known {
			r.latencies[config] = load.Merge(repeats)
		}
		return r.latencies[config]
	})
}

func (r *Runner) total() int { return len(r.contenders) * r.plan.Repeats }

// finishing estimates when the run ends if a turn begins now: each turn still to
// come takes what those of its configuration took so far, or else what the others
// took. The zero time says that nothing is known yet.
func (r *Runner) finishing(now time.Time) time.Time {
	var all []time.Duration
	for _, took := range r.took {
		all = append(all, took...)
	}
	usual := rounds.Mean(all)
	if len(all) == 0 && r.plan.Duration > 0 {
		const around = 500 * time.Millisecond // to start, warm up and stop
		usual = r.plan.Duration + around
	}
	if usual == 0 {
		return time.Time{}
	}
	for _, c := range r.contenders {
		if r.record.Broken[c.label] != "" {
			continue
		}
		took := r.took[c.label]
		each := usual
		if len(took) > 0 {
			each = rounds.Mean(took)
		}
		now = now.Add(each * time.Duration(r.plan.Repeats-len(took)))
	}
	return now
}
