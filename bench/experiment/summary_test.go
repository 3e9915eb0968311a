package experiment

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"perihelion/assets/golden"
	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/report"
	"perihelion/bench/warning"
)

// published are the figures of the experiment, in requests per second.
func published() map[string]float64 {
	return map[string]float64{
		"aiohttp-dev": 2023.08, "aiohttp-gunicorn": 2396.24, "aiohttp-gunicorn:4": 2541.97,
		"flask-dev": 721.92, "flask-gunicorn": 1041.30, "flask-gunicorn:4": 1729.17,
	}
}

// experiment is a run of so many rounds in which the median of each configuration is
// its published figure, and the others lie evenly about it, a fifth of a per cent
// apart; Flask does not keep connections.
func experiment(rounds int, names ...string) bench.Record {
	r := rand.New(rand.NewPCG(3, 0))
	places := make(map[string][]int)
	rec := record(rounds, func(config string, round int) float64 {
		if places[config] == nil {
			places[config] = r.Perm(rounds)
		}
		return published()[config] * (1 + 0.002*(float64(places[config][round])-float64(rounds-1)/2))
	}, names...)
	rec.Plan.Baseline = names[0]
	for i := range rec.Repeats {
		if m := &rec.Repeats[i].Measurement; strings.HasPrefix(rec.Repeats[i].Config, "flask") {
			m.KeepAlive, m.Connections = false, 1000
		}
	}
	rec.Environment = bench.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Memory: 8_000_000_000, Go: "go1.26.8", Perihelion: "v0.1.0"}
	return rec
}

// six are all configurations of the experiment, in no helpful order.
func six() []string {
	return []string{"flask-gunicorn:4", "aiohttp-gunicorn", "flask-dev", "aiohttp-gunicorn:4", "aiohttp-dev", "flask-gunicorn"}
}

// The published summary: the worked example.
func TestSummaryAsPublished(t *testing.T) {
	s, ok := Summarise(bench.Evaluate(experiment(1, six()...)))
	if !ok || len(s.Rows) != 3 {
		t.Fatalf("Summarise gives %d rows, %v; want 3, true", len(s.Rows), ok)
	}
	for i, want := range []struct {
		deployment                 Deployment
		aiohttp, flask             float64
		difference                 float64 // per cent
		moreOfAiohttp, moreOfFlask float64 // per cent
	}{
		{0, 2023.08, 721.92, 180.24, 0, 0},
		{1, 2396.24, 1041.30, 130.12, 18.45, 44.24},
		{4, 2541.97, 1729.17, 47.01, 25.65, 139.52},
	} {
		row := s.Rows[i]
		percent := func(c bench.Comparison) float64 {
			if c.Pairs == 0 {
				return 0
			}
			return math.Round(1e4*c.Change().Median) / 100
		}
		if row.Deployment != want.deployment || row.Aiohttp.RPS.Median != want.aiohttp || row.Flask.RPS.Median != want.flask ||
			percent(row.Difference) != want.difference || percent(row.Aiohttp.Increase) != want.moreOfAiohttp || percent(row.Flask.Increase) != want.moreOfFlask {
			t.Errorf("row %d is %+v with %.2f, %.2f and %.2f %%, want %+v", i, row,
				percent(row.Difference), percent(row.Aiohttp.Increase), percent(row.Flask.Increase), want)
		}
		if row.Difference.Verdict != bench.TooFew {
			t.Errorf("one repeat has shown %q", row.Difference.Verdict)
		}
	}
	if want := []string{"7 comparisons", "Ask for 9 or more"}; !slices.ContainsFunc(warning.Sentences(s.Warnings), func(w string) bool {
		return strings.Contains(w, want[0]) && strings.Contains(w, want[1])
	}) {
		t.Errorf("the warnings %q do not say how many repeats 7 comparisons need", s.Warnings)
	}
}

