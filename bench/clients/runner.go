package clients

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

// Runner carries out one Plan. Run is called once; Snapshot may be
// called at any time from any goroutine.
type Runner struct {
	plan   Plan
	engine engine
	ways   []way
	used   atomic.Bool // Run has been called
	view   view

	// Of the goroutine in Run alone.
	results Results  // evaluated, but for the medians
	python  []string // the interpreter of each way
	took    [][]time.Duration
	done    int
}

// NewRunner prepares a run. The error is that of Plan.Validate.
func NewRunner(p Plan) (*Runner, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return newRunner(p, children{}), nil
}

func newRunner(p Plan, e engine) *Runner {
	for p.Seed == 0 {
		p.Seed = rand.Uint64() >> 11 // exact in JSON's numbers
	}
	r := &Runner{plan: p, engine: e, ways: ways(p.Requests)}
	r.results = Results{Plan: p, Asked: p.URL}
	for _, w := range r.ways {
		r.results.Clients = append(r.results.Clients, Client{
			Name: w.name(), By: w.by, Way: w.words, Concurrency: w.concurrency,
			Unable: w.unused(p.Requests), Expected: p.Expected(w.concurrency),
		})
	}
	r.python, r.took = make([]string, len(r.ways)), make([][]time.Duration, len(r.ways))
	r.show("ready to start", "")
	return r
}

// Run gives each client that can run Repeats turns, a round at a time, in an order
// that is drawn anew for each, and returns when everything that it started has
// ended. When ctx ends, so does the run, at once: the turn under way is dropped,
// the finished ones are returned with Stopped set and no error. A client that
// cannot run, or does not, stays in the results with the reason. An error says that
// the built-in target did not start or did not last; the results hold what was
// finished by then.
func (r *Runner) Run(ctx context.Context) (Results, error) {
	if r.used.Swap(true) {
		return Results{}, errors.New("a Runner runs once")
	}
	r.results.Started = time.Now()
	r.results.Environment = bench.ThisMachine()
	r.show("looking for Python", "")
	var err error
	if found := r.engine.find(ctx, r.plan.Python); ctx.Err() == nil {
		r.choose(found)
		err = r.rounds(ctx)
	}
	r.results.Finished = time.Now()
	switch {
	case ctx.Err() != nil:
		err = nil
		r.results.Stopped = r.done < r.total()
	case err != nil:
		r.results.Stopped = true
	}
	if r.results.Stopped {
		r.show(fmt.Sprintf("stopped after %d of %d turns", r.done, r.total()), "")
	} else {
		r.show("finished", "")
	}
	return r.view.Look().Partial, err
}

// Snapshot is how the run stands now.
func (r *Runner) Snapshot() Snapshot { return r.view.at(time.Now()) }

// choose finds an interpreter for each of Python's ways: one for all of them where
// there is one, so that what is compared runs under the same.
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

// rounds asks the target, which it starts where the plan names none.
func (r *Runner) rounds(ctx context.Context) error {
	var t target
	if r.plan.URL == "" {
		r.show("the built-in target is being started", "")
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
	for i, order := range rounds.Orders(r.plan.Seed, r.plan.Repeats, len(r.ways)) {
		place := 0
		for _, at := range order {
			if c := r.results.Clients[at]; c.Unable != "" || c.Broken != "" {
				continue
			}
			place++
			r.turn(ctx, at, i+1, place, t)
			if ctx.Err() != nil {
				return nil
			}
			if t != nil && t.Err() != nil {
				return fmt.Errorf("the built-in target did not last: %w", t.Err())
			}
		}
	}
	return nil
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

// turn has one client make its requests and keeps what comes of it.
func (r *Runner) turn(ctx context.Context, at, round, place int, t target) {
	c, begun := &r.results.Clients[at], time.Now()
	r.expect(begun)
	r.show(fmt.Sprintf("%s, round %d of %d", c.Name, round, r.plan.Repeats), c.Name)
	before, counted := used(t)
	repeat, err := r.engine.request(ctx, r.ways[at], r.python[at], r.plan.to(r.results.Asked), r.observe)
	if ctx.Err() != nil {
		return // whether it was cut short or had just ended cannot be told
	}
	if err != nil {
		c.Broken = err.Error()
		r.done += r.plan.Repeats - round + 1
	} else {
		if after, ok := used(t); ok && counted {
			repeat.Target = max(0, (after - before).Seconds())
		}
		repeat.Round, repeat.Place = round, place
		// Evaluations that were handed out hold the slice that was there before.
		c.Repeats = append(c.Repeats[:len(c.Repeats):len(c.Repeats)], repeat)
		r.took[at] = append(r.took[at], time.Since(begun))
		r.done++
	}
	r.show(r.view.Look().Phase, "")
}

// used is the processor time that a target has used until now.
func used(t target) (time.Duration, bool) {
	if t == nil {
		return 0, false
	}
	u, err := t.Usage()
	return u.CPU, err == nil
}

// observe publishes how far a client has come. It comes from the load's goroutine.
func (r *Runner) observe(p load.Progress) {
	r.view.Replace(func(m *moment) {
		if m.Current != "" {
			m.Progress = p
		}
	})
}

// show publishes what happens now, with what there is by then.
func (r *Runner) show(phase, current string) {
	partial := evaluate(r.results)
	r.view.Replace(func(m *moment) {
		m.Phase, m.Current, m.Progress = phase, current, load.Progress{}
		m.Done, m.Total, m.Partial = r.done, r.total(), partial
	})
}

// total is the number of turns of those that can run.
func (r *Runner) total() int {
	n := 0
	for _, c := range r.results.Clients {
		if c.Unable == "" {
			n += r.plan.Repeats
		}
	}
	return n
}

// expect estimates when the run ends if a turn begins now: each turn still to come
// takes what those of its client took so far, or else what it must and a start.
func (r *Runner) expect(now time.Time) {
	const start = 400 * time.Millisecond // of a process, Python's as a rule
	end := now
	for i, c := range r.results.Clients {
		each := time.Duration(c.Expected*float64(time.Second)) + start
		if len(r.took[i]) > 0 {
			each = rounds.Mean(r.took[i])
		}
		switch {
		case c.Unable != "" || c.Broken != "":
			continue
		case len(r.took[i]) == 0 && r.plan.URL != "":
			end = time.Time{} // nothing is known of the site yet
		}
		if end.IsZero() {
			break
		}
		end = end.Add(each * time.Duration(r.plan.Repeats-len(c.Repeats)))
	}
	r.view.Replace(func(m *moment) { m.expected = end })
}
