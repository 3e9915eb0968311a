package benchmark

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
	"perihelion/bench/store"
)

// stage is a tab in a window without a screen, with everything it reaches
// outside the window through replaced.
type stage struct {
	t     *testing.T
	app   fyne.App
	win   fyne.Window
	tab   *Tab
	queue chan func() // calls for the goroutine of the user interface: the test's

	mu     sync.Mutex
	plans  []bench.Plan // asked of the runner
	fake   *fakeRunner  // the last one
	locals map[string]bool
	refuse error        // of the runner
	store  *store.Store // of the tab, in a temporary folder; nil: it keeps nothing
	python []python.Interpreter
}

// newStage opens a tab of w by h units, in a variant of the theme.
func newStage(t *testing.T, w, h float32, variant widget.Variant) *stage {
	t.Helper()
	s := &stage{t: t, app: test.NewTempApp(t), queue: make(chan func(), 1000), locals: make(map[string]bool), python: []python.Interpreter{{
		Path: "/usr/bin/python3", Version: "3.11.2",
		Modules: map[string]string{"aiohttp": "3.8.4", "flask": "2.2.2", "gunicorn": "20.1.0", "ephem": "4.1.4", "requests": "2.28.1"},
	}}}
	for _, c := range server.Configs() {
		for _, m := range c.Modules() {
			if s.python[0].Modules[m] == "" {
				s.python[0].Modules[m] = "1.0"
			}
		}
	}
	s.app.Settings().SetTheme(widget.NewTheme(variant))
	s.open(w, h)
	return s
}

// open makes the tab anew, as the next start of the program does.
func (s *stage) open(w, h float32) {
	s.win = test.NewTempWindow(s.t, nil)
	s.tab = newTab(s.win, s.app.Preferences(), s.host())
	s.tab.in.patience = time.Minute // so that a busy machine changes nothing
	s.win.SetPadded(false)
	s.win.SetContent(s.tab.Content())
	s.win.Resize(fyne.NewSize(w, h))
	if s.store != nil {
		s.tab.KeepIn(s.store, nil)
	}
	s.t.Cleanup(s.tab.Close)
	s.tab.Start()
	s.until("Python was looked for", func() bool { return s.tab.in.python.found.Text() != form.LookingForPython })
}

func (s *stage) host() host {
	h := thisHost()
	h.do = func(f func()) { s.queue <- f }
	h.paint = func(_ context.Context, f func()) { s.queue <- f }
	h.calm = 0
	h.machine = bench.Environment{OS: "linux", Arch: "amd64", Cores: 2}
	h.servers = func(p bench.Plan) (serverRunner, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.refuse != nil {
			return nil, s.refuse
		}
		s.plans = append(s.plans, p)
		s.fake = newFakeRunner(p)
		return s.fake, nil
	}
	h.python = func(context.Context, string) []python.Interpreter { return s.python }
	h.isLocal = func(url string) (bool, error) { return s.locals[url], nil }
	return h
}

