package compare

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/assets/golden"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

func TestGolden(t *testing.T) {
	third := later()
	third.Name, third.Results.Plan.Connections, third.Results.Started = "#25", 50, third.Results.Started.Add(time.Hour)
	for name, c := range map[string]Comparison{"two": Compare(old(), later()), "three": Compare(old(), later(), third)} {
		for form, write := range map[string]func(io.Writer, Comparison) error{"text": Text, "markdown": Markdown, "csv": CSV, "json": JSON} {
			var out bytes.Buffer
			if err := write(&out, c); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name+"."+form+".golden", out.Bytes())
			if err := write(&golden.Full{Room: 100}, c); err == nil {
				t.Errorf("%s of %s on a full disk is no error", form, name)
			}
		}
	}
}

func TestVerdicts(t *testing.T) {
	c := Compare(old(), later())
	var got []string
	for _, row := range c.Rows {
		got = append(got, row.Config+" "+row.Changes[0].Verdict)
	}
	if want := []string{"one-at-a-time no difference shown", "goroutines slower", "prefork:4 faster"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := "1 slower, 1 faster, 1 with no difference shown: goroutines lost 10 % ("; !strings.HasPrefix(c.Verdict, want) {
		t.Errorf("the verdict is %q, want %q…", c.Verdict, want)
	}
	if len(c.VerdictNames) != 2 || c.VerdictNames[0].Label != "goroutines" {
		t.Errorf("it names %v", c.VerdictNames)
	}
	if len(c.Others) != 1 || c.Others[0].Config != "fasthttp" || !slices.Equal(c.Others[0].Runs, []string{"#24"}) {
		t.Errorf("in one run only: %+v", c.Others)
	}
}

// The other way round, gains are losses, and every figure is the inverse.
func TestTurnedRound(t *testing.T) {
	a, b := Compare(old(), later()), Compare(later(), old())
	opposite := map[string]string{bench.Faster: bench.Slower, bench.Slower: bench.Faster, bench.NoDifference: bench.NoDifference}
	for i, row := range a.Rows {
		v, w := row.Changes[0], b.Rows[i].Changes[0]
		if opposite[v.Verdict] != w.Verdict || v.P != w.P || v.Ratio*w.Ratio < 1-1e-12 || v.Ratio*w.Ratio > 1+1e-12 || v.Low*w.High < 1-1e-12 || v.Low*w.High > 1+1e-12 {
			t.Errorf("%s: %+v, turned round %+v", row.Config, v, w)
		}
	}
}

// A figure that was not measured, or not measured well, is not compared.
func TestNothingToCompare(t *testing.T) {
	a := old()
	b := record(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC), map[string]float64{"one-at-a-time": 10_290, "goroutines": 40_000}, "one-at-a-time", "goroutines", "prefork:4")
	kept := b.Repeats[:0]
	for _, r := range b.Repeats {
		switch r.Config {
		case "prefork:4":
			continue
		case "goroutines":
			r.Measurement.OK--
			r.Measurement.Classes = map[load.Class]int64{load.Status2xx: r.Measurement.OK, load.Timeout: 1}
		}
		kept = append(kept, r)
	}
	b.Repeats, b.Broken["prefork:4"] = kept, "its server did not start"
	c := Compare(a, Run{Name: "#20", Results: run(b)})
	if got := c.Rows[1].Changes[0]; got != (Change{Verdict: NotRanked}) {
		t.Errorf("goroutines: %+v", got)
	}
	if got := c.Rows[2].Changes[0]; got != (Change{Verdict: NotMeasured}) {
		t.Errorf("prefork: %+v", got)
	}
	if want := "1 with no difference shown, 1 not ranked, 1 not measured"; c.Verdict != want {
		t.Errorf("the verdict is %q, want %q", c.Verdict, want)
	}
	if !warning.Has(c.Warnings, "own-warnings") {
		t.Errorf("the warnings are %v", c.Warnings)
	}
}

