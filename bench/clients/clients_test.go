package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/field"
	"perihelion/assets/golden"
	"perihelion/bench"
	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/rounds"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
	"perihelion/bench/warning"
)

// fake is a engine without processes.
type fake struct {
	refuse  error // why the target does not start
	running int   // targets

	python []python.Interpreter
	asked  []string
	take   func(ctx context.Context, w way, n int64) (Repeat, error) // nil means a repeat without failures
}

// fakeTarget uses a second of processor time between two looks.
type fakeTarget struct {
	bench.Target // nobody asks for the rest

	engine *fake
	usages int
}

func (t *fakeTarget) URL() string { return "http://127.0.0.1:1" }
func (t *fakeTarget) Err() error  { return nil }
func (t *fakeTarget) Stop()       { t.engine.running-- }

func (t *fakeTarget) Usage() (server.Usage, error) {
	t.usages++
	return server.Usage{CPU: time.Duration(t.usages) * time.Second}, nil
}

func (f *fake) start(context.Context, server.Options) (bench.Target, error) {
	if f.refuse != nil {
		return nil, f.refuse
	}
	f.running++
	return &fakeTarget{engine: f}, nil
}

func (f *fake) find(context.Context, string) []python.Interpreter { return f.python }

func (f *fake) request(ctx context.Context, w way, python string, q request, observe func(load.Progress)) (Repeat, error) {
	n := q.requests
	f.asked = append(f.asked, strings.TrimSpace(python+" "+w.name()))
	if observe != nil && !w.isPython() {
		observe(load.Progress{Requests: 1, OK: 1})
	}
	if f.take != nil {
		return f.take(ctx, w, n)
	}
	wall := DefaultPlan().Expected(w.concurrency)
	select {
	case <-time.After(time.Duration(wall * float64(time.Second))):
	case <-ctx.Done():
		return Repeat{}, ctx.Err()
	}
	return Repeat{
		Requests: n, OK: n, Times: Times{wall, 0.2, 0.05}, Process: Times{wall + 0.25, 0.4, 0.1},
	}, nil
}

// complete is an interpreter that has everything.
func complete() []python.Interpreter {
	return []python.Interpreter{{Path: "/opt/python", Version: "3.11.2", Modules: map[string]string{"requests": "2.28.1", "aiohttp": "3.8.4"}}}
}

func TestClientsTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{python: complete()}
		p := DefaultPlan()
		p.Repeats, p.Seed = 2, 7
		r := newRunner(p, f)
		if s := r.Snapshot(); s.Phase != "ready to start" || s.Total != 16 || s.Elapsed != 0 {
			t.Errorf("before: %+v", s)
		}
		ended := make(chan Results)
		go func() {
			results, err := r.Run(t.Context())
			if err != nil {
				t.Error(err)
			}
			ended <- results
		}()
		time.Sleep(5 * time.Second)
		s := r.Snapshot()
		if s.Current == "" || !strings.HasPrefix(s.Phase, s.Current+", round ") || s.Elapsed != 5*time.Second || s.Remaining < 30*time.Second || s.Remaining > 60*time.Second {
			t.Errorf("after 5 s: %+v", s)
		}
		results := <-ended
		all := ways(100)
		want := []string{ByPerihelion + ", warm-up"}
		for _, order := range rounds.Orders(7, 2, len(all)) {
			for _, at := range order {
				name := all[at].name()
				if all[at].isPython() {
					name = "/opt/python " + name
				}
				want = append(want, name)
			}
		}
		if d := cmp.Diff(want, f.asked); d != "" {
			t.Error(d)
		}
		if len(results.Clients) != 8 || results.Stopped || f.running != 0 || results.Environment.Python != "Python 3.11.2, requests 2.28.1, aiohttp 3.8.4 (/opt/python)" {
			t.Errorf("results %+v, %d targets running", results, f.running)
		}
		for i, c := range results.Clients {
			if c.Name != all[i].name() || c.Requests != 200 || c.OK != 200 || c.Wall != c.Expected || c.StartUp() < 0.249 || c.StartUp() > 0.251 || c.Repeats[1].Round != 2 || c.Repeats[0].Target != 1 {
				t.Errorf("%+v, want two turns of 100 requests, of the least they can take", c)
			}
		}
		if s := r.Snapshot(); s.Phase != "finished" || s.Done != 16 || s.Current != "" || s.Remaining != 0 {
			t.Errorf("after: %+v", s)
		}
	})
}

func TestClientsStopWithTheirContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		f := &fake{python: complete()}
		p := DefaultPlan()
		p.Repeats, p.Seed = 3, 1
		time.AfterFunc(25*time.Second, cancel)
		began := time.Now()
		r := newRunner(p, f)
		results, err := r.Run(ctx)
		if err != nil || !results.Stopped || time.Since(began) != 25*time.Second || f.running != 0 {
			t.Errorf("error %v, stopped %v after %v, %d targets running; want partial results at the cancel", err, results.Stopped, time.Since(began), f.running)
		}
		done := 0
		for _, c := range results.Clients {
			done += len(c.Repeats)
		}
		if s := r.Snapshot(); done == 0 || done != s.Done || s.Total != 24 || !strings.HasPrefix(s.Phase, "stopped after") {
			t.Errorf("%d turns in the results; snapshot %+v", done, s)
		}
		if len(results.Warnings) == 0 || results.Warnings[0].Code != "stopped" {
			t.Errorf("warnings %q", results.Warnings)
		}
	})
}