func TestSummaryWithCertainty(t *testing.T) {
	s, _ := Summarise(bench.Evaluate(experiment(10, six()...)))
	for _, row := range s.Rows {
		for _, c := range []bench.Comparison{row.Difference, row.Aiohttp.Increase, row.Flask.Increase} {
			if c.Pairs == 0 {
				if row.Deployment != Development {
					t.Errorf("%v: a comparison is missing", row.Deployment)
				}
				continue
			}
			if v := c.Change(); c.Verdict != bench.Faster || v.Low >= v.Median || v.Median >= v.High || v.Low <= 0 || v.Confidence < 0.95 {
				t.Errorf("%v: %+v, %+v, want a gain with its interval", row.Deployment, c, v)
			}
		}
	}
	// All seven p values are 2 of the 1,024 ways of signing ten ranks, times their number.
	if got, want := s.Rows[0].Difference.P, 7*2.0/1024; math.Abs(got-want) > 1e-9 {
		t.Errorf("p is %v, want %v after Holm", got, want)
	}
	if want := "aiohttp against Flask, requests per second: +18"; !strings.HasPrefix(s.Verdict, want) {
		t.Errorf("the verdict is %q, want it to begin with %q", s.Verdict, want)
	}
	if want := "under the development servers, under gunicorn with 1 worker, under gunicorn with 4 workers: aiohttp kept connections open and Flask opened"; !strings.HasPrefix(s.Warnings[0].Cause, want) {
		t.Errorf("the first warning is %q, want it to begin with %q", s.Warnings[0], want)
	}
}

func TestSummaryNeedsSomethingToCompare(t *testing.T) {
	for names, want := range map[string]bool{
		"aiohttp-dev,flask-dev":                     true,
		"flask-dev,flask-gunicorn:4":                true,
		"flask-gunicorn,aiohttp-gunicorn:1":         true, // two names of one deployment
		"aiohttp-gunicorn:2,flask-gunicorn:2":       true,
		"goroutines,aiohttp-dev,aiohttp-gunicorn":   true,
		"aiohttp-dev":                               false,
		"aiohttp-dev,flask-gunicorn":                false,
		"flask-gunicorn,flask-gunicorn:1":           false,
		"flask-gunicorn,flask-gunicorn:2":           false, // neither is the development server
		"aiohttp-dev,goroutines":                    false,
		"goroutines,prefork:4":                      false,
		"flask-gunicorn:2,aiohttp-gunicorn,prefork": false,
	} {
		rec := record(2, func(string, int) float64 { return 100 }, strings.Split(names, ",")...)
		if _, got := Summarise(bench.Evaluate(rec)); got != want {
			t.Errorf("Summarise of %s gives %v, want %v", names, got, want)
		}
		if got := Possible(rec.Plan); got != want {
			t.Errorf("a plan of %s has a summary: %v, want %v", names, got, want)
		}
	}
	if Possible(bench.Plan{URLs: []string{"http://127.0.0.1/"}}) {
		t.Error("a plan of a URL has a summary")
	}
}

// poor is a run in which little went well: a configuration missing, one broken,
// one with failures, one not reached, one measured twice, keep-alive not alike.
func poor() bench.Results {
	rec := experiment(3, "aiohttp-dev", "flask-dev", "aiohttp-gunicorn", "flask-gunicorn", "flask-gunicorn:4", "aiohttp-gunicorn:4", "goroutines")
	rec.Plan.Configs = append(rec.Plan.Configs, labelled("flask-gunicorn:1", "aiohttp-gunicorn:8", "flask-gunicorn:2")...)
	rec.Broken["aiohttp-gunicorn"] = "its server did not start: address already in use"
	rec.Broken["flask-gunicorn"] = "it answered 500"
	kept := rec.Repeats[:0]
	for _, r := range rec.Repeats {
		switch r.Config {
		case "aiohttp-gunicorn":
			continue
		case "goroutines":
			r.Measurement = good(20_000)
			r.Measurement.Warnings = warning.FromSentences([]string{"the generator was busy"})
		case "aiohttp-gunicorn:4":
			r.Measurement.OK -= 3
			r.Measurement.Classes = map[load.Class]int64{load.Status2xx: 997, load.Status5xx: 3}
		case "flask-gunicorn":
			again := r
			again.Config, again.Measurement = "flask-gunicorn:1", good(1000+float64(r.Turn.Round))
			again.Measurement.KeepAlive = true
			kept = append(kept, again)
		}
		kept = append(kept, r)
	}
	rec.Repeats, rec.Stopped = kept, true
	return bench.Evaluate(rec)
}

