package bench

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/perf/benchmath"

	"perihelion/bench/rounds"
	"perihelion/bench/stats"
)

// record makes the record of a run from the requests per second of each
// configuration in each round.
func record(rounds int, rps func(config string, round int) float64, names ...string) Record {
	r := Record{Plan: DefaultPlan(), Environment: Environment{OS: "linux", Arch: "amd64", Cores: 8}, Broken: map[string]string{}}
	r.Plan.Configs, r.Plan.Repeats, r.Plan.Seed = labelled(names...), rounds, 1
	r.Plan.Requests, r.Plan.Duration = 1000, 0
	r.Started = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for round := range rounds {
		for place, name := range names {
			turn := Turn{Round: round + 1, Place: place + 1, Server: ServerUsage{CPU: 0.9, RSS: 20e6, Processes: 1}}
			r.Repeats = append(r.Repeats, Repeat{Config: name, Turn: turn, Measurement: good(rps(name, round))})
		}
	}
	return r
}

func TestRatioIsTakenWithinRounds(t *testing.T) {
	// The machine halves its speed from round to round; the ratio stays 2.
	r := Evaluate(record(6, func(config string, round int) float64 {
		v := 16000 / math.Pow(2, float64(round))
		if config == "goroutines" {
			v *= 2
		}
		return v
	}, "one-at-a-time", "goroutines"))
	c := r.Comparisons[0]
	if c.Config != "goroutines" || c.Baseline != "one-at-a-time" || math.Abs(c.Ratio-2) > 1e-12 || math.Abs(c.Low-2) > 1e-12 || math.Abs(c.High-2) > 1e-12 ||
		c.Pairs != 6 || c.Confidence != 0.96875 || c.P != 0.03125 || c.Verdict != Faster {
		t.Errorf("%+v, want the ratio 2 from 2 to 2 of 6 pairs, p = 1/32", c)
	}
	if r.Lead != nil {
		t.Errorf("the comparison of two has a lead besides: %+v", r.Lead)
	}
}

func TestRatioPairsByRoundNumber(t *testing.T) {
	rec := record(5, func(config string, round int) float64 {
		if config == "goroutines" {
			return float64(3 * (round + 1))
		}
		return float64(round + 1)
	}, "one-at-a-time", "goroutines")
	rec.Repeats = rec.Repeats[1:] // the baseline's first round is missing
	c := Evaluate(rec).Comparisons[0]
	if c.Pairs != 4 || math.Abs(c.Low-3) > 1e-12 || math.Abs(c.High-3) > 1e-12 || c.Verdict != TooFew {
		t.Errorf("%+v, want 4 pairs of ratio 3, too few", c)
	}
}

// From how many rounds on the largest difference is shown, and that the warning
// about too few comes exactly where the verdict is that they are.
func TestEnoughRepeats(t *testing.T) {
	names := []string{"one-at-a-time", "threads", "goroutines", "prefork", "fasthttp"}
	for contestants, want := range map[int]int{2: 6, 3: 7, 4: 8, 5: 8} {
		for rounds := 1; rounds <= 10; rounds++ {
			r := Evaluate(record(rounds, func(config string, round int) float64 {
				return 1000*math.Pow(2, float64(slices.Index(names, config))) + float64(round)
			}, names[:contestants]...))
			shown := slices.ContainsFunc(r.Comparisons, Comparison.Shown)
			if shown != (rounds >= want) || shown != (fewRepeats(r).Code == "") {
				t.Errorf("%d configurations, %d rounds: shown %v, warning %q; want %d rounds to be enough", contestants, rounds, shown, fewRepeats(r), want)
			}
			if r.Lead != nil && r.Lead.Shown() != shown {
				t.Errorf("%d configurations, %d rounds: lead %+v", contestants, rounds, *r.Lead)
			}
		}
	}
	if n := Enough(len(DefaultPlan().Configs)); n > DefaultPlan().Repeats {
		t.Errorf("the default plan has %d repeats and needs %d", DefaultPlan().Repeats, n)
	}
}

// A run was stopped in the middle of a round, after 4 repeats of one and 5 of the
// other: the verdict and the warning agree.
func TestStoppedRunDoesNotContradictItself(t *testing.T) {
	for cut := range 30 {
		rec := record(10, func(config string, round int) float64 {
			return map[string]float64{"one-at-a-time": 1000, "goroutines": 7000, "prefork": 9000}[config] + float64(round)
		}, "one-at-a-time", "goroutines", "prefork")
		rec.Repeats, rec.Stopped = rec.Repeats[:cut], true
		r := Evaluate(rec)
		shown, few := 0, 0
		for _, c := range r.Comparisons {
			if c.Shown() {
				shown++
			}
			if c.Verdict == TooFew {
				few++
			}
		}
		if warned := fewRepeats(r).Code != ""; len(r.Comparisons) > 0 && warned != (few > 0 || r.Lead != nil && r.Lead.Verdict == TooFew) || warned && shown > 0 && !strings.Contains(fewRepeats(r).Cause, "between one-at-a-time and ") {
			t.Errorf("after %d repeats %d differences are shown, %d are too few, warning %q", cut, shown, few, fewRepeats(r))
		}
	}
}

