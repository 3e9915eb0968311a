package view

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

func TestPhraseHasTheWorkersWhereTheyTellRowsApart(t *testing.T) {
	one := bench.Plan{Configs: []server.Config{{Name: server.Prefork, Workers: 4}, {Name: server.Threads, Workers: 8}}}
	two := bench.Plan{Configs: []server.Config{{Name: server.Prefork, Workers: 4}, {Name: server.Prefork, Workers: 8}}}
	own := bench.Plan{Configs: two.Configs[:1], Own: []server.Command{{Name: server.Prefork}, {Name: "one-at-a-time"}}}
	for _, c := range []struct {
		plan        bench.Plan
		label, want string
	}{
		{one, "prefork:4", "prefork"},
		{two, "prefork:4", "prefork with 4 processes"},
		{own, "prefork:4", "prefork with 4 processes"},
		{own, "prefork", "prefork"},
		{own, "one-at-a-time", "one-at-a-time"}, // the name of the user's own server stays
		{bench.Plan{URLs: []string{"http://localhost:8080/planets/mars?lat=1"}}, "url", "localhost:8080/planets/mars"},
	} {
		if got := phrase(c.plan, c.label); got != c.want {
			t.Errorf("phrase(%q) = %q, want %q", c.label, got, c.want)
		}
	}
}

// sample is a run of three configurations of which the last failed.
func sample() bench.Results {
	repeats := []load.Measurement{{RPS: 90}, {RPS: 100}}
	return bench.Results{
		Plan: bench.Plan{
			Configs: []server.Config{{Name: "one-at-a-time"}, {Name: "goroutines"}, {Name: "prefork", Workers: 4}},
			Repeats: 2, Connections: 20, Requests: 1000,
		},
		Started:  time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC),
		Finished: time.Date(2026, 11, 22, 10, 0, 48, 0, time.UTC),
		Results: []bench.Result{
			{Config: "one-at-a-time", RPS: stats.Interval{Median: 722, Low: 713, High: 730}, Repeats: repeats,
				Latency: load.Latency{P50: 30.4, P99: 61.2, P999: 104.04}, Failed: 3, Server: bench.ServerUsage{CPU: .98, RSS: 41e6, Processes: 1}},
			{Config: "goroutines", KeepAlive: true, RPS: stats.Interval{Median: 38412, Low: 37951, High: 38870, Confidence: .95}, Repeats: repeats,
				Latency: load.Latency{P50: .49, P99: 1.4, P999: 2.38}, Server: bench.ServerUsage{CPU: .91, RSS: 14e6, Processes: 1}},
			{Config: "prefork:4", Warnings: []warning.Warning{{Code: "given-up", Subject: "prefork:4", Cause: "the port was taken", Remedy: "Run it again", Severity: warning.Severe}}},
		},
		Comparisons: []bench.Comparison{{Config: "goroutines", Baseline: "one-at-a-time", Ratio: 53.2, Verdict: "faster"}},
		Verdict:     "goroutines serves 53× one-at-a-time", VerdictNames: []named.Name{{At: 0, Label: "goroutines"}, {At: 23, Label: "one-at-a-time"}},
	}
}

func TestRows(t *testing.T) {
	want := []Row{
		{Config: "one-at-a-time", Label: "one at a time", Family: server.Go, RPS: "722", Spread: "713–730", Ratio: "baseline",
			P50: "30.40", P99: "61.20", P999: "104.0", Failed: "3", Alive: "no", CPU: "98 %", RSS: "41.0 MB", PSS: "–", Threads: "0", Baseline: true, Faulty: true},
		{Config: "goroutines", Label: "goroutines", Family: server.Go, RPS: "38,412", Spread: "37,951–38,870", Ratio: "53.2×",
			P50: "0.49", P99: "1.40", P999: "2.38", Failed: "0", Alive: "yes", CPU: "91 %", RSS: "14.0 MB", PSS: "–", Threads: "0"},
		{Config: "prefork:4", Label: "prefork, 4 processes", Family: server.Go, RPS: "–", Ratio: "–",
			P50: "–", P99: "–", P999: "–", Failed: "–", Alive: "–", CPU: "–", RSS: "–", PSS: "–", Threads: "–", Faulty: true},
	}
	if d := cmp.Diff(want, Rows(sample())); d != "" {
		t.Errorf("Rows (-want +got)\n%s", d)
	}
}

// A figure that was not measured is not written as 0: latencies of requests that all
// failed, processor and memory of a server of the user's own.
func TestNotMeasuredIsNoFigure(t *testing.T) {
	r := sample()
	r.Results[0].Latency, r.Results[0].Server = load.Latency{}, bench.ServerUsage{}
	if row := Rows(r)[0]; row.P50 != "–" || row.CPU != "–" || row.RSS != "–" {
		t.Errorf("p50 %q, CPU %q, RSS %q; want – each", row.P50, row.CPU, row.RSS)
	}
}

