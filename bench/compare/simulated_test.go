package compare

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"perihelion/bench"
)

// many is the number of simulated runs: few in the ordinary test, and as many as the full
// measurement needs where PERIHELION_SIMULATE is set.
func many(few, full int) int {
	if os.Getenv("PERIHELION_SIMULATE") != "" {
		return full
	}
	return few
}

// TestKnownRatios measures pairs of runs of known ratio: whether the verdict is right, and
// whether the interval holds the truth.
func TestKnownRatios(t *testing.T) {
	runs := many(300, 20_000)
	for _, ratio := range []float64{1, 1.02, 1.05, 1.1} {
		r := rand.New(rand.NewPCG(5, math.Float64bits(ratio)))
		right, wrong, held := 0, 0, 0
		for range runs {
			change := Compare(noisy(r, "a", 10, 1), noisy(r, "b", 10, ratio)).Rows[0].Changes[0]
			switch {
			case change.Verdict == bench.Faster && ratio > 1:
				right++
			case change.Shown():
				wrong++
			}
			if change.Low <= ratio && ratio <= change.High {
				held++
			}
		}
		check(t, ratio, runs, right, wrong, held)
	}
}

func check(t *testing.T, ratio float64, runs, right, wrong, held int) {
	t.Helper()
	share := func(n int) float64 { return float64(n) / float64(runs) }
	t.Logf("ratio %.2f: shown %5.1f %%, wrong %.2f %%, interval holds the truth %.1f %%", ratio, 100*share(right), 100*share(wrong), 100*share(held))
	slack := 3 * math.Sqrt(alpha*(1-alpha)/float64(runs))
	if share(wrong) > alpha+slack || share(held) < min(0.93, 1-alpha-slack) {
		t.Errorf("ratio %v: %.2f %% wrong, the interval holds the truth in %.1f %%", ratio, 100*share(wrong), 100*share(held))
	}
	if least := map[float64]float64{1.05: 0.5, 1.1: 0.99}[ratio]; share(right) < least {
		t.Errorf("ratio %v: shown in %.1f %%", ratio, 100*share(right))
	}
}

// Of four equal configurations, any that is called different makes a comparison wrong.
func TestFalseVerdicts(t *testing.T) {
	runs := many(300, 20_000)
	r, wrong := rand.New(rand.NewPCG(6, 0)), 0
	for range runs {
		for _, row := range Compare(noisy(r, "a", 10, 1, 1, 1, 1), noisy(r, "b", 12, 1, 1, 1, 1)).Rows {
			if row.Changes[0].Shown() {
				wrong++
				break
			}
		}
	}
	share := float64(wrong) / float64(runs)
	t.Logf("%.2f %% of comparisons of four equal configurations show a difference", 100*share)
	if share > alpha+3*math.Sqrt(alpha*(1-alpha)/float64(runs)) {
		t.Errorf("%.2f %% of comparisons of four equal configurations show a difference", 100*share)
	}
}
