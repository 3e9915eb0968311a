package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/compare"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// eras is a run of configurations with the speeds of a mock-up, some of them changed by a
// factor.
func eras(name string, day int, labels []string, factors map[string]float64) compare.Run {
	speeds := map[string]float64{
		"aiohttp-dev": 3094, "aiohttp-gunicorn": 3389, "aiohttp-gunicorn:4": 9310, "flask-dev": 891, "flask-gunicorn": 1351, "flask-gunicorn:4": 4502,
		"one-at-a-time": 10_298, "goroutines": 46_720, "prefork:4": 51_205, "fasthttp": 61_000, "threads": 22_000,
	}
	r := rand.New(rand.NewPCG(uint64(day), 1))
	rec := bench.Record{
		Plan:    bench.Plan{Connections: 20, Duration: 6 * time.Second, KeepAlive: true, Repeats: 10, Path: "/planets/mars"},
		Started: time.Date(2026, 11, day, 10, 5, 0, 0, time.UTC),
		Environment: bench.Environment{OS: "linux", Kernel: "6.1", Arch: "amd64", CPU: "AMD EPYC 7763", Cores: 4, Memory: 8_330_000_000, Go: "go1.26.6", Perihelion: "0.1.0",
			Libraries: map[string]string{"aiohttp": "3.8.6"}},
	}
	rec.Finished = rec.Started.Add(time.Minute)
	for i, label := range labels {
		c, err := server.ParseConfig(label)
		if err != nil {
			panic(err)
		}
		rec.Plan.Configs = append(rec.Plan.Configs, c)
		speed, known := speeds[label]
		if !known {
			speed = 9000 * math.Sqrt(float64(i+1))
		}
		if f := factors[label]; f != 0 {
			speed *= f
		}
		for round := range 10 {
			rps := speed * math.Exp(0.012*r.NormFloat64())
			rec.Repeats = append(rec.Repeats, bench.Repeat{Config: label, Turn: bench.Turn{Round: round + 1, Place: i + 1}, Measurement: load.Measurement{
				Model: "closed", Requests: int64(6 * rps), OK: int64(6 * rps), Seconds: 6, RPS: rps, KeepAlive: true, Latency: load.Latency{P99: 60_000 / rps},
			}})
		}
	}
	return compare.Run{Name: name, Results: bench.Evaluate(rec)}
}

func elevenLabels() []string {
	return []string{"aiohttp-dev", "aiohttp-gunicorn", "aiohttp-gunicorn:4", "flask-dev", "flask-gunicorn", "flask-gunicorn:4", "one-at-a-time", "threads", "goroutines", "prefork:4", "fasthttp"}
}

func thirtyLabels() []string {
	var all []string
	for n := range 30 {
		all = append(all, fmt.Sprintf("prefork:%d", n+1))
	}
	return all
}

// upgraded compares two runs of so many configurations, after an upgrade.
func upgraded(labels []string) compare.Comparison {
	now := eras("#24", 27, labels, map[string]float64{"aiohttp-gunicorn:4": 1.073, "goroutines": 0.939, "prefork:7": 0.9, "prefork:21": 1.2})
	now.Results.Environment.Go, now.Results.Environment.Libraries = "go1.26.8", map[string]string{"aiohttp": "3.9.1"}
	return compare.Compare(eras("#19", 22, labels, nil), now)
}

func drawnComparison(t *testing.T, draw func(compare.Comparison, Selection, Palette) (Figure, error), c compare.Comparison, p Palette) Figure {
	t.Helper()
	f, err := draw(c, Selection{}, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestComparisonLook(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "compare-9-"+p.Name, drawnComparison(t, ComparisonPane, upgraded(slices.Delete(elevenLabels(), 7, 8)[:9]), p), 620, 520, 72)
		golden(t, "compare-30-"+p.Name, drawnComparison(t, ComparisonPane, upgraded(thirtyLabels()), p), 620, 460, 72)
	}
	golden(t, "compare-1", drawnComparison(t, ComparisonPane, upgraded([]string{"goroutines"}), Dark()), 560, 240, 72)
	golden(t, "compare-3", drawnComparison(t, ComparisonPane, upgraded(elevenLabels()[7:10]), Light()), 560, 300, 72)
	golden(t, "compare-11-saved", drawnComparison(t, Comparison, upgraded(elevenLabels()), Print()), savedWidth, savedHeight, savedDPI)
	labels := []string{"one-at-a-time", "goroutines", "fasthttp"}
	far := compare.Compare(eras("before.json", 1, labels, nil), eras("now.json", 2, labels, map[string]float64{"one-at-a-time": 100, "goroutines": 0.5}))
	golden(t, "compare-far", drawnComparison(t, ComparisonPane, far, Dark()), 620, 260, 72)
	several := compare.Compare(eras("#3", 1, labels, nil), eras("#7", 2, labels, map[string]float64{"goroutines": 0.9}), eras("#9", 3, labels, map[string]float64{"goroutines": 1.1, "fasthttp": 0.97}))
	golden(t, "compare-several", drawnComparison(t, ComparisonPane, several, Light()), 620, 320, 72)
}