func TestSummaryTellsWhyAFigureIsAbsent(t *testing.T) {
	s, ok := Summarise(poor())
	if !ok {
		t.Fatal("there is nothing to say")
	}
	absent := make(map[string]string)
	for _, row := range s.Rows {
		absent[fmt.Sprint("aiohttp ", int(row.Deployment))] = row.Aiohttp.Absent
		absent[fmt.Sprint("flask ", int(row.Deployment))] = row.Flask.Absent
	}
	for place, want := range map[string]string{
		"aiohttp 0": "", "flask 0": "",
		"aiohttp 1": "its server did not start: address already in use", "flask 1": "",
		"aiohttp 2": "not in the run", "flask 2": "not measured",
		"aiohttp 4": "9 of 3,000 requests failed", "flask 4": "",
		"aiohttp 8": "not measured", "flask 8": "not in the run",
	} {
		if absent[place] != want {
			t.Errorf("%s is absent because %q, want %q", place, absent[place], want)
		}
	}
	if row := s.Rows[1]; row.Flask.Config != "flask-gunicorn:1" {
		t.Errorf("one worker is %s, want the name that is ranked", row.Flask.Config)
	}
	for _, w := range report.Warnings(s.Warnings) {
		if strings.Contains(w, "goroutines") {
			t.Errorf("a warning of another configuration is passed on: %s", w)
		}
	}
}

func TestSummaryLeavesTheRunAsItWas(t *testing.T) {
	r := poor()
	before := fmt.Sprintf("%+v", r)
	Summarise(r)
	if after := fmt.Sprintf("%+v", r); after != before {
		t.Error("Summarise changed the run")
	}
}

// Equal servers are called different in at most 5 % of summaries, over all of a
// summary's comparisons together.
func TestFalseVerdictsOfSummaries(t *testing.T) {
	const runs = 500
	const alpha = 0.05
	limit := alpha + 3*math.Sqrt(alpha*(1-alpha)/runs)
	r := rand.New(rand.NewPCG(4, 0))
	wrong := 0
	for range runs {
		s, _ := Summarise(bench.Evaluate(record(10, func(string, int) float64 { return 1000 * math.Exp(0.1*r.NormFloat64()) }, six()...)))
		if slices.ContainsFunc(s.run.Comparisons, bench.Comparison.Shown) {
			wrong++
		}
	}
	share := float64(wrong) / runs
	t.Logf("%.2f %% false verdicts", 100*share)
	if share > limit {
		t.Errorf("%.2f %% of summaries of equal servers show a difference, want at most %.2f %%", 100*share, 100*limit)
	}
}

func TestSummaryGolden(t *testing.T) {
	full, _ := Summarise(bench.Evaluate(experiment(11, six()...)))
	poor, _ := Summarise(poor())
	one, _ := Summarise(bench.Evaluate(experiment(6, "flask-gunicorn:4", "flask-dev")))
	for name, s := range map[string]Summary{"summary": full, "summary-poor": poor, "summary-one": one} {
		for kind, write := range summaryWriters() {
			var out bytes.Buffer
			if err := write(s, &out); err != nil {
				t.Errorf("%s as %s: %v", name, kind, err)
			}
			golden.Check(t, name+"."+kind+".golden", out.Bytes())
		}
	}
}

func TestSummaryWriteErrorsAreReported(t *testing.T) {
	s, _ := Summarise(poor())
	for kind, write := range summaryWriters() {
		if err := write(s, &golden.Full{Room: 100}); err == nil {
			t.Errorf("%s: a full disk goes unnoticed", kind)
		}
	}
}

func summaryWriters() map[string]func(Summary, io.Writer) error {
	return map[string]func(Summary, io.Writer) error{"text": Summary.WriteText, "markdown": Summary.WriteMarkdown, "csv": Summary.WriteCSV}
}

// A pair that is shown to differ in one family of comparisons and not in the other
// is named.
func TestSummaryTellsOfOtherVerdicts(t *testing.T) {
	pair := bench.Comparison{Config: "aiohttp-dev", Baseline: "flask-dev", Pairs: 6, Verdict: bench.TooFew}
	s := Summary{Rows: []Row{{Difference: pair}}}
	run := bench.Results{Comparisons: []bench.Comparison{{Config: "flask-dev", Baseline: "aiohttp-dev", Pairs: 6, Verdict: bench.Slower}}}
	if w := s.otherVerdicts(run); len(w) != 1 || !strings.HasPrefix(w[0].Cause, "the run as a whole shows a difference between aiohttp-dev and flask-dev that the summary does not") {
		t.Errorf("%q", w)
	}
	run.Comparisons[0].Verdict = bench.TooFew
	if w := s.otherVerdicts(run); len(w) != 0 {
		t.Errorf("the same verdict: %q", w)
	}
}