func TestClientsThatCannotRunStay(t *testing.T) {
	f := &fake{
		python: []python.Interpreter{{Path: "/opt/python", Version: "3.11.2", Modules: map[string]string{"aiohttp": "3.8.4"}}},
		take: func(_ context.Context, w way, n int64) (Repeat, error) {
			if w.by == ByAiohttp {
				return Repeat{}, errors.New("ImportError: broken")
			}
			return Repeat{Requests: n, OK: n - 1, Reason: "refused", Times: Times{Wall: 1}}, nil
		},
	}
	p := DefaultPlan()
	p.Requests, p.Repeats = 15, 2
	r := newRunner(p, f)
	results, err := r.Run(t.Context())
	if err != nil || results.Stopped {
		t.Fatalf("error %v, stopped %v", err, results.Stopped)
	}
	for i, want := range []string{"", "", "15 requests do not keep 20 connections busy; ask for 20 or more", "", "lacks requests", "lacks requests", "lacks requests", ""} {
		c := results.Clients[i]
		if !strings.Contains(c.Unable, want) || (want == "") != (c.Unable == "") {
			t.Errorf("%s: unable %q, want %q", c.Name, c.Unable, want)
		}
	}
	if c := results.Clients[7]; c.Broken != "ImportError: broken" || len(c.Warnings) != 1 {
		t.Errorf("aiohttp: %+v, want it broken", c)
	}
	if c := results.Clients[0]; c.Failed() != 2 || c.Reason != "refused" || !strings.Contains(c.Warnings[0].Cause, "2 of 30 requests failed (refused)") {
		t.Errorf("%+v, want two failures and why", c)
	}
	if s := r.Snapshot(); s.Done != 8 || s.Total != 8 {
		t.Errorf("%d of %d turns, want 8 of 8: four clients, one of them given up", s.Done, s.Total)
	}
	if u := results.Unable(); len(u) != 2 || u[0].Clients != ByPerihelion || u[1].Clients != ByRequests {
		t.Errorf("Unable() = %+v, want each reason once", u)
	}
}

func TestClientsWithoutTheirTarget(t *testing.T) {
	f := &fake{refuse: errors.New("no ports left")}
	results, err := newRunner(DefaultPlan(), f).Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "no ports left") || !results.Stopped {
		t.Errorf("error %v, results %+v", err, results)
	}
}

func TestClientsDoubtTheTarget(t *testing.T) {
	r := Results{Plan: DefaultPlan(), Environment: bench.Environment{Cores: 2}}
	for i, w := range ways(100) {
		wall := 0.01
		if i == 4 {
			wall = 1
		}
		r.Clients = append(r.Clients, Client{By: w.by, Way: w.words, Repeats: []Repeat{{Times: Times{Wall: wall}, Target: 0.009}}})
	}
	got := warning.Sentences(evaluate(r).Warnings)
	if len(got) != 2 || !strings.Contains(got[0], "up to 90 % of the time of Perihelion, requests (10 threads, 20 threads) and aiohttp") || !strings.Contains(got[1], "less than 50 ms (Perihelion, requests (10 threads") {
		t.Errorf("warnings %q", got)
	}
}

func TestClientPlanIsValidated(t *testing.T) {
	for _, c := range []struct {
		field string
		set   func(*Plan)
	}{
		{"", func(*Plan) {}},
		{"", func(p *Plan) { p.URL, p.Delay = "http://127.0.0.1:8080/", 0 }},
		{"requests", func(p *Plan) { p.Requests = 0 }},
		{"requests", func(p *Plan) { p.Requests = 10_001 }},
		{"repeats", func(p *Plan) { p.Repeats = 0 }},
		{"delay", func(p *Plan) { p.Delay = -1 }},
		{"delay", func(p *Plan) { p.URL = "http://127.0.0.1:8080/" }},
		{"url", func(p *Plan) { p.URL, p.Delay = "127.0.0.1:8080", 0 }},
		{"url", func(p *Plan) { p.URL, p.Delay = "http://127.0.0.1/{n}", 0 }},
	} {
		p := DefaultPlan()
		c.set(&p)
		err := p.Validate()
		var wrong *field.Error
		if errors.As(err, &wrong); c.field == "" && err != nil || c.field != "" && (wrong == nil || wrong.Field != c.field) {
			t.Errorf("%+v: %v, want an error of %q", p, err, c.field)
		}
	}
}

func TestExpected(t *testing.T) {
	p := Plan{Requests: 101, Delay: 100 * time.Millisecond}
	for concurrency, want := range map[int]float64{1: 10.1, 10: 1.1, 20: 0.6, 101: 0.1, 0: 0} {
		if got := p.Expected(concurrency); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("Expected(%d) = %v, want %v", concurrency, got, want)
		}
	}
}