func TestVerdictNamesWhatHasNotChanged(t *testing.T) {
	before, again := old(), record(time.Date(2026, 11, 27, 10, 5, 0, 0, time.UTC), map[string]float64{
		"one-at-a-time": 10_300, "goroutines": 46_700, "prefork:4": 51_200,
	}, "one-at-a-time", "goroutines", "prefork:4")
	c := Compare(before, Run{Name: "#20", Results: run(again)})
	if want := "no difference shown in one-at-a-time, goroutines and prefork:4"; c.Verdict != want {
		t.Errorf("the verdict is %q, want %q", c.Verdict, want)
	}
	again.Repeats = again.Repeats[:6] // two rounds
	if c := Compare(before, Run{Name: "#20", Results: run(again)}); c.Verdict != "too few repeats to show a difference in one-at-a-time, goroutines and prefork:4" {
		t.Errorf("of two rounds the verdict is %q", c.Verdict)
	}
	if got := subjects(make([]Row, 4)); got != "any of 4 configurations" {
		t.Errorf("of four: %q", got)
	}
}

// Three repeats of each run can never show a difference, four can.
func TestTooFew(t *testing.T) {
	few := func(name string, n int, speed float64) Run {
		r := record(time.Date(2026, 11, 28, 0, 0, int(speed), 0, time.UTC), map[string]float64{"goroutines": speed}, "goroutines")
		r.Repeats = r.Repeats[:n]
		return Run{Name: name, Results: run(r)}
	}
	if c := Compare(few("a", 3, 100), few("b", 3, 200)); c.Rows[0].Changes[0].Verdict != bench.TooFew || !strings.Contains(c.Verdict, "4 of each are enough") {
		t.Errorf("three repeats: %+v, %s", c.Rows[0].Changes, c.Verdict)
	}
	if c := Compare(few("a", 4, 100), few("b", 4, 200)); !strings.HasPrefix(c.Verdict, "goroutines is at 2.00 times (") {
		t.Errorf("four repeats: %s", c.Verdict)
	}
}

// Another load gives no verdict but a reason with the values.
func TestRefusal(t *testing.T) {
	for _, c := range []struct {
		change func(*bench.Results)
		want   string // "": compared
	}{
		{func(r *bench.Results) { r.Plan.Connections = 50 }, "the load differs: 50 connections (was 20 connections); run"},
		{func(r *bench.Results) { r.Plan.Duration = time.Second }, "1 s a repeat (was 500 ms a repeat)"},
		{func(r *bench.Results) { r.Plan.Duration, r.Plan.Requests = 0, 1000 }, "1,000 requests a repeat"},
		{func(r *bench.Results) { r.Plan.Path = "/planets/venus" }, "GET /planets/venus (was GET /planets/mars)"},
		{func(r *bench.Results) { r.Plan.Work = time.Millisecond }, "1 ms of computing for each request (was no added computing)"},
		{func(r *bench.Results) { r.Plan.KeepAlive = false }, "a new connection for each request (was keep-alive)"},
		{func(r *bench.Results) { *r = old().Results }, "the same run"},
		{func(r *bench.Results) { r.Plan.P99Below = time.Second }, "no repeats of one figure"},
		{func(r *bench.Results) { r.Plan.Repeats, r.Plan.MaxProcs, r.Plan.Timeout = 30, 1, time.Second }, ""},
		{func(r *bench.Results) { r.Environment.Cores = 8 }, ""},
	} {
		r := later()
		c.change(&r.Results)
		got := Compare(old(), r)
		refused := got.Runs[1].Refused
		if (c.want == "") != (refused == "") || !strings.Contains(refused, c.want) {
			t.Errorf("refused with %q, want %q", refused, c.want)
		}
		for _, row := range got.Rows {
			if (c.want == "") == (row.Changes[0] == Change{Verdict: NotComparable}) {
				t.Errorf("%s: %+v", c.want, row.Changes)
			}
		}
	}
}

