package bench

import (
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/warning"
)

// warned are the doubts about a run, each after the names that it belongs to.
func warned(r Results) []string {
	var lines []string
	for _, g := range warning.Grouped(r.AllWarnings()) {
		line := g.Text(func(label string) string { return label })
		if len(g.Subjects) > 0 {
			line = figure.List(g.Subjects, "and") + ": " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// steady is a run of two configurations that gives no cause for a warning.
func steady() Record {
	r := record(10, func(config string, round int) float64 {
		v := 1000 + 10*float64(round*7%10)
		if config == "goroutines" {
			v *= 2
		}
		return v
	}, "one-at-a-time", "goroutines")
	for i := range r.Repeats {
		m := &r.Repeats[i].Measurement
		m.Seconds = 2
		m.CPU = load.CPU{User: 0.5, Sys: 0.5}
	}
	r.Plan.Requests = 2000
	return r
}

func TestSteadyRunWarnsOfNothing(t *testing.T) {
	r := Evaluate(steady())
	if w := warned(r); len(w) > 0 {
		t.Errorf("warnings %q, want none", w)
	}
}

func TestWarnings(t *testing.T) {
	second := func(change func(*load.Measurement)) func(*Record) {
		return func(r *Record) {
			for i := range r.Repeats {
				if r.Repeats[i].Config == "goroutines" {
					change(&r.Repeats[i].Measurement)
				}
			}
		}
	}
	for name, test := range map[string]struct {
		change func(*Record)
		want   string // a part of the only warning
	}{
		"failures": {second(func(m *load.Measurement) {
			m.OK--
			m.Classes = map[load.Class]int64{load.Status2xx: 999, load.Status3xx: 1}
		}),
			"goroutines: not ranked: 10 of 10,000 requests failed"},
		"generator": {second(func(m *load.Measurement) { m.Warnings = warning.FromSentences([]string{"generator at its limit"}) }), "goroutines: generator at its limit"},
		"spread":    {func(r *Record) { r.Repeats[7].Measurement.RPS *= 1.5 }, "goroutines: the repeats differ by 49 %"},
		"drift": {func(r *Record) {
			for i := range r.Repeats {
				if r.Repeats[i].Config == "goroutines" {
					r.Repeats[i].Measurement.RPS = 2000 - 25*float64(i/2)
				}
			}
		}, "goroutines: requests/s fell by 7 %"},
		"few repeats":    {func(r *Record) { r.Repeats, r.Plan.Repeats = r.Repeats[:6], 3 }, "3 repeats cannot show a difference, however large, in 1 comparison. Ask for 6 or more (10"},
		"five repeats":   {func(r *Record) { r.Repeats, r.Plan.Repeats = r.Repeats[:10], 5 }, "5 repeats cannot show a difference, however large, in 1 comparison. Ask for 6 or more (10"},
		"stopped":        {func(r *Record) { r.Repeats, r.Stopped = r.Repeats[:14], true }, "stopped after 14 of 20 repeats"},
		"short":          {func(r *Record) { shorten(r, 0.07) }, "2,000 requests took only 70 ms"},
		"one connection": {func(r *Record) { r.Plan.Connections = 1 }, "one connection measures"},
		"few cores":      {func(r *Record) { r.Environment.Cores = 2 }, "server and generator share 2 cores"},
		"full cores":     {func(r *Record) { r.Environment.Cores = 4; r.Repeats[0].Turn.Server.CPU = 0; busy(r, 3.4) }, "share 4 cores and used 3.9 of them"},
		"capacity":       {second(func(m *load.Measurement) { reach(m, 0.8) }), "goroutines: this is 80 % of the 80,000 requests per second that the load generator reaches here when a server does nothing (calibrated on 22 November 2026). A faster"},
		"uncalibrated":   {func(r *Record) { r.Uncalibrated = "the calibration cannot be used; make a new one" }, "the calibration cannot be used; make a new one"},
		"own cost":       {func(r *Record) { r.Repeats[0].Turn.Own = 0.5 }, "this program itself used 2.5 % of a core while"},
		"rate":           {func(r *Record) { r.Plan.Rate = 100 }, "at 100 requests per second"},
		"baseline":       {func(r *Record) { r.Broken["one-at-a-time"] = "x; y" }, "one-at-a-time: not ranked: x; y"},
	} {
		rec := steady()
		test.change(&rec)
		r := Evaluate(rec)
		warnings := warned(r)
		if name == "drift" {
			// 25 a round is 250 over ten: 7 % from half to half, too little for a warning.
			if len(warnings) != 0 {
				t.Errorf("drift of 7 %%: warnings %q, want none", warnings)
			}
			for i := range rec.Repeats {
				if rec.Repeats[i].Config == "goroutines" {
					rec.Repeats[i].Measurement.RPS = 2000 - 45*float64(i/2)
				}
			}
			test.want = "goroutines: requests/s fell by 13 %"
			warnings = warned(Evaluate(rec))
		}
		if len(warnings) != 1 || !strings.Contains(warnings[0], test.want) {
			t.Errorf("%s: warnings %q, want one with %q", name, warnings, test.want)
		}
		for _, w := range warnings {
			if !strings.Contains(w, ". ") && !strings.Contains(w, ";") && name != "generator" {
				t.Errorf("%s: %q names no remedy", name, w)
			}
		}
	}
}

func reach(m *load.Measurement, share float64) {
	m.Generator.Capacity = &load.Capacity{RPS: 80_000, Share: share, Made: time.Date(2026, 11, 22, 12, 0, 0, 0, time.Local)}
}

// The share of the load generator's capacity that a configuration reached is the median
// of the shares of its repeats. It is absent where the capacity is unknown, and no
// warning comes twice.
func TestCapacity(t *testing.T) {
	shares := []float64{0.1, 0.79, 0.79, 0.9}
	rec := steady()
	n := 0
	for i := range rec.Repeats {
		if r := &rec.Repeats[i]; r.Config == "goroutines" {
			reach(&r.Measurement, shares[n%4])
			n++
		}
	}
	r := Evaluate(rec)
	if c := r.Results[1].Capacity; c == nil || c.RPS != 80_000 || c.Share != 0.79 || c.Made.IsZero() || len(warned(r)) > 0 {
		t.Errorf("got %+v, warnings %q; want a share of 0.79 and no warning", c, warned(r))
	}
	if c := r.Results[0].Capacity; c != nil {
		t.Errorf("got %+v of what was never compared", c)
	}

	for i := range rec.Repeats {
		reach(&rec.Repeats[i].Measurement, 0.95)
		rec.Repeats[i].Measurement.Generator.Bottleneck = load.GeneratorBound
	}
	if w := warned(Evaluate(rec)); len(w) > 0 {
		t.Errorf("got %q, although the load generator says itself that it was at its limit", w)
	}
	for i := range rec.Repeats[:12] { // six of ten repeats each
		rec.Repeats[i].Measurement.Generator.Bottleneck = load.ServerBound
	}
	if w := warned(Evaluate(rec)); len(w) != 1 || !strings.HasPrefix(w[0], "one-at-a-time and goroutines: ") {
		t.Errorf("got %q, want one warning for both", w)
	}
	rec.Repeats[19].Measurement.Generator.Capacity = nil
	if c := Evaluate(rec).Results[1].Capacity; c != nil {
		t.Errorf("got %+v, although one repeat does not tell", c)
	}
}

func shorten(r *Record, seconds float64) {
	for i := range r.Repeats {
		r.Repeats[i].Measurement.Seconds = seconds
		r.Repeats[i].Measurement.CPU = load.CPU{}
	}
}

func busy(r *Record, cores float64) {
	for i := range r.Repeats {
		r.Repeats[i].Turn.Server.CPU = cores
	}
}

func TestBaselineThatIsNotRankedIsReplaced(t *testing.T) {
	rec := record(5, func(string, int) float64 { return 10 }, "one-at-a-time", "goroutines", "fasthttp")
	rec.Broken["one-at-a-time"] = "it broke; mend it"
	r := Evaluate(rec)
	if len(r.Comparisons) != 1 || r.Comparisons[0].Baseline != "goroutines" || r.Comparisons[0].Config != "fasthttp" {
		t.Errorf("comparisons %+v, want fasthttp with goroutines", r.Comparisons)
	}
	if !warning.Has(r.Warnings, "other-baseline") || !strings.Contains(strings.Join(warned(r), "\n"), "the baseline one-at-a-time is not ranked") {
		t.Errorf("warnings %q do not say so", r.Warnings)
	}
}

// A request that is cut off has waited for two seconds after the end of the load:
// a server that serves some connections and never the others is not fast.
func TestCutRequestsAreFailures(t *testing.T) {
	rec := steady()
	m := &rec.Repeats[0].Measurement
	m.Requests += 20
	m.Classes = map[load.Class]int64{load.Status2xx: 1000, load.Cut: 20}
	if r := Evaluate(rec).Results[0]; r.Failed != 20 || r.Ranked {
		t.Errorf("%d failed, ranked %v; want 20, not ranked", r.Failed, r.Ranked)
	}
}

func TestGeneratorWarningsAreToldOnce(t *testing.T) {
	busy := func(cause string) warning.Warning { return warning.Warning{Code: "busy", Cause: cause} }
	repeats := []load.Measurement{
		{Warnings: []warning.Warning{busy("used 93.5 % of a core"), {Code: "other", Cause: "other"}}},
		{Warnings: []warning.Warning{busy("used 1,091 % of a core")}},
		{Warnings: []warning.Warning{busy("used 92 % of a core")}},
		{},
	}
	want := []string{"used 93.5 % of a core (in 3 of 4 repeats)", "other (in 1 of 4 repeats)"}
	if got := warning.Sentences(GeneratorWarnings(repeats)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEvaluateKeepsNothing(t *testing.T) {
	rec := steady()
	r := Evaluate(rec)
	before := r.Results[1].Repeats[0].RPS
	rec.Repeats[1].Measurement.RPS = 1
	rec.Plan.Configs[0].Name = "changed"
	if r.Results[1].Repeats[0].RPS != before || r.Plan.Configs[0].Name == "changed" {
		t.Error("the results change with the record")
	}
}
