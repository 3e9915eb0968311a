package clients

import (
	"context"
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// Runner carries out one Plan. Run is called once; Snapshot may be called at any
// time from any goroutine.
type Runner struct {
	plan   Plan
	engine engine
	ways   []way
	rounds *rounds.Run[detail]
	keeper Keeper // nil: the run is not kept

	// Of the goroutine in Run alone.
	results Results  // evaluated, but for the medians
	python  []string // the interpreter of each way
}

// detail is the part of a snapshot of clients besides the status of the rounds.
type detail struct {
	progress load.Progress // of the current client
	partial  Results
}

// NewRunner prepares a run. The error is that of Plan.Validate.
func NewRunner(p Plan) (*Runner, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return newRunner(p, children{}), nil
}

func newRunner(p Plan, e engine) *Runner {
	r := &Runner{engine: e, ways: ways(p.Requests)}
	r.rounds = rounds.New[detail](p.Seed, p.Repeats, len(r.ways))
	p.Seed = r.rounds.Seed()
	r.plan, r.results = p, Results{Plan: p, Asked: p.URL}
	for i, w := range r.ways {
		c := Client{
			Name: w.name(), By: w.by, Way: w.words, Concurrency: w.concurrency,
			Unable: w.unused(p.Requests), Expected: p.Expected(w.concurrency),
		}
		if c.Unable != "" {
			r.rounds.Leave(i)
		}
		r.results.Clients = append(r.results.Clients, c)
	}
	r.python = make([]string, len(r.ways))
	r.show("ready to start")
	return r
}

// Run gives each client that can run Repeats turns, a round at a time, in an order
// that is drawn anew for each, and returns when everything that it started has
// ended. When ctx ends, so does the run, at once: the turn under way is dropped,
// the finished ones are returned with Stopped set and no error. A client that
// cannot run, or does not, stays in the results with the reason. An error is returned
// where the built-in target did not start or did not last; the results hold the turns
// that were finished by then.
func (r *Runner) Run(ctx context.Context) (Results, error) {
	r.results.Started = time.Now()
	if err := r.rounds.Begin(r.results.Started); err != nil {
		return Results{}, err
	}
	r.results.Environment = bench.ThisMachine()
	r.show("looking for Python")
	var err error
	if found := r.engine.find(ctx, r.plan.Python); ctx.Err() == nil {
		r.choose(found)
		err = r.ask(ctx)
	}
	r.results.Finished = time.Now()
	r.results.Stopped = err != nil
	if ctx.Err() != nil {
		r.results.Stopped, err = r.rounds.Stopped(), nil
	}
	results := r.end()
	r.rounds.End(r.results.Finished, func(s *rounds.Status, d *detail) {
		*d = detail{partial: results}
		s.Phase = "finished"
		if results.Stopped {
			s.Phase = fmt.Sprintf("stopped after %d of %d turns", s.Done, s.Total)
		}
	})
	return results, err
}

// choose finds an interpreter for each of Python's ways: one for all of them where
// there is one, so that all run under the same.
func (r *Runner) choose(found []python.Interpreter) {
	common, err := python.Choose(found, []string{ByRequests, ByAiohttp})
	under := make(map[string][]string) // modules, by interpreter
	var order []python.Interpreter
	for i, w := range r.ways {
		if !w.isPython() {
			continue
		}
		p, lacking := common, err
		if err != nil {
			p, lacking = python.Choose(found, []string{w.by})
		}
		c := &r.results.Clients[i]
		if lacking != nil {
			c.Unable = lacking.Error()
			r.rounds.Leave(i)
			continue
		}
		r.python[i] = p.Path
		c.Library = w.by + " " + p.Modules[w.by]
		if len(under[p.Path]) == 0 {
			order = append(order, p)
		}
		if all := under[p.Path]; len(all) == 0 || all[len(all)-1] != c.Library {
			under[p.Path] = append(all, c.Library)
		}
	}
	var parts []string
	for _, p := range order {
		parts = append(parts, "Python "+p.Version+", "+strings.Join(under[p.Path], ", ")+" ("+p.Path+")")
	}
	r.results.Environment.Python = strings.Join(parts, "; ")
}

// ask carries out the rounds on the target, which it starts where the plan names none.
func (r *Runner) ask(ctx context.Context) error {
	var t bench.Target
	if r.plan.URL == "" {
		r.show("the built-in target is being started")
		var err error
		t, err = r.engine.start(ctx, server.Options{Config: server.Config{Name: server.Goroutines}, Delay: r.plan.Delay})
		if err != nil {
			return fmt.Errorf("the built-in target did not start: %w", err)
		}
		defer t.Stop()
		r.results.Asked = t.URL() + bench.DefaultPath
		if err := r.warm(ctx); err != nil {
			return err
		}
	}
	r.keepTurns(ctx)
	return r.rounds.Rounds(ctx, rounds.Contest[detail]{
		Turn:     func(ctx context.Context, turn rounds.Turn) (func(), error) { return r.turn(ctx, turn, t) },
		GiveUp:   func(turn rounds.Turn, err error) { r.results.Clients[turn.Contestant].Broken = err.Error() },
		Guess:    r.guess,
		Evaluate: func(d *detail) { *d = detail{partial: evaluate(r.results)} },
		Over: func() error {
			r.keepTurns(ctx)
			if t != nil && t.Err() != nil {
				return fmt.Errorf("the built-in target did not last: %w", t.Err())
			}
			return nil
		},
	})
}

// warm asks a target that was just started some requests that are not counted, so
// that the first client finds it as the others do.
func (r *Runner) warm(ctx context.Context) error {
	const connections = 20
	w := way{by: ByPerihelion, words: "warm-up", concurrency: connections}
	q := r.plan.to(r.results.Asked)
	q.requests = connections
	if _, err := r.engine.request(ctx, w, "", q, nil); err != nil {
		return fmt.Errorf("the built-in target cannot be asked: %w", err)
	}
	return nil
}

// turn has one client make its requests.
func (r *Runner) turn(ctx context.Context, turn rounds.Turn, t bench.Target) (keep func(), err error) {
	at := turn.Contestant
	c := &r.results.Clients[at]
	phase := fmt.Sprintf("%s, round %d of %d", c.Name, turn.Round, r.plan.Repeats)
	r.rounds.Show(func(s *rounds.Status, d *detail) {
		s.Phase, s.Current, d.progress = phase, at, load.Progress{}
	})
	before, counted := used(t)
	repeat, err := r.engine.request(ctx, r.ways[at], r.python[at], r.plan.to(r.results.Asked), r.observe)
	if after, ok := used(t); ok && counted {
		repeat.Target = max(0, (after - before).Seconds())
	}
	repeat.Round, repeat.Place = turn.Round, turn.Place
	return func() {
		// Evaluations that were handed out hold the slice that was there before.
		c.Repeats = append(c.Repeats[:len(c.Repeats):len(c.Repeats)], repeat)
	}, err
}

// guess returns how long a client's first turn takes: the least that it can, and a
// start. Of a site that nobody has asked yet nothing is known.
func (r *Runner) guess(client int, _ time.Duration) time.Duration {
	if r.plan.URL != "" {
		return 0
	}
	const start = 400 * time.Millisecond // of a process, Python's as a rule
	return time.Duration(r.results.Clients[client].Expected*float64(time.Second)) + start
}

// used is the processor time that a target has used until now.
func used(t bench.Target) (time.Duration, bool) {
	if t == nil {
		return 0, false
	}
	u, err := t.Usage()
	return u.CPU, err == nil
}

// observe publishes how far a client has come. It comes from the load's goroutine.
func (r *Runner) observe(p load.Progress) {
	r.rounds.Show(func(s *rounds.Status, d *detail) {
		if s.Current != rounds.Nobody {
			d.progress = p
		}
	})
}

// show publishes a step before the rounds, with the results so far.
func (r *Runner) show(phase string) {
	partial := evaluate(r.results)
	r.rounds.Show(func(s *rounds.Status, d *detail) { s.Phase, d.partial = phase, partial })
}

// Snapshot returns how the run stands now.
func (r *Runner) Snapshot() Snapshot {
	status, d := r.rounds.Look(time.Now())
	s := Snapshot{
		Phase: status.Phase, Done: status.Done, Total: status.Total,
		Elapsed: status.Elapsed, Remaining: status.Remaining, Progress: d.progress, Partial: d.partial,
	}
	if status.Current != rounds.Nobody {
		s.Current = r.ways[status.Current].name()
	}
	return s
}