// simulated is a machine: noise of each repeat, steps between rounds, and
// noise that lasts from one turn to the next.
type simulated struct {
	r                  *rand.Rand
	noise, drift, last float64 // standard deviations of logarithms; last: the share of a turn's noise that the next one keeps
	first              float64 // the loss of the first turn of a round, as a logarithm
	tail               bool    // noise has the long tail to the slow side that throughput has
	kept               float64
}

// run is a whole run of contestants of such speeds, in the order of a real one.
func (m *simulated) run(n int, speeds ...float64) Record {
	names := []string{"one-at-a-time", "threads", "goroutines", "prefork", "fasthttp", "aiohttp-dev", "flask-dev", "aiohttp-gunicorn", "flask-gunicorn"}[:len(speeds)]
	values := make([][]float64, n)
	level := 0.0
	for i, order := range rounds.Orders(m.r.Uint64(), n, len(speeds)) {
		values[i] = make([]float64, len(speeds))
		level += m.drift * m.r.NormFloat64()
		for place, at := range order {
			own := m.noise * m.r.NormFloat64()
			if place == 0 {
				own -= m.first
			}
			if m.tail {
				own -= math.Abs(m.noise * m.r.NormFloat64())
			}
			m.kept = m.last*m.kept + math.Sqrt(1-m.last*m.last)*own
			values[i][at] = 10_000 * speeds[at] * math.Exp(level+m.kept)
		}
	}
	return record(n, func(config string, round int) float64 { return values[round][slices.Index(names, config)] }, names...)
}

// comparisonsOf are the comparisons of a record, without the rest of an evaluation.
func comparisonsOf(rec Record) (all []Comparison, lead *Comparison) {
	return comparisonsAt(Whole(), rec)
}

// comparisonsAt are the comparisons of a record at a look.
func comparisonsAt(at Look, rec Record) (all []Comparison, lead *Comparison) {
	var contestants []Series
	for _, label := range rec.Plan.Labels() {
		s := Series{label, make(map[int]float64)}
		for _, r := range rec.Repeats {
			if r.Config == label {
				s.Rounds[r.Turn.Round] = r.Measurement.RPS
			}
		}
		contestants = append(contestants, s)
	}
	return Compare(at, contestants[0], contestants[1:])
}

func equal(n int) []float64 { return slices.Repeat([]float64{1}, n) }

// TestFalseVerdicts holds the promise that equal servers are called different in at
// most 5 % of runs, over all statements of a run together, including the choice of the
// fastest: on a steady machine, on one that drifts from round to round, and with
// disturbances that last from one turn into the next.
func TestFalseVerdicts(t *testing.T) {
	const runs = 1500
	limit := alpha + 3*math.Sqrt(alpha*(1-alpha)/runs)
	for i, test := range []struct {
		name    string
		speeds  []float64
		rounds  int
		machine simulated
	}{
		{"2, steady", equal(2), 10, simulated{noise: 0.05}},
		{"2, 6 rounds", equal(2), 6, simulated{noise: 0.05, tail: true}},
		{"2, drift", equal(2), 10, simulated{noise: 0.05, drift: 0.05, tail: true}},
		{"2, lasting", equal(2), 10, simulated{noise: 0.05, last: 0.7}},
		{"2, both", equal(2), 20, simulated{noise: 0.05, drift: 0.03, last: 0.5, tail: true}},
		{"2, the first loses", equal(2), 10, simulated{noise: 0.03, first: 0.05}},
		{"3, steady", equal(3), 10, simulated{noise: 0.05, tail: true}},
		{"3, both", equal(3), 10, simulated{noise: 0.05, drift: 0.03, last: 0.7, tail: true}},
		{"5, drift", equal(5), 10, simulated{noise: 0.05, drift: 0.05, tail: true}},
		{"9, both", equal(9), 10, simulated{noise: 0.05, drift: 0.03, last: 0.7, tail: true}},
		{"two equal ahead of the others", []float64{1, 1, 2, 2}, 10, simulated{noise: 0.05, tail: true}},
		{"five equal ahead of the baseline", []float64{1, 2, 2, 2, 2, 2}, 10, simulated{noise: 0.05, drift: 0.03, last: 0.7}},
	} {
		m := test.machine
		m.r = rand.New(rand.NewPCG(1, uint64(i)))
		wrong := 0
		for range runs {
			rec := m.run(test.rounds, test.speeds...)
			said, lead := comparisonsOf(rec)
			if lead != nil {
				said = append(said, *lead)
			}
			of := make(map[string]float64)
			for i, label := range rec.Plan.Labels() {
				of[label] = test.speeds[i]
			}
			if slices.ContainsFunc(said, func(c Comparison) bool {
				return c.Verdict == Faster && of[c.Config] <= of[c.Baseline] || c.Verdict == Slower && of[c.Config] >= of[c.Baseline]
			}) {
				wrong++
			}
		}
		share := float64(wrong) / runs
		t.Logf("%-32s %.2f %% false verdicts", test.name, 100*share)
		if share > limit {
			t.Errorf("%s: %.2f %% of runs end in a false verdict, want at most %.2f %%", test.name, 100*share, 100*limit)
		}
	}
}

