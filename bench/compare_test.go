package bench

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// record makes the record of a run from the requests per second of each
// configuration in each round.
func record(rounds int, rps func(config string, round int) float64, names ...string) Record {
	r := Record{Plan: DefaultPlan(), Environment: Environment{OS: "linux", Arch: "amd64", Cores: 8}, Broken: map[string]string{}}
	r.Plan.Configs, r.Plan.Repeats, r.Plan.Seed = named(names...), rounds, 1
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
	r := Evaluate(record(5, func(config string, round int) float64 {
		v := 16000 / math.Pow(2, float64(round))
		if config == "goroutines" {
			v *= 2
		}
		return v
	}, "one-at-a-time", "goroutines"))
	c := r.Comparisons[0]
	if c.Config != "goroutines" || c.Baseline != "one-at-a-time" || c.Ratio != 2 || c.Low != 2 || c.High != 2 || c.Pairs != 5 || c.Confidence != 0.9375 {
		t.Errorf("%+v, want the ratio 2 from 2 to 2 of 5 pairs", c)
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
	if c.Pairs != 4 || c.Low != 3 || c.High != 3 {
		t.Errorf("%+v, want 4 pairs of ratio 3", c)
	}
}

// Two samples of five that do not overlap: 2 of the 252 arrangements, p = 0.0079365.
func TestMannWhitney(t *testing.T) {
	separate := func(config string, round int) float64 {
		if config == "goroutines" {
			return float64(200 + round)
		}
		return float64(100 + round)
	}
	c := Evaluate(record(5, separate, "one-at-a-time", "goroutines")).Comparisons[0]
	if math.Abs(c.P-2.0/252) > 1e-12 || c.P != c.PSingle || c.Verdict != Faster {
		t.Errorf("%+v, want p = 2/252, faster", c)
	}
	for n, want := range map[int]string{3: TooFew, 4: Faster} {
		if c := Evaluate(record(n, separate, "one-at-a-time", "goroutines")).Comparisons[0]; c.Verdict != want {
			t.Errorf("%d repeats: %+v, want %s", n, c, want)
		}
	}
}

func TestHolm(t *testing.T) {
	// Holm's own steps by hand: 0.01 × 4, 0.012 × 3 raised to what went before, 0.03 × 2, 0.9 × 1.
	comparisons := []Comparison{{PSingle: 0.03}, {PSingle: 0.01}, {PSingle: 0.9}, {PSingle: 0.012}}
	holm(comparisons)
	for i, want := range []float64{0.06, 0.04, 0.9, 0.04} {
		if math.Abs(comparisons[i].P-want) > 1e-15 {
			t.Errorf("p of %v is corrected to %v, want %v", comparisons[i].PSingle, comparisons[i].P, want)
		}
	}
}

func TestEnough(t *testing.T) {
	for m, want := range map[int]int{1: 4, 2: 5, 6: 5, 7: 6, 10: 6} {
		if got := enough(m); got != want {
			t.Errorf("enough(%d) = %d, want %d", m, got, want)
		}
	}
}

// noise is ten per cent of a figure, with the long tail to the slow side that
// throughput has.
func noise(r *rand.Rand) float64 {
	return math.Exp(-math.Abs(0.1*r.NormFloat64()) + 0.05*r.NormFloat64())
}

// TestFalseVerdicts holds the promise that equal servers are called different in
// at most 5 % of runs, over all comparisons of a run together, on a steady machine
// and on one that drifts from round to round.
func TestFalseVerdicts(t *testing.T) {
	const runs = 1000
	limit := alpha + 3*math.Sqrt(alpha*(1-alpha)/runs)
	two, five := []string{"goroutines", "fasthttp"}, []string{"one-at-a-time", "threads", "goroutines", "prefork", "fasthttp"}
	for i, test := range []struct {
		names   []string
		repeats int
		drift   float64 // standard deviation of a step between rounds
	}{{two, 5, 0}, {two, 10, 0}, {two, 10, 0.05}, {five, 5, 0}, {five, 10, 0}, {five, 10, 0.05}} {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		wrong := 0
		for range runs {
			speed := 10000.0
			rec := record(test.repeats, func(config string, round int) float64 {
				if config == test.names[0] {
					speed *= 1 + test.drift*r.NormFloat64()
				}
				return speed * noise(r)
			}, test.names...)
			if slices.ContainsFunc(Evaluate(rec).Comparisons, func(c Comparison) bool { return c.Verdict == Faster || c.Verdict == Slower }) {
				wrong++
			}
		}
		share := float64(wrong) / runs
		t.Logf("%d configurations, %d repeats, drift %v: %.2f %% false verdicts", len(test.names), test.repeats, test.drift, 100*share)
		if share > limit {
			t.Errorf("%d configurations, %d repeats, drift %v: %.2f %% of runs between equal servers end in a difference, want at most %.2f %%",
				len(test.names), test.repeats, test.drift, 100*share, 100*limit)
		}
	}
}

// TestTrueDifference: 1.3 times at 10 % noise is found with 10 repeats.
func TestTrueDifference(t *testing.T) {
	const runs = 500
	r := rand.New(rand.NewPCG(2, 0))
	found := 0
	for range runs {
		rec := record(10, func(config string, round int) float64 {
			v := 10000 * (1 + 0.1*r.NormFloat64())
			if config == "goroutines" {
				v *= 1.3
			}
			return v
		}, "one-at-a-time", "goroutines")
		if c := Evaluate(rec).Comparisons[0]; c.Verdict == Faster && c.Low < 1.3*1.1 && c.High > 1.3/1.1 {
			found++
		}
	}
	t.Logf("found in %.1f %% of runs", 100*float64(found)/runs)
	if found < runs*9/10 {
		t.Errorf("a difference of 1.3 times was found in %d of %d runs, want 90 %%", found, runs)
	}
}