func TestRowWithoutADifferenceIsMarked(t *testing.T) {
	r := sample()
	r.Comparisons[0].Verdict = "no difference shown"
	if rows := Rows(r); !rows[1].Unsure || rows[0].Unsure {
		t.Errorf("Unsure = %t, %t; want false for the baseline, true for what shows no difference", rows[0].Unsure, rows[1].Unsure)
	}
}

func TestRunningRows(t *testing.T) {
	r := sample()
	plan := r.Plan
	r.Results, r.Comparisons = r.Results[:1], nil
	s := bench.Snapshot{Partial: r, States: map[string]bench.State{
		"one-at-a-time": bench.Idle, "goroutines": bench.Loading, "prefork:4": bench.Broken,
	}}
	rows := RunningRows(plan, s)
	for i, want := range []string{"2 of 2", "loads…", "failed"} {
		if rows[i].State != want {
			t.Errorf("state of %s = %q, want %q", rows[i].Config, rows[i].State, want)
		}
	}
	if rows[0].RPS != "722" || rows[1].RPS != "–" {
		t.Errorf("rates %q, %q; want the finished repeats' and none", rows[0].RPS, rows[1].RPS)
	}
	first := RunningRows(plan, bench.Snapshot{})
	if len(first) != 3 || first[2].State != "waiting" || first[2].RPS != "–" {
		t.Errorf("rows before the first snapshot = %+v, want three that wait", first)
	}
}

func TestProgress(t *testing.T) {
	plan := sample().Plan
	s := bench.Snapshot{
		Phase: "starting prefork", Done: 4, Total: 6, Elapsed: 12 * time.Second, Remaining: 9 * time.Second,
		Current: "goroutines", Progress: load.Progress{Requests: 500, OK: 400, Elapsed: 10 * time.Millisecond},
	}
	want := Progress{
		Now:      "Round 2 of 2: goroutines, 500 requests, 40,000 per second",
		Fraction: 4.5 / 6, Time: "12 s elapsed, about 9 s left",
	}
	plan.Repeats = 2
	s.Done, want.Fraction = 3, 3.5/6
	if got := ProgressOf(plan, s); got != want {
		t.Errorf("ProgressOf = %+v, want %+v", got, want)
	}
	idle := bench.Snapshot{Phase: "prefork:4 is being started", PhaseNames: []named.Name{{Label: "prefork:4"}}, Total: 6, Elapsed: time.Second}
	if got, want := ProgressOf(plan, idle), (Progress{Now: "prefork is being started", Time: "1 s elapsed"}); got != want {
		t.Errorf("ProgressOf between repeats = %+v, want %+v", got, want)
	}
}

// A server that does not answer: how long already, how long at most, and no guess
// at the end of the run.
func TestProgressOfAServerThatDoesNotAnswer(t *testing.T) {
	s := bench.Snapshot{Phase: "old is being started, round 1 of 10", PhaseNames: []named.Name{{Label: "old"}}, Total: 6, Elapsed: 14 * time.Second, Remaining: 2 * time.Second, Waited: 12 * time.Second, Limit: time.Minute}
	want := Progress{Now: "old is being started, round 1 of 10: no right answer for 12 s, given up after 1 min", Time: "14 s elapsed"}
	if got := ProgressOf(bench.Plan{}, s); got != want {
		t.Errorf("ProgressOf = %+v, want %+v", got, want)
	}
	s.Waited = time.Second
	if got := ProgressOf(bench.Plan{}, s); got.Now != "old is being started, round 1 of 10" || got.Time != "14 s elapsed, about 2 s left" {
		t.Errorf("ProgressOf = %+v, want no word of the wait yet", got)
	}
}

func TestHowNamesWhereMediansDiffer(t *testing.T) {
	r := sample()
	r.Comparisons[0].Pairs, r.Comparisons[0].P, r.Comparisons[0].Low, r.Comparisons[0].High, r.Comparisons[0].Ratio = 10, 0.002, 44, 52, 48
	how := How(r)
	if len(how) != 3 || how[1].Text != "goroutines is 48.0 times one at a time (44.0–52.0), p = 0.002, 10 rounds: faster. The quotient of the medians is 53.2: the machine changed between the rounds." {
		t.Errorf("How = %+v", how)
	}
	r.Comparisons = nil
	if got := How(r); got != nil {
		t.Errorf("How of nothing = %+v", got)
	}
}