// unpaired is the test of before, Mann–Whitney's on the figures of all rounds, to
// compare with.
func unpaired(rec Record) bool {
	var figures [2][]float64
	for i, r := range rec.Repeats {
		figures[i%2] = append(figures[i%2], r.Measurement.RPS)
	}
	ratios := make([]float64, len(figures[0]))
	for i := range ratios {
		ratios[i] = figures[1][i] / figures[0][i]
	}
	ends, thresholds := stats.MedianOf(ratios), benchmath.Thresholds{CompareAlpha: alpha}
	sample := func(i int) *benchmath.Sample { return benchmath.NewSample(figures[i], &thresholds) }
	return benchmath.AssumeNothing.Compare(sample(0), sample(1)).P <= alpha && (ends.Low > 1 || ends.High < 1)
}

// TestPower: a server that needs 5.5 % more time a request is found, on a quiet
// machine nearly always, and on one that drifts where the unpaired test fails.
func TestPower(t *testing.T) {
	const runs = 1000
	for i, test := range []struct {
		name    string
		machine simulated
		least   float64
	}{
		{"quiet, 2 %", simulated{noise: 0.02}, 0.99},
		{"quiet, 3 %", simulated{noise: 0.03}, 0.90},
		{"drift of 3 %", simulated{noise: 0.02, drift: 0.03}, 0.99},
		{"drift of 10 %", simulated{noise: 0.02, drift: 0.1}, 0.99},
		{"lasting", simulated{noise: 0.03, last: 0.7}, 0.99},
		{"first loses", simulated{noise: 0.02, first: 0.03}, 0.80},
		{"long tail", simulated{noise: 0.02, drift: 0.02, tail: true}, 0.95},
	} {
		m := test.machine
		m.r = rand.New(rand.NewPCG(2, uint64(i)))
		found, before := 0, 0
		for range runs {
			rec := m.run(10, 1, 200.0/211)
			if all, _ := comparisonsOf(rec); all[0].Verdict == Slower {
				found++
			}
			if unpaired(rec) {
				before++
			}
		}
		t.Logf("%-14s found in %.1f %% of runs, unpaired in %.1f %%", test.name, 100*float64(found)/runs, 100*float64(before)/runs)
		if share := float64(found) / runs; share < test.least || found < before {
			t.Errorf("%s: found in %.1f %%, unpaired in %.1f %%; want %.0f %% at least and no less than unpaired", test.name, 100*share, 100*float64(before)/runs, 100*test.least)
		}
	}
}

// TestNothingContradicts draws runs of every kind and holds that no comparison
// shows an interval, a p value and a verdict that disagree, and that the fastest is
// the fastest in the table of comparisons, too.
func TestNothingContradicts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for range 1500 {
		speeds := equal(2 + r.IntN(7))
		for i := range speeds {
			speeds[i] *= math.Exp(0.1 * float64(r.IntN(3)) * r.NormFloat64())
		}
		m := simulated{r: r, noise: 0.05 * r.Float64(), drift: 0.05 * r.Float64(), last: 0.8 * r.Float64()}
		rec := m.run(1+r.IntN(12), speeds...)
		if r.IntN(3) == 0 {
			rec.Repeats = rec.Repeats[:r.IntN(len(rec.Repeats)+1)]
		}
		if r.IntN(4) == 0 { // a rate that all of them keep
			for i := range rec.Repeats {
				rec.Repeats[i].Measurement.RPS = math.Round(rec.Repeats[i].Measurement.RPS / 500)
			}
		}
		rec.Plan.UntilDecided = r.IntN(3) == 0
		results := Evaluate(rec)
		said := results.Comparisons
		if results.Lead != nil {
			said = append(slices.Clone(said), *results.Lead)
		}
		for _, c := range said {
			outside := c.Pairs > 0 && (c.Low > 1 || c.High < 1)
			switch {
			case c.Shown() != (c.P <= alpha), c.P < c.PSingle,
				c.Verdict == Faster && c.Low <= 1, c.Verdict == Slower && c.High >= 1,
				c.Verdict == NoDifference && (outside || c.Confidence < 0.95),
				c.Shown() && c.Confidence < 0.95,
				c.Pairs > 0 && (c.Ratio < c.Low*(1-1e-12) || c.Ratio > c.High*(1+1e-12)):
				t.Fatalf("%+v contradicts itself", c)
			}
		}
		if lead := results.Lead; lead != nil && lead.Shown() {
			if lead.Verdict != Faster {
				t.Fatalf("the fastest is slower: %+v", *lead)
			}
			for _, c := range results.Comparisons {
				if c.Config == lead.Config && c.Verdict != Faster || c.Baseline == lead.Config && c.Verdict != Slower {
					t.Fatalf("%s is the fastest, and %+v", lead.Config, c)
				}
			}
		}
	}
}