// Where no difference was shown, the words say so, and never that there is none.
func TestNoDifferenceShownIsNoEquality(t *testing.T) {
	c := compare.Compare(eras("#3", 1, []string{"goroutines", "fasthttp"}, nil), eras("#7", 2, []string{"goroutines", "fasthttp"}, nil))
	for _, row := range c.Rows {
		if row.Changes[0].Verdict != bench.NoDifference {
			t.Fatalf("%s is %s", row.Config, row.Changes[0].Verdict)
		}
	}
	for _, r := range drawnComparison(t, ComparisonPane, c, Dark()).Readings(620, 520) {
		if got := r.Lines[len(r.Lines)-1].Value; !strings.HasSuffix(got, "no difference shown") {
			t.Errorf("%s reads %q", r.Title, got)
		}
	}
}

// A change without an interval is within the scale, too.
func TestAScaleOfChangesReachesThoseOfFewRepeats(t *testing.T) {
	row := compare.Row{Changes: []compare.Change{{Verdict: bench.TooFew, Ratio: 0.5, Low: 0.1, High: 10}}}
	if got := reachOf([]compare.Row{row}); got < math.Ln2 || got > 1.2*math.Ln2 {
		t.Errorf("the scale reaches %v, want a little more than %v", got, math.Ln2)
	}
}

// A row is read with its figures, the change and the verdict.
func TestComparisonReadings(t *testing.T) {
	f := drawnComparison(t, ComparisonPane, upgraded(elevenLabels()), Dark())
	all := f.Readings(620, 520)
	if len(all) != 11 {
		t.Fatalf("%d readings, want 11", len(all))
	}
	r := all[8]
	if r.Title != "goroutines" || len(r.Lines) != 3 || r.Lines[0].Label != "#24" || !strings.Contains(r.Lines[0].Value, "requests/s (10 repeats)") ||
		!strings.HasPrefix(r.Lines[2].Value, "−") || !strings.HasSuffix(r.Lines[2].Value, ", slower") || !strings.Contains(r.Lines[2].Value, "p ") {
		t.Errorf("the reading of goroutines: %+v", r)
	}
	if r.Area.Bottom <= r.Area.Top || all[9].Area.Top < r.Area.Bottom-1 {
		t.Errorf("the areas are %+v and %+v", r.Area, all[9].Area)
	}
	if _, err := ComparisonPane(upgraded(elevenLabels()), Selection{Shown: []string{}}, Dark()); err == nil {
		t.Error("a comparison of nothing is drawn")
	}
}

func TestChangeTicks(t *testing.T) {
	for _, c := range []struct {
		reach float64
		n     int
		want  string
	}{
		{0.02, 2, "−1 % 0 +1 %"},
		{0.13, 2, "−10 % −5 % 0 +5 % +10 %"},
		{0.13, 1, "−10 % 0 +10 %"},
		{math.Log(2.2), 3, "÷2 0 ×2"},
		{math.Log(150), 3, "÷125 ÷25 ÷5 0 ×5 ×25 ×125"},
	} {
		var got []string
		for _, v := range changeTicks(c.reach, c.n) {
			got = append(got, changeTick(v))
			if math.Abs(math.Log(v)) > c.reach*(1+1e-9) {
				t.Errorf("reach %v: a tick at %v", c.reach, v)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("reach %v, %d ticks: %q, want %q", c.reach, c.n, got, c.want)
		}
	}
}

// season are the runs of goroutines over some weeks, with a new version and a new machine.
func season(n int) compare.Trend {
	r := rand.New(rand.NewPCG(3, 3))
	var runs []compare.Run
	for i := range n {
		factor := 1 + 0.01*r.NormFloat64()
		if i >= n/3 {
			factor *= 0.94
		}
		if i >= 2*n/3 && n > 3 {
			factor *= 1.3
		}
		run := eras(fmt.Sprintf("#%d", i+1), 1, []string{"goroutines"}, map[string]float64{"goroutines": factor})
		run.Results.Started = run.Results.Started.Add(time.Duration(i) * 31 * time.Hour)
		if i >= n/3 {
			run.Results.Environment.Go = "go1.26.8"
		}
		if i >= 2*n/3 && n > 3 {
			run.Results.Environment.Cores = 8
		}
		runs = append(runs, run)
	}
	return compare.TrendOf(server.Subject{Config: server.Config{Name: server.Goroutines}}, runs)
}

func TestTrendLook(t *testing.T) {
	draw := func(draw func(compare.Trend, Palette) (Figure, error), n int, p Palette) Figure {
		f, err := draw(season(n), p)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "trend-12-"+p.Name, draw(TrendPane, 12, p), 620, 300, 72)
	}
	golden(t, "trend-1", draw(TrendPane, 1, Dark()), 520, 240, 72)
	golden(t, "trend-3", draw(TrendPane, 3, Light()), 520, 240, 72)
	golden(t, "trend-300", draw(TrendPane, 300, Dark()), 620, 300, 72)
	golden(t, "trend-saved", draw(Trend, 30, Print()), savedWidth, savedHeight, savedDPI)
	if n := len(draw(TrendPane, 12, Dark()).Readings(620, 300)); n != 12 {
		t.Errorf("%d readings, want 12", n)
	}
	if _, err := TrendPane(compare.Trend{}, Dark()); err == nil {
		t.Error("a trend of no run is drawn")
	}
}