// clientSample has every kind of row.
func clientSample() Results {
	p := Plan{Delay: 100 * time.Millisecond, Requests: 100, Repeats: 3, Seed: 1}
	started := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	r := Results{
		Plan: p, Asked: "http://127.0.0.1:40000" + bench.DefaultPath, Started: started, Finished: started.Add(80 * time.Second),
		Environment: bench.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Memory: 8_000_000_000, Go: "go1.26.8", Perihelion: "v0.1.0", Python: "Python 3.11.2, requests 2.28.1 (/usr/bin/python3)"},
	}
	for i, w := range ways(p.Requests) {
		c := Client{Name: w.name(), By: w.by, Way: w.words, Concurrency: w.concurrency, Expected: p.Expected(w.concurrency)}
		switch i {
		case 3:
			c.Broken = "generate load: killed"
		case 7:
			c.Unable = "/usr/bin/python3 lacks aiohttp; install with: sudo apt install python3-aiohttp"
		default:
			for round := range p.Repeats {
				wall := c.Expected * (1.01 + 0.01*float64(round))
				c.Repeats = append(c.Repeats, Repeat{
					Round: round + 1, Place: i + 1, Requests: 100, OK: 100, Target: 0.01,
					Times: Times{wall, 0.25, 0.0625}, Process: Times{wall + 0.25, 0.375, 0.125},
				})
			}
		}
		if i == 6 {
			c.Repeats[1].OK, c.Repeats[1].Reason = 97, "ConnectionError: broken | pipe"
		}
		r.Clients = append(r.Clients, c)
	}
	return evaluate(r)
}

func TestGoldenClients(t *testing.T) {
	for name, write := range map[string]func(Results, io.Writer) error{
		"clients.table.golden":    Results.WriteTable,
		"clients.json.golden":     Results.WriteJSON,
		"clients.csv.golden":      Results.WriteCSV,
		"clients.markdown.golden": Results.WriteMarkdown,
	} {
		var out bytes.Buffer
		if err := write(clientSample(), &out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		golden.Check(t, name, out.Bytes())
		if err := write(clientSample(), &golden.Full{Room: 100}); err == nil {
			t.Errorf("%s: a full disk goes unnoticed", name)
		}
	}
}

// TestRealClients has every client make its requests of the built-in target; it is
// skipped where Python or a module is missing.
func TestRealClients(t *testing.T) {
	if _, err := python.Choose(interpreters(), []string{ByRequests, ByAiohttp}); err != nil {
		t.Skip(err)
	}
	r, err := NewRunner(Plan{Delay: 5 * time.Millisecond, Requests: 25, Repeats: 1})
	if err != nil {
		t.Fatal(err)
	}
	results, err := r.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range results.Clients {
		if c.Unable != "" || c.Broken != "" || c.OK != 25 || c.Requests != 25 {
			t.Errorf("%s: %d of %d, %s%s %s", c.Name, c.OK, c.Requests, c.Unable, c.Broken, c.Reason)
		}
		if c.Wall < c.Expected || c.Process.Wall < c.Wall || c.Process.User < c.User || c.Process.User+c.Process.Sys <= 0 {
			t.Errorf("%s: %+v of %+v, want at least %v s, and the process longer", c.Name, c.Times, c.Process, c.Expected)
		}
		if c.By != ByPerihelion && (c.StartUp() < 0.02 || !strings.HasPrefix(c.Library, c.By+" ")) {
			t.Errorf("%s: start of %v s, library %q", c.Name, c.StartUp(), c.Library)
		}
	}
}

// TestRealClientsStop ends a run in the middle of a Python client; its folder is
// removed with it.
func TestRealClientsStop(t *testing.T) {
	python, err := python.Choose(interpreters(), []string{ByRequests})
	if err != nil {
		t.Skip(err)
	}
	t.Setenv("TMPDIR", wine.TempDir(t))
	var under atomic.Int64
	held := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { under.Add(1); <-held }))
	defer s.Close()
	defer close(held)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error)
	go func() {
		_, err := requestByPython(ctx, ways(20)[5], python.Path, Plan{Requests: 20}.to(s.URL))
		ended <- err
	}()
	for under.Load() < 10 {
		select {
		case err := <-ended:
			t.Fatalf("ended by itself: %v", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	cancel()
	began := time.Now()
	if err := <-ended; !errors.Is(err, context.Canceled) || time.Since(began) > 4*time.Second {
		t.Errorf("%v after %v, want that it was cancelled, at once", err, time.Since(began))
	}
	if left, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "perihelion-python-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestClientsJSONIsWhole(t *testing.T) {
	var out bytes.Buffer
	if err := clientSample().WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var d map[string]any
	if err := json.Unmarshal(out.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d["format"] != Format || d["delay"] != "100ms" || d["n"] != 100.0 {
		t.Errorf("got format %v, delay %v, n %v", d["format"], d["delay"], d["n"])
	}
}
