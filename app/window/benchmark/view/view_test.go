package view

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench"
	"perihelion/bench/demand"
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
				Latency: load.Latency{P50: 30.4, P95: 45, P99: 61.2, P999: 104.04}, Failed: 3, Server: bench.ServerUsage{CPU: .98, RSS: 41e6, Processes: 1}},
			{Config: "goroutines", KeepAlive: true, RPS: stats.Interval{Median: 38412, Low: 37951, High: 38870, Confidence: .95}, Repeats: repeats,
				Ranked: true, Latency: load.Latency{P50: .49, P95: .9, P99: 1.4, P999: 2.38}, Server: bench.ServerUsage{CPU: .91, RSS: 14e6, Processes: 1}},
			{Config: "prefork:4", Warnings: []warning.Warning{{Code: "given-up", Subject: "prefork:4", Cause: "the port was taken", Remedy: "Run it again", Severity: warning.Severe}}},
		},
		Comparisons: []bench.Comparison{{Config: "goroutines", Baseline: "one-at-a-time", Ratio: 53.2, Verdict: "faster"}},
		Verdict:     "goroutines serves 53× one-at-a-time", VerdictNames: []named.Name{{At: 0, Label: "goroutines"}, {At: 23, Label: "one-at-a-time"}},
	}
}

// texts are the cells of a row as a person reads them.
func texts(cells []Cell) []string {
	var all []string
	for _, c := range cells {
		all = append(all, strings.TrimSpace(c.Text+" "+c.Note))
	}
	return all
}

func TestRows(t *testing.T) {
	rows := Rows(Columns(), sample(), nil)
	for i, want := range [][]string{
		{"one at a time", "722", "713–730", "baseline", "30.40", "45.00", "61.20", "3", "no", "98 %", "41.0 MB"},
		{"goroutines", "38,412", "37,951–38,870", "53.2×", "0.49", "0.90", "1.40", "0", "yes", "91 %", "14.0 MB"},
		{"prefork, 4 processes", "–", "", "–", "–", "–", "–", "–", "–", "–", "–"},
	} {
		if d := cmp.Diff(want, texts(rows[i].Cells)); d != "" {
			t.Errorf("row %d (-want +got)\n%s", i, d)
		}
	}
	if got := rows[1].Cells[1].Plain; !slices.Equal(got, []string{"38412"}) {
		t.Errorf("a rate is copied as %q", got)
	}
	if got := rows[0].Cells[10].Plain; !slices.Equal(got, []string{"41000000"}) {
		t.Errorf("memory is copied as %q", got)
	}
	for i, c := range Columns() {
		for _, row := range rows {
			if plain := row.Cells[i].Plain; plain != nil && len(plain) != max(1, len(c.Copied)) {
				t.Errorf("%s: %d fields below %d heads", c.Title, len(plain), max(1, len(c.Copied)))
			}
		}
	}
	if !rows[0].Baseline || rows[1].Baseline || rows[2].CanBase || !rows[0].Cells[0].Bad || !rows[2].Cells[0].Bad {
		t.Errorf("baseline, or faults: %+v", rows)
	}
}

// Every quantity of every table has a definition.
func TestEveryColumnIsExplained(t *testing.T) {
	for _, all := range [][]Meaning{meanings(Columns()), meanings(Percentiles()), meanings(Resources()), meanings(EndingColumns()), meanings(ClientColumns()), meanings(SummaryColumns())} {
		for _, m := range all {
			if !strings.HasSuffix(m.What, ".") || m.Doubt != "" && !strings.HasSuffix(m.Doubt, ".") {
				t.Errorf("a column is explained by %q and %q, want sentences", m.What, m.Doubt)
			}
		}
	}
}

func meanings[E any](columns []Column[E]) []Meaning {
	var all []Meaning
	for _, c := range columns {
		all = append(all, c.Meaning)
	}
	return all
}

