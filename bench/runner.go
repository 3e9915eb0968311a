package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"perihelion/bench/k6"
	"perihelion/bench/load"
	"perihelion/bench/load/calibrate"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// Runner carries out one plan. Run is called once; Snapshot may be called at any
// time from any goroutine.
type Runner struct {
	plan        Plan
	contestants []contestant
	engine      engine
	rounds      *rounds.Run[detail]

	// Of the goroutine in Run alone.
	own       float64 // cores that this process used during the last load
	keeper    Keeper  // or nil
	record    Record
	step      Step                    // of the turn under way
	k6        string                  // where it is looked for; "": where it usually is
	program   k6.Program              // as it was found
	wait      load.Wait               // how the load generator waits for answers, in all turns
	generator calibrate.Calibration   // of the load generator here; empty where there is none
	python    []python.Interpreter    // found here, where the plan needs one
	forecast  Forecast                // of a run that goes on until it is decided
	latencies map[string]load.Latency // pooled so far, by At
	unable    map[string]error        // why the server of a configuration did not start, by label
}

// contestant is one row of the results: a server that is started, or a URL of the
// user's.
type contestant struct {
	label  string
	level  int            // of a sweep: the number of connections; else 0
	server server.Options // to be started
	path   string         // and asked of it
	url    string         // instead, of a server that runs

	connections int     // at the same time
	rate        float64 // requests per second; 0: as fast as possible
	tried       bool    // rate is a trial of a search, which may be too much
}

// ErrNothing is returned by Run when no configuration could be measured at all;
// the reasons are in the results' warnings.
var ErrNothing = errors.New("no configuration could be measured")

// NewRunner prepares a run. The error is that of Plan.Validate.
func NewRunner(p Plan) (*Runner, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if _, err := p.Request.Loaded(); err != nil {
		return nil, err // of a file that has changed
	}
	return newRunner(p, children{}), nil
}

func newRunner(p Plan, e engine) *Runner {
	p.Configs, p.Own, p.URLs, p.Sweep = slices.Clone(p.Configs), slices.Clone(p.Own), slices.Clone(p.URLs), slices.Clone(p.Sweep)
	p.Request, p.Stages, p.Limits = p.Request.Clone(), slices.Clone(p.Stages), slices.Clone(p.Limits)
	if len(p.Configs) > 0 {
		p.Path = p.path() // the stored plan has the path that was used
	}
	r := &Runner{engine: e, latencies: make(map[string]load.Latency), unable: make(map[string]error)}
	for _, s := range server.At(p.URLs) {
		r.contestants = append(r.contestants, contestant{label: s.Label(), url: s.URL})
	}
	for _, c := range p.Configs {
		r.contestants = append(r.contestants, contestant{label: c.String(), server: p.serverOptions(c), path: p.path()})
	}
	for i, c := range p.Own {
		r.contestants = append(r.contestants, contestant{label: c.Name, server: server.Options{Command: &p.Own[i], Probe: p.probe(c)}, path: c.RequestPath()})
	}
	r.contestants = atLevels(r.contestants, p)
	r.rounds = rounds.New[detail](p.Seed, p.Repeats, len(r.contestants))
	p.Seed = r.rounds.Seed()
	r.plan = p
	r.record = Record{Plan: p}
	r.rounds.Show(func(_ *rounds.Status, d *detail) { d.partial = r.partial() })
	return r
}

// atLevels gives contestants their connections. In a sweep each is one contestant at every
// number of them.
func atLevels(all []contestant, p Plan) []contestant {
	var out []contestant
	for _, c := range all {
		for _, n := range p.Levels() {
			if c.connections = n; len(p.Sweep) > 0 {
				c.level = n
			}
			out = append(out, c)
		}
	}
	return out
}

