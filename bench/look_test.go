package bench

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"perihelion/bench/load"
	"perihelion/bench/stats"
)

func untilDecided(most int, names ...string) Plan {
	p := threePlan(most)
	p.Configs, p.UntilDecided, p.Seed = configs(names...), true, 3
	return p
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		plan Plan
		want []int
	}{
		{untilDecided(50, "goroutines", "fasthttp"), []int{9, 12, 16, 22, 29, 38, 50}},
		{untilDecided(50, "one-at-a-time", "goroutines", "fasthttp"), []int{12, 16, 22, 29, 38, 50}},
		{untilDecided(6, "goroutines", "fasthttp"), []int{6}},
		{threePlan(50), nil},
	} {
		var got []int
		sum := 0.0
		for i, l := range c.plan.Looks() {
			got = append(got, l.Rounds)
			sum += l.Share
			if stats.SmallestP(l.Rounds) > l.level()/float64(c.plan.comparisons()) {
				t.Errorf("look %d at round %d can show nothing", i+1, l.Rounds)
			}
		}
		if !slices.Equal(got, c.want) || c.want != nil && math.Abs(sum-1) > 1e-12 {
			t.Errorf("%v: looks at %v with shares of %v in all, want %v", c.plan.Labels(), got, sum, c.want)
		}
	}
}

func TestUntilDecidedIsValidated(t *testing.T) {
	for _, c := range []struct {
		change func(*Plan)
		want   string
	}{
		{func(*Plan) {}, ""},
		{func(p *Plan) { p.Configs = p.Configs[:1] }, "the plan has one"},
		{func(p *Plan) { p.Repeats = 5 }, "5 repeats at most cannot decide 1 comparison; write 6 or more"},
		{func(p *Plan) { p.Connections, p.Sweep = 0, []int{1, 2} }, "remove untilDecided"},
	} {
		p := untilDecided(50, "goroutines", "fasthttp")
		c.change(&p)
		err := p.Validate()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("the error is %v, want %q", err, c.want)
		}
	}
}

// speeds makes an engine whose servers have these requests per second, with a little
// noise that differs from turn to turn.
func speeds(of map[string]float64, noise float64) *fake {
	r := rand.New(rand.NewPCG(9, 0))
	return &fake{measure: func(config string, _ int) (load.Measurement, error) {
		return good(of[config] * math.Exp(noise*r.NormFloat64())), nil
	}}
}

func TestRunEndsWhenItIsDecided(t *testing.T) {
	for _, c := range []struct {
		name   string
		speeds map[string]float64
		noise  float64
		rounds int
	}{
		{"much faster", map[string]float64{"goroutines": 1000, "fasthttp": 2000}, 0.02, 9},
		{"equal within 2 %", map[string]float64{"goroutines": 1000, "fasthttp": 1000}, 0.002, 9},
		{"not to be decided", map[string]float64{"goroutines": 1000, "fasthttp": 1000}, 0.2, 50},
	} {
		runner := newRunner(untilDecided(50, "goroutines", "fasthttp"), speeds(c.speeds, c.noise))
		results, err := runner.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s := runner.Snapshot()
		if n := len(results.Results[0].Repeats); n != c.rounds || results.Stopped || results.Decided != (c.rounds < 50) || s.Done != s.Total || s.Total != 2*c.rounds || s.States["goroutines"] != Done {
			t.Errorf("%s: %d rounds, decided %v, stopped %v, %d of %d turns done; want %d rounds", c.name, n, results.Decided, results.Stopped, s.Done, s.Total, c.rounds)
		}
		again := results.Against("fasthttp")
		if again.Decided != results.Decided || again.Comparisons[0].P != results.Comparisons[0].P || again.Comparisons[0].Confidence != results.Comparisons[0].Confidence {
			t.Errorf("%s: evaluated again %+v, before %+v", c.name, again.Comparisons[0], results.Comparisons[0])
		}
	}
}