// An address begins a sentence as it is written.
func TestAddressKeepsItsSpelling(t *testing.T) {
	r := sample()
	r.Plan = bench.Plan{URLs: []string{"http://127.0.0.1:8765/"}}
	r.Verdict, r.VerdictNames = named.Cut(named.Mark("http://127.0.0.1:8765/") + " serves 2,840 requests/s")
	if got, want := Notices(r)[0].Text, "http://127.0.0.1:8765/ serves 2,840 requests/s."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEnded(t *testing.T) {
	r := sample()
	if got, want := Ended(r), "finished: 4 of 6 repeats in 48 s"; got != want {
		t.Errorf("Ended = %q, want %q", got, want)
	}
	r.Stopped = true
	if got, want := Ended(r), "stopped: 4 of 6 repeats are kept, after 48 s"; got != want {
		t.Errorf("Ended = %q, want %q", got, want)
	}
}

func TestEndedWithNothing(t *testing.T) {
	r := sample()
	for i := range r.Results {
		r.Results[i].Repeats = nil
	}
	if got, want := Ended(r), "failed: none of 6 repeats could be finished"; got != want {
		t.Errorf("Ended = %q, want %q", got, want)
	}
}

func TestNotices(t *testing.T) {
	r := sample()
	r.Stopped = true
	r.Warnings = []warning.Warning{warning.Warning{Code: "stopped", Remedy: "Run again"}.Naming("stopped after 4 of 6 repeats of " + named.Mark("prefork:4"))}
	r.Results[0].Warnings = []warning.Warning{{Code: "closes", Subject: "one-at-a-time", Cause: "the server closes its connections", Severity: warning.Caution}}
	r.Results[2].Broken = "the port was taken"
	want := []Notice{
		{Good, "goroutines serves 53× one at a time."},
		{Caution, "prefork: the port was taken. Run it again."},
		{Caution, "Stopped after 4 of 6 repeats of prefork. Run again."},
		{Caution, "one at a time: the server closes its connections."},
	}
	if d := cmp.Diff(want, Notices(r)); d != "" {
		t.Errorf("Notices (-want +got)\n%s", d)
	}
	r.Comparisons[0].Verdict = "too few repeats"
	if got := Notices(r)[0].Kind; got != Plain {
		t.Errorf("a verdict without certainty has kind %v, want Plain", got)
	}
}

// A cause that all configurations have begins as one of some of them does.
func TestNoticeAboutAll(t *testing.T) {
	r := sample()
	for i := range r.Results {
		w := warning.Warning{Code: "closes", Cause: "the server closes its connections", Severity: warning.Caution}
		r.Results[i].Warnings = []warning.Warning{w.About(r.Results[i].Config)}
	}
	want := Notice{Caution, "All of them: the server closes its connections."}
	if got := Notices(r); !slices.Contains(got, want) {
		t.Errorf("got %v, want %v among them", got, want)
	}
}

func TestMachine(t *testing.T) {
	ready := Machine{}.Input(true, true)
	for _, c := range []struct {
		name  string
		m     Machine
		state string
		run   bool
		stop  bool
		label string
	}{
		{"before anything", ready, "empty", true, false, "Run"},
		{"wrong input", ready.Input(false, true), "invalid", false, false, "Run"},
		{"Run with wrong input", ready.Input(false, true).Start(), "invalid", false, false, "Run"},
		{"running", ready.Start(), "running", false, true, "Run"},
		{"Run while running", ready.Start().Start(), "running", false, true, "Run"},
		{"wrong input while running", ready.Start().Input(false, false), "running", false, true, "Run"},
		{"stopping", ready.Start().Stop(), "stopping", false, false, "Run"},
		{"Stop with nothing running", ready.Stop(), "empty", true, false, "Run"},
		{"finished", ready.Start().End(false, false), "finished", true, false, "Run again"},
		{"stopped", ready.Start().Stop().End(false, true), "stopped", true, false, "Run again"},
		{"failed", ready.Start().End(true, false), "failed", true, false, "Run again"},
		{"finished while stopping", ready.Start().Stop().End(false, false), "finished", true, false, "Run again"},
		{"changed since", ready.Start().End(false, false).Input(true, false), "ready", true, false, "Run again"},
		{"changed back", ready.Start().End(false, false).Input(true, false).Input(true, true), "finished", true, false, "Run again"},
		{"an end that belongs to nothing", ready.End(true, false), "empty", true, false, "Run"},
	} {
		if got := c.m.State(); got != c.state {
			t.Errorf("%s: state %q, want %q", c.name, got, c.state)
		}
		if c.m.CanRun() != c.run || c.m.CanStop() != c.stop {
			t.Errorf("%s: run %t, stop %t; want %t, %t", c.name, c.m.CanRun(), c.m.CanStop(), c.run, c.stop)
		}
		if got := c.m.RunLabel(); got != c.label {
			t.Errorf("%s: label %q, want %q", c.name, got, c.label)
		}
	}
}