func TestCellExplainsItself(t *testing.T) {
	r := sample()
	r.Results[1].Warnings = []warning.Warning{{Code: "drift"}, {Code: "drift"}}
	r.Warnings = []warning.Warning{{Code: "shared-cores"}}
	row, c := Rows(Columns(), r, nil)[1], Columns()[1]
	got := ExplainCell(c.Title, c.Meaning, row.Label, row.Cells[1], WarningsAbout(r, row.Config))
	want := Explanation{Title: "Requests/s, goroutines", Text: []string{
		c.Meaning.What, "Computed from: 2 repeats.", "Interval: 37,951–38,870, 95 % sure.", c.Meaning.Doubt,
		"Warnings: Noise: drift · Setup: shared cores.",
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// A figure that was not measured is not written as 0: latencies of requests that all
// failed, processor and memory of a server of the user's own.
func TestNotMeasuredIsNoFigure(t *testing.T) {
	r := sample()
	r.Results[0].Latency, r.Results[0].Server = load.Latency{}, bench.ServerUsage{}
	row := texts(Rows(Columns(), r, nil)[0].Cells)
	if row[4] != "–" || row[9] != "–" || row[10] != "–" {
		t.Errorf("p50 %q, CPU %q, RSS %q; want – each", row[4], row[9], row[10])
	}
	if c := Rows(Columns(), r, nil)[0].Cells[4]; !slices.Equal(c.Plain, []string{""}) {
		t.Errorf("it is copied as %q, want nothing", c.Plain)
	}
}

// A ratio that shows no difference is muted.
func TestRatioWithoutADifferenceIsMuted(t *testing.T) {
	r := sample()
	r.Comparisons[0].Verdict = "no difference shown"
	if c := Rows(Columns(), r, nil)[1].Cells[3]; c.Text != "" || c.Note != "53.2×" {
		t.Errorf("the ratio is %+v, want it muted", c)
	}
}

// Requests are listed by the way in which they ended, the most frequent first.
func TestEndings(t *testing.T) {
	r := sample()
	r.Results[0].Repeats = []load.Measurement{
		{Requests: 10, Classes: map[load.Class]int64{load.Status2xx: 7, load.Status5xx: 2, load.Reset: 1}, Statuses: map[int]int64{200: 7, 500: 1, 503: 1}, Errors: map[load.Class]string{load.Status5xx: "500: no"}},
		{Requests: 10, Classes: map[load.Class]int64{load.Status2xx: 6, load.Reset: 4}, Statuses: map[int]int64{200: 6}, Errors: map[load.Class]string{load.Reset: "connection reset"}},
	}
	r.Results = r.Results[:1]
	var got [][]string
	for _, row := range EndingRows(r) {
		got = append(got, texts(row.Cells))
	}
	want := [][]string{
		{"one at a time", "2xx", "13", "65 %", "200: 13", ""},
		{"one at a time", "reset", "5", "25 %", "", "connection reset"},
		{"one at a time", "5xx", "2", "10 %", "500: 1, 503: 1", "500: no"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestStatesOfARunUnderWay(t *testing.T) {
	r := sample()
	plan := r.Plan
	r.Results, r.Comparisons = r.Results[:1], nil
	states := States(plan, bench.Snapshot{Partial: r, States: map[string]bench.State{
		"one-at-a-time": bench.Idle, "goroutines": bench.Loading, "prefork:4": bench.Broken,
	}})
	rows := Rows(Columns(), r, states)
	for i, want := range []string{"2 of 2", "its turn…", "failed"} {
		if got := rows[i].Cells[0].Note; got != want {
			t.Errorf("state of %s = %q, want %q", rows[i].Config, got, want)
		}
	}
	if rows[0].Cells[1].Text != "722" || rows[1].Cells[1].Text != "–" {
		t.Errorf("rates %q, %q; want the finished repeats' and none", rows[0].Cells[1].Text, rows[1].Cells[1].Text)
	}
	first := Rows(Columns(), bench.Results{Plan: plan}, States(plan, bench.Snapshot{}))
	if len(first) != 3 || first[2].Cells[0].Note != "waiting" || first[2].Cells[1].Text != "–" {
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
	how := NotesOn(r).How
	if len(how) != 6 || how[2].Text != "goroutines is 48.0 times one at a time (44.0–52.0), p = 0.002, 10 rounds: faster. The quotient of the medians is 53.2: the machine changed between the rounds." {
		t.Errorf("How = %+v", how)
	}
	r.Comparisons = nil
	if got := NotesOn(r).How; got != nil {
		t.Errorf("How of nothing = %+v", got)
	}
}

// An address begins a sentence as it is written.
func TestAddressKeepsItsSpelling(t *testing.T) {
	r := sample()
	r.Plan = bench.Plan{URLs: []string{"http://127.0.0.1:8765/"}}
	r.Verdict, r.VerdictNames = named.Cut(named.Mark("http://127.0.0.1:8765/") + " serves 2,840 requests/s")
	if got, want := NotesOn(r).Verdict.Text, "http://127.0.0.1:8765/ serves 2,840 requests/s."; got != want {
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

func TestNotes(t *testing.T) {
	r := sample()
	r.Stopped = true
	r.Warnings = []warning.Warning{warning.Warning{Code: "stopped", Remedy: "Run again", Severity: warning.Caution}.Naming("stopped after 4 of 6 repeats of " + named.Mark("prefork:4"))}
	r.Results[0].Warnings = []warning.Warning{{Code: "no-keep-alive", Subject: "one-at-a-time", Cause: "the server closes its connections", Severity: warning.Caution}}
	r.Results[2].Broken = "the port was taken"
	got := NotesOn(r)
	if want := (Notice{Good, "goroutines serves 53× one at a time."}); got.Verdict != want {
		t.Errorf("verdict %v, want %v", got.Verdict, want)
	}
	if want := (Notice{Bad, "Fairness: not ranked (prefork), connections not kept (one at a time) · Setup: stopped early"}); got.Doubts != want {
		t.Errorf("doubts %v, want %v", got.Doubts, want)
	}
	want := []Section{
		{"Fairness", []Notice{{Bad, "prefork: the port was taken. Run it again."}, {Caution, "one at a time: the server closes its connections."}}},
		{"Setup", []Notice{{Caution, "Stopped after 4 of 6 repeats of prefork. Run again."}}},
	}
	if d := cmp.Diff(want, got.All); d != "" || got.Count() != 3 {
		t.Errorf("%d (-want +got)\n%s", got.Count(), d)
	}
	if !strings.HasPrefix(got.Copy, "goroutines serves 53× one at a time.\n") {
		t.Errorf("copied: %q", got.Copy)
	}
	if with := got.With("File", []Notice{{Caution, "a"}, {Caution, "b"}}); with.Count() != 5 || !strings.HasSuffix(with.Doubts.Text, " · File: 2 remarks") {
		t.Errorf("with a section more: %+v", with)
	}
	if with := (Notes{}).With("File", []Notice{{Caution, "a"}}); with.Doubts != (Notice{Caution, "File: a"}) {
		t.Errorf("with a section alone: %+v", with.Doubts)
	}
	r.Comparisons[0].Verdict = "too few repeats"
	if got := NotesOn(r).Verdict.Kind; got != Plain {
		t.Errorf("a verdict without certainty has kind %v, want Plain", got)
	}
}

// A cause that all configurations have begins as one of some of them does.
func TestNoticeAboutAll(t *testing.T) {
	r := sample()
	for i := range r.Results {
		w := warning.Warning{Code: "drift", Cause: "the server slows down", Severity: warning.Caution}
		r.Results[i].Warnings = []warning.Warning{w.About(r.Results[i].Config)}
	}
	got := NotesOn(r)
	if want := []Section{{"Noise", []Notice{{Caution, "All of them: the server slows down."}}}}; !cmp.Equal(got.All, want) || got.Doubts.Text != "Noise: drift (3)" {
		t.Errorf("got %v, %q", got.All, got.Doubts.Text)
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
		{"changed since", ready.Start().End(false, false).Input(true, false), "ready", true, false, "Run"},
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

// A percentile with fewer than ten answers beyond it is no figure.
func TestHighPercentilesNeedAnswers(t *testing.T) {
	for answers, want := range map[int64]string{9_999: "–", 10_000: "4.20"} {
		e := Entry{result: bench.Result{Repeats: []load.Measurement{{OK: answers}}, Latency: load.Latency{P999: 4.2}}}
		if got := latency(99.9, func(l load.Latency) float64 { return l.P999 }).cell(e).Text; got != want {
			t.Errorf("p99.9 of %d answers is %q, want %q", answers, got, want)
		}
	}
}

// Limits are notes, and the line above them names how many are broken.
func TestLimitsAreNotes(t *testing.T) {
	limits := []demand.Demand{demand.Most("p99", 10), demand.Least(500)}
	r := bench.Results{
		Plan: bench.Plan{Configs: []server.Config{{Name: "goroutines"}, {Name: "threads"}}, Limits: limits},
		Results: []bench.Result{
			{Config: "goroutines", Limits: demand.All(limits, demand.Figures{P99: 5, RPS: 1000, Requests: 1})},
			{Config: "threads", Limits: demand.All(limits, demand.Figures{P99: 12, RPS: 1000, Requests: 1})},
		},
	}
	n := NotesOn(r)
	if n.Doubts != (Notice{Bad, "Limits: 1 of 4 broken"}) || len(n.All) != 1 || len(n.All[0].Notices) != 4 {
		t.Fatalf("%+v", n)
	}
	if got, want := n.All[0].Notices[2], (Notice{Bad, "threads: p99 <= 10.0 ms does not hold: 12.0 ms."}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	r.Results[1].Limits = r.Results[0].Limits
	if n := NotesOn(r); n.Doubts != (Notice{Good, "Limits: all hold"}) {
		t.Errorf("%+v", n.Doubts)
	}
}