// Between two looks the last one counts, and before the first nothing is shown.
func TestVerdictIsThatOfTheLastLook(t *testing.T) {
	rec := func(rounds int) Record {
		r := record(rounds, func(config string, round int) float64 {
			if config == "fasthttp" && round < 9 {
				return 2000 + float64(round)
			}
			return 1000
		}, "goroutines", "fasthttp")
		r.Plan.Repeats, r.Plan.UntilDecided = 50, true
		return r
	}
	if c := Evaluate(rec(8)).Comparisons[0]; c.Verdict != TooFew || c.P != 1 || c.Confidence != 0 || c.Pairs != 8 {
		t.Errorf("before the first look: %+v", c)
	}
	ninth, eleventh := Evaluate(rec(9)).Comparisons[0], Evaluate(rec(11)).Comparisons[0]
	if ninth.Verdict != Faster || ninth != eleventh {
		t.Errorf("at the first look %+v, two rounds later %+v", ninth, eleventh)
	}
	// 2 · 2⁻⁹ of a look with a twelfth of the 5 %.
	if want := math.Exp2(-8) * 12; math.Abs(ninth.P-want) > 1e-12 || ninth.PSingle != math.Exp2(-8) || ninth.Confidence < 0.95 {
		t.Errorf("p %v (single %v) with confidence %v, want %v", ninth.P, ninth.PSingle, ninth.Confidence, want)
	}
}

func TestForecast(t *testing.T) {
	m := simulated{r: rand.New(rand.NewPCG(4, 0)), noise: 0.03}
	near, seen := 0, 0
	for range 200 {
		rec := m.run(16, equal(2)...)
		rec.Plan.Repeats, rec.Plan.UntilDecided = 100, true
		f := Evaluate(rec).Forecast()
		if f.Rounds == 0 {
			continue
		}
		seen++
		// The ratio of two figures with 3 % noise has 4.2 %; a mean of n is known to
		// 2.24 · 4.2 % / √n at the last look, and below 2 % from 23 rounds on.
		if n := 16 + f.Rounds; f.Shows >= Negligible && n > 8 && n < 70 {
			near++
		}
	}
	if seen < 150 || near < seen*9/10 {
		t.Errorf("%d of %d forecasts are near the truth", near, seen)
	}
	if got := (Forecast{12, 0.02}).String(); got != "about 12 more to tell 2 %" {
		t.Errorf("in words: %q", got)
	}
	if got := Evaluate(m.run(16, equal(2)...)).Forecast(); got != (Forecast{}) {
		t.Errorf("of a run with a fixed number of rounds: %+v", got)
	}
}

// decidedRun carries a simulated run to the look that decides it.
func decidedRun(m simulated, most int, speeds ...float64) (all []Comparison, lead *Comparison, rounds int) {
	rec := m.run(most, speeds...)
	rec.Plan.Repeats, rec.Plan.UntilDecided = most, true
	for _, at := range rec.Plan.Looks() {
		all, lead = comparisonsAt(at, rec)
		if rounds = at.Rounds; decided(all, lead) {
			break
		}
	}
	return all, lead, rounds
}

// many is the number of simulated runs: few in the ordinary test, and as many as the full
// measurement needs where PERIHELION_SIMULATE is set.
func many(few, full int) int {
	if os.Getenv("PERIHELION_SIMULATE") != "" {
		return full
	}
	return few
}