func TestFactsInWords(t *testing.T) {
	r := later()
	r.Results.Environment.Cores, r.Results.Environment.Kernel = 8, ""
	r.Results.Environment.Libraries = map[string]string{"aiohttp": "3.9.1", "Python": "3.12.1"}
	a := old()
	a.Results.Environment.Libraries = map[string]string{"aiohttp": "3.8.4", "Python": "3.12.1"}
	c := Compare(a, r)
	if got, want := c.Different(), []string{"8 cores (was 4 cores)", "Go 1.26.8 (was 1.26.6)", "aiohttp 3.9.1 (was 3.8.4)"}; !slices.Equal(got, want) {
		t.Errorf("different: %q, want %q", got, want)
	}
	same := c.Same()
	for _, want := range []string{"Example 3000", "linux/amd64", "Python 3.12.1", "20 connections", "500 ms a repeat", "8 repeats", "GET /planets/mars"} {
		if !slices.Contains(same, want) {
			t.Errorf("%q is not among the same: %q", want, same)
		}
	}
	if slices.ContainsFunc(same, func(s string) bool { return strings.Contains(s, "kernel") }) {
		t.Errorf("an unknown kernel is the same: %q", same)
	}
	if !warning.Has(c.Warnings, "other-machine") || !warning.Has(c.Warnings, "other-versions") || !warning.Has(c.Warnings, "separate-runs") {
		t.Errorf("the warnings are %v", c.Warnings)
	}
}

// A run that was stopped is not given the repeats of its plan without a word.
func TestStoppedRunIsNamed(t *testing.T) {
	r := later()
	r.Results.Stopped = true
	if got, want := Compare(old(), r).Different(), "stopped before all repeats were done (was carried out)"; !slices.Contains(got, want) {
		t.Errorf("different: %q, want %q", got, want)
	}
}

// Servers of the user's own are the same by their name; another command is named.
func TestOwnServers(t *testing.T) {
	own := func(name, command string, second int) Run {
		r := record(time.Date(2026, 11, 28, 0, 0, second, 0, time.UTC), map[string]float64{"goroutines": 1000}, "goroutines")
		r.Plan.Configs, r.Plan.Own = nil, []server.Command{{Name: "build", Line: command, Path: "/x"}}
		for i := range r.Repeats {
			r.Repeats[i].Config = "build"
		}
		return Run{Name: name, Results: run(r)}
	}
	c := Compare(own("a", "./one", 0), own("b", "./two", 1))
	if got := c.Different(); !slices.Equal(got, []string{"./two (was ./one)"}) || len(c.Rows) != 1 || c.Rows[0].Changes[0].Verdict != bench.NoDifference {
		t.Errorf("different: %q, %+v", got, c.Rows)
	}
}

// Under a fixed rate all servers that keep up have one figure, so the p99 is compared.
func TestFixedRate(t *testing.T) {
	a, b := old(), later()
	a.Results.Plan.Rate, b.Results.Plan.Rate = 1000, 1000
	c := Compare(a, b)
	if c.Quantity != P99 || c.Rows[1].Changes[0].Verdict != bench.Slower || c.Rows[1].Changes[0].Ratio < 1.05 {
		t.Errorf("%s: %+v", c.Quantity, c.Rows[1].Changes)
	}
	if !strings.Contains(c.Verdict, "the p99 of goroutines rose by 11 % (") || !strings.Contains(c.Verdict, "the p99 of prefork:4 fell by 9.1 % (") {
		t.Errorf("the verdict is %q", c.Verdict)
	}
}

// Every key of a plan is a fact, or known to make no difference.
func TestEveryKeyOfAPlanIsAFact(t *testing.T) {
	known := []string{"configs", "own", "urls", "path", "python", "baseline", "seed", "wait"} // rows, requests, libraries, the way of waiting, and what changes no figure
	for _, f := range planFacts() {
		known = append(known, f.keys...)
	}
	plan := reflect.TypeFor[bench.Plan]()
	for i := range plan.NumField() {
		key, _, _ := strings.Cut(plan.Field(i).Tag.Get("json"), ",")
		if !slices.Contains(known, key) {
			t.Errorf("a comparison does not know whether runs that differ in %q may be compared; add it to planFacts", key)
		}
	}
}

func TestDocument(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, Compare(old(), later())); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Format         string
		Configurations []struct{ Changes []Change }
		Warnings       []string
		WarningDetails []warning.Warning
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil || read.Format != Format || len(read.Configurations) != 3 || len(read.Warnings) == 0 || len(read.Warnings) != len(read.WarningDetails) {
		t.Errorf("%v: %+v", err, read)
	}
}
