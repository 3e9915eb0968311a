package load

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"

	"perihelion/bench/child"
)

// partRole names a child that generates a part of a load.
const partRole = "load-part"

// partRequest is handed to it: the options of the whole load, and its part.
type partRequest struct {
	Options Options `json:"options"`
	Part    part    `json:"part"`
}

// generatePart is the role of such a child. The parts divide the cores between them.
func generatePart(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var q partRequest
	if err := json.Unmarshal(request, &q); err != nil {
		return fmt.Errorf("read the options: %w", err)
	}
	runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0)/q.Part.Of, 1))
	return generate(ctx, q.Options, q.Part, stdout)
}

// runParts generates a load in several processes, which begin together when all have
// warmed up. The failure of one ends the others.
func runParts(ctx context.Context, o Options, observe func(Progress)) (Measurement, error) {
	if err := o.Validate(); err != nil {
		return Measurement{}, err
	}
	if o = o.WithDefaults(); o.Seed == 0 {
		o.Seed = drawSeed()
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	g := &generators{observe: observe, latest: make([]Progress, o.Generators)}
	for i := range o.Generators {
		p, err := child.Start(inner, partRole, arguments(o), partRequest{o, part{i, o.Generators}}, child.Options{Suspends: true})
		if err != nil {
			cancel()
			g.wait()
			return Measurement{}, fmt.Errorf("start the load generator %d of %d: %w", i+1, o.Generators, err)
		}
		g.processes = append(g.processes, p)
	}
	accounts := make([]*account, o.Generators)
	var following sync.WaitGroup
	for i, p := range g.processes {
		following.Go(func() {
			a, err := supervise(p, func(heard func()) (*account, error) { return g.follow(i, heard) })
			if ended := p.Wait(); err != nil && ended != nil && !errors.Is(err, errNoHeartbeat) {
				err = ended
			}
			if accounts[i] = a; err != nil {
				g.fail(fmt.Errorf("generator %d of %d: %w", i+1, o.Generators, err))
				cancel()
			}
		})
	}
	following.Wait()
	if err := g.failure; err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return Measurement{}, fmt.Errorf("generate load: %w", err)
	}
	return combined(accounts).measurement(o), nil
}

// generators are the processes of one load.
type generators struct {
	processes []*child.Process
	observe   func(Progress) // may be nil

	mu      sync.Mutex // guards the rest
	ready   int        // of the processes
	latest  []Progress // of each
	shown   time.Duration
	failure error // the first
}

// follow reads the lines of a process up to its account, and calls heard at each.
func (g *generators) follow(i int, heard func()) (*account, error) {
	p := g.processes[i]
	for {
		line, err := p.Line()
		heard()
		if errors.Is(err, io.EOF) {
			return nil, p.Explain(errors.New("it ended without a result"))
		} else if err != nil {
			return nil, err
		}
		var r report
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("read its report: %w", err)
		}
		switch {
		case r.Account != nil:
			return r.Account, nil
		case r.Ready:
			g.arrive()
		case r.Progress != nil:
			g.advance(i, *r.Progress)
		}
	}
}

// arrive notes that a process has warmed up, and lets all begin when it is the last.
func (g *generators) arrive() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ready++; g.ready == len(g.processes) {
		for _, p := range g.processes {
			p.Begin()
		}
	}
}

// advance notes how far a process has come, and reports the sum.
func (g *generators) advance(i int, p Progress) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.latest[i] = p
	if g.observe == nil || p.Elapsed-g.shown < progressEvery*9/10 {
		return
	}
	g.shown = p.Elapsed
	var sum Progress
	for _, one := range g.latest {
		sum.Requests += one.Requests
		sum.OK += one.OK
		sum.TimedOut += one.TimedOut
		sum.Elapsed = max(sum.Elapsed, one.Elapsed)
	}
	g.observe(sum)
}

// fail keeps the first failure.
func (g *generators) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.failure == nil {
		g.failure = err
	}
}

// wait waits for the end of all processes, which have been asked to end.
func (g *generators) wait() {
	for _, p := range g.processes {
		_ = p.Wait() // they have failed to start together
	}
}