// TestKnownRatios measures pairs of known ratio: whether the verdict is right, whether the
// interval holds the truth, in a run of ten rounds, and in one that goes on until it is
// decided. The noise has a long tail, and each round a level of its own.
func TestKnownRatios(t *testing.T) {
	runs := many(150, 10_000)
	for _, ratio := range []float64{1, 1.02, 1.05, 1.1} {
		for _, until := range []bool{false, true} {
			m := simulated{r: rand.New(rand.NewPCG(5, math.Float64bits(ratio))), noise: 0.02, drift: 0.03, tail: true}
			right, wrong, held, alike, rounds := 0, 0, 0, 0, 0
			for range runs {
				var all []Comparison
				n := 10
				if until {
					all, _, n = decidedRun(m, MostRounds, 1, ratio)
				} else {
					all, _ = comparisonsOf(m.run(n, 1, ratio))
				}
				c := all[0]
				rounds += n
				switch {
				case c.Verdict == Faster && ratio > 1:
					right++
				case c.Shown():
					wrong++
				case c.decided():
					alike++
				}
				if c.Low <= ratio && ratio <= c.High {
					held++
				}
			}
			share := func(n int) float64 { return float64(n) / float64(runs) }
			t.Logf("ratio %.2f, until decided %-5v: shown %5.1f %%, wrong %.2f %%, equal within 2 %% %5.1f %%, interval holds the truth %.1f %%, %.1f rounds",
				ratio, until, 100*share(right), 100*share(wrong), 100*share(alike), 100*share(held), share(rounds))
			slack := 3 * math.Sqrt(alpha*(1-alpha)/float64(runs))
			if share(wrong) > alpha+slack || share(held) < min(0.93, 1-alpha-slack) {
				t.Errorf("ratio %v, until decided %v: %.2f %% wrong, the interval holds the truth in %.1f %%", ratio, until, 100*share(wrong), 100*share(held))
			}
			if least := map[float64]float64{1.02: 0, 1.05: 0.7, 1.1: 0.99}[ratio]; ratio > 1 && share(right) < least {
				t.Errorf("ratio %v, until decided %v: shown in %.1f %%", ratio, until, 100*share(right))
			}
		}
	}
}

// TestFalseVerdictsUntilDecided holds the promise of TestFalseVerdicts where a run is
// looked at again and again.
func TestFalseVerdictsUntilDecided(t *testing.T) {
	runs := many(150, 10_000)
	limit := alpha + 3*math.Sqrt(alpha*(1-alpha)/float64(runs))
	for i, test := range []struct {
		name    string
		speeds  []float64
		most    int
		machine simulated
	}{
		{"2, steady", equal(2), 50, simulated{noise: 0.05}},
		{"2, drift", equal(2), 100, simulated{noise: 0.05, drift: 0.05, tail: true}},
		{"2, lasting", equal(2), 50, simulated{noise: 0.05, last: 0.7}},
		{"3, both", equal(3), 50, simulated{noise: 0.05, drift: 0.03, last: 0.7, tail: true}},
		{"two equal ahead of the others", []float64{1, 1, 2, 2}, 30, simulated{noise: 0.05, tail: true}},
	} {
		m := test.machine
		m.r = rand.New(rand.NewPCG(6, uint64(i)))
		wrong, naive := 0, 0
		for range runs {
			all, lead, _ := decidedRun(m, test.most, test.speeds...)
			if lead != nil {
				all = append(all, *lead)
			}
			labels := m.run(1, test.speeds...).Plan.Labels()
			if slices.ContainsFunc(all, func(c Comparison) bool {
				of := func(name string) float64 { return test.speeds[slices.Index(labels, name)] }
				return c.Verdict == Faster && of(c.Config) <= of(c.Baseline) || c.Verdict == Slower && of(c.Config) >= of(c.Baseline)
			}) {
				wrong++
			}
			if len(test.speeds) == 2 && runs > 1000 { // an ordinary test, after every fourth round
				rec := m.run(test.most, test.speeds...)
				for n := 6; n <= test.most; n += 4 {
					if c, _ := comparisonsAt(Look{n, 1}, rec); c[0].Shown() {
						naive++
						break
					}
				}
			}
		}
		share := float64(wrong) / float64(runs)
		t.Logf("%-32s %.2f %% false verdicts", test.name, 100*share)
		if naive > 0 {
			t.Logf("%-32s %.1f %% without a correction", test.name, 100*float64(naive)/float64(runs))
		}
		if share > limit {
			t.Errorf("%s: %.2f %% of runs end in a false verdict, want at most %.2f %%", test.name, 100*share, 100*limit)
		}
	}
}