// Run measures every configuration Repeats times, a round at a time, and returns
// when everything that it started has ended. When ctx ends, so does the run, at
// once: the repeat under way is dropped, the finished ones are returned with
// Stopped set and no error. A configuration that does not work is given up, with a
// warning; ErrNothing is returned where this befell all of them. An error of k6.Find, or of
// the file of requests, is returned before anything has begun.
func (r *Runner) Run(ctx context.Context) (Results, error) {
	r.record.Started = time.Now()
	if err := r.rounds.Begin(r.record.Started); err != nil {
		return Results{}, err
	}
	if err := r.pin(); err != nil {
		return Results{}, err
	}
	if r.plan.Engine == K6 {
		program, err := r.engine.k6(ctx, r.k6)
		if err != nil {
			return Results{}, err
		}
		r.program = program
	}
	r.record.Environment = ThisMachine()
	if slices.ContainsFunc(r.plan.Configs, server.Config.IsPython) {
		r.python = server.Interpreters(ctx, r.plan.Python)
		r.record.Environment.Python = server.Under(r.plan.Configs, r.python)
		r.record.Environment.Libraries = server.Libraries(r.plan.Configs, r.python)
	}
	var err error
	if r.generator, _, err = r.engine.calibration(); err != nil {
		r.record.Uncalibrated = err.Error()
	}
	r.handOver(func(k Keeper) error { return k.Begin(r.record) })
	r.wait = r.chooseWait(ctx)
	_ = r.rounds.Rounds(ctx, rounds.Contest[detail]{ // without Over there is no error
		Turn: r.take,
		GiveUp: func(_ rounds.Turn, err error) {
			r.step.Broken = err.Error()
			r.add()
		},
		Guess: r.guess,
		Enough: func() bool {
			r.record.Decided = r.partial().decided()
			return r.record.Decided
		},
		Evaluate: func(d *detail) {
			*d = detail{names: d.names, partial: r.partial()}
			r.forecast = d.partial.Forecast()
		},
	})
	r.add() // of a turn that was cut short
	r.record.Finished = time.Now()
	r.record.Stopped = ctx.Err() != nil && r.rounds.Stopped()
	results := r.end()
	r.rounds.End(r.record.Finished, func(s *rounds.Status, d *detail) {
		*d = detail{partial: results}
		s.Phase = "finished"
		if results.Stopped {
			s.Phase = fmt.Sprintf("stopped after %d of %d repeats", s.Done, s.Total)
		}
	})
	if len(r.record.Broken) == len(r.contestants) && len(r.record.Repeats) == 0 {
		return results, ErrNothing
	}
	return results, nil
}

// mostAgain is how often a turn is made again because its load was suspended. A
// machine that suspends it each time gives its figures with the warning.
const mostAgain = 2

// take gives one contestant its turn. A turn in which the load generator was suspended
// is no measurement of the server and is made again.
func (r *Runner) take(ctx context.Context, t rounds.Turn) (keep func(), err error) {
	c := r.contestants[t.Contestant]
	if c.rate = r.plan.Rate; r.plan.P99Below > 0 {
		c.rate = r.nextRate(c.label)
		c.tried = c.rate > 0
	}
	r.step = Step{Config: c.label, Connections: c.level}
	if err := r.unable[c.label]; err != nil { // at another number of connections: it need not be tried at each
		return nil, err
	}
	m, used, err := r.turn(ctx, c, t)
	for range mostAgain {
		if m.Suspended == 0 || ctx.Err() != nil {
			break
		}
		r.step.Suspended = append(r.step.Suspended, m.Suspended)
		m, used, err = r.turn(ctx, c, t)
	}
	return func() {
		turn := Turn{Round: t.Round, Place: t.Place, Connections: c.level, Server: used, Own: r.own}
		if r.plan.P99Below > 0 {
			turn.Rate = c.rate
		}
		r.step.Repeat = &Repeat{Config: c.label, Turn: turn, Measurement: m}
		r.add()
		delete(r.latencies, At(c.label, c.level))
	}, err
}

// guess returns how long a turn takes of which nothing is known yet: as the plan has it,
// with the start of its server, or as long as the others took.
func (r *Runner) guess(contestant int, others time.Duration) time.Duration {
	length := r.plan.Length()
	if length == 0 {
		return others
	}
	const warmUp = 350 * time.Millisecond
	around := warmUp
	if c := r.contestants[contestant]; c.url == "" {
		around += c.server.Config.Rough().Start
	}
	return length + around
}

// end evaluates the run and hands the results over. An error of that is in the results
// that it returns.
func (r *Runner) end() Results {
	r.record.Unkept = "" // End tries again to keep what could not be kept before
	results := r.partial()
	r.handOver(func(k Keeper) error { return k.End(results) })
	if r.record.Unkept != "" {
		results = r.partial()
	}
	return results
}

// partial evaluates the finished turns. It is called between turns only, so that it
// takes nothing from a load, and pools histograms only where a repeat was added.
func (r *Runner) partial() Results {
	return evaluate(r.record, func(key string, repeats []load.Measurement) load.Latency {
		if _, known := r.latencies[key]; !known {
			r.latencies[key] = load.Merge(repeats)
		}
		return r.latencies[key]
	})
}