// until carries out queued calls until a condition holds.
func (s *stage) until(what string, holds func() bool) {
	s.t.Helper()
	deadline := time.After(30 * time.Second)
	for !holds() {
		select {
		case f := <-s.queue:
			f()
		case <-deadline:
			s.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// drain carries out the calls queued so far.
func (s *stage) drain() {
	for {
		select {
		case f := <-s.queue:
			f()
		default:
			return
		}
	}
}

// fakeRunner is a run that the test carries out step by step.
type fakeRunner struct {
	plan   bench.Plan
	finish chan bench.Results

	mu       sync.Mutex
	snapshot bench.Snapshot
	err      error
	returned atomic.Bool // Run has
	between  func(context.Context)
	keeper   bench.Keeper
}

func newFakeRunner(p bench.Plan) *fakeRunner {
	return &fakeRunner{plan: p, finish: make(chan bench.Results, 1), snapshot: bench.Snapshot{
		Phase: "ready to start", Total: p.Repeats * len(p.Labels()),
		States: map[string]bench.State{}, Partial: evaluated(p, 0),
	}}
}

func (f *fakeRunner) Run(ctx context.Context) (bench.Results, error) {
	defer f.returned.Store(true)
	select {
	case r := <-f.finish:
		f.mu.Lock()
		defer f.mu.Unlock()
		handOver(f.keeper, r)
		return r, f.err
	case <-ctx.Done():
		f.mu.Lock()
		defer f.mu.Unlock()
		r := f.snapshot.Partial
		r.Stopped = true
		handOver(f.keeper, r)
		return r, nil
	}
}

// handOver hands a run over as bench.Runner does.
func handOver(k bench.Keeper, r bench.Results) {
	if k == nil {
		return
	}
	_ = k.Begin(bench.Record{Plan: r.Plan, Environment: r.Environment, Started: r.Started})
	for _, result := range r.Results {
		for i, m := range result.Repeats {
			_ = k.Add(bench.Step{Config: result.Config, Repeat: &bench.Repeat{Config: result.Config, Turn: result.Turns[i], Measurement: m}})
		}
	}
	_ = k.End(r)
}

func (f *fakeRunner) Keep(k bench.Keeper) { f.keeper = k }

func (f *fakeRunner) Between(between func(context.Context)) { f.between = between }

func (f *fakeRunner) Snapshot() bench.Snapshot {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.snapshot
}

// at puts the run where n of its repeats are finished and one is under way.
func (f *fakeRunner) at(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	labels := f.plan.Labels()
	current := labels[n%len(labels)]
	s := bench.Snapshot{
		Done: n, Total: f.plan.Repeats * len(labels), Elapsed: 12 * time.Second, Remaining: 9 * time.Second,
		Current: current, Phase: "under way", Partial: evaluated(f.plan, n),
		Progress: load.Progress{Requests: 421, OK: 421, Elapsed: 11 * time.Millisecond},
		States:   map[string]bench.State{},
	}
	for i, label := range labels {
		s.States[label] = bench.Waiting
		if i < n {
			s.States[label] = bench.Idle
		}
	}
	s.States[current] = bench.Loading
	f.snapshot = s
}

// evaluated are results of a plan of which the first n repeats are finished.
func evaluated(p bench.Plan, n int) bench.Results {
	record := bench.Record{
		Plan: p, Environment: bench.Environment{OS: "linux", Arch: "amd64", Cores: 2},
		Started:  time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC),
		Finished: time.Date(2026, 11, 22, 10, 0, 21, 0, time.UTC),
	}
	labels := p.Labels()
	for i := range n {
		at, round := i%len(labels), i/len(labels)
		rps := []float64{21840, 30112, 38412, 41077, 61203}[at%5] + float64((i*7919)%9)*55
		record.Repeats = append(record.Repeats, bench.Repeat{
			Config: labels[at],
			Turn: bench.Turn{Round: round + 1, Place: at + 1, Server: bench.ServerUsage{
				CPU: 0.91 + float64(at)/10, RSS: 14_200_000 + int64(at)*9_000_000, Processes: 1 + at%2*2,
			}},
			Measurement: load.Measurement{
				Model: "closed", Requests: 1000, OK: 1000, Seconds: 1000 / rps, RPS: rps, KeepAlive: at > 0,
				Latency: load.Latency{Mean: .5, P50: .49, P90: .8, P99: 1.4, P999: 2.38, P9999: 2.9, Max: 3},
				Classes: map[load.Class]int64{load.Status2xx: 1000}, CPU: load.CPU{User: 0.01, Sys: 0.01},
			},
		})
	}
	return bench.Evaluate(record)
}

// line is the line of a key.
func (in *inputs) line(key string) *line {
	for _, l := range in.lines {
		if l.key == key {
			return l
		}
	}
	return nil
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// table is the table of the first view, which has a row for each server.
func (s *serverSession) table() *widget.Table { return s.pane.entries[0].table }
