package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestHolm(t *testing.T) {
	// Holm's own steps by hand: 0.01 × 4, 0.012 × 3 raised to the one before, 0.03 × 2 fails, 0.9 × 1.
	got := Holm([]float64{0.03, 0.01, 0.9, 0.012}, 0.05)
	for i, want := range []Corrected{{0.06, 0.05 / 2}, {0.04, 0.05 / 4}, {0.9, 0.05 / 2}, {0.04, 0.05 / 3}} {
		if math.Abs(got[i].P-want.P) > 1e-15 || got[i].Level != want.Level {
			t.Errorf("the %d. is corrected to %+v, want %+v", i+1, got[i], want)
		}
	}
	if got := Holm(nil, 0.05); len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
}

// The corrected p value shows a difference exactly where the interval at its level
// does, and the same values are answered alike.
func TestHolmAgreesWithIntervals(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 0))
	const alpha = 0.05
	for range 5_000 {
		tests := make([]Paired, 1+r.IntN(9))
		values := make([]float64, len(tests))
		for i := range tests {
			tests[i] = NewPaired(sample(r))
			if i > 0 && r.IntN(3) == 0 {
				tests[i] = tests[i-1]
			}
			values[i] = tests[i].P()
		}
		for i, c := range Holm(values, alpha) {
			low, high, confidence := tests[i].Interval(c.Level)
			outside := confidence >= 1-c.Level && (low > 0 || high < 0)
			if outside != (c.P <= alpha) || c.Level > alpha || c.P < values[i] {
				t.Fatalf("p %v of %v is corrected to %+v, the interval is %v to %v with %v", values[i], values, c, low, high, confidence)
			}
			if i > 0 && values[i] == values[i-1] && c != Holm(values, alpha)[i-1] {
				t.Fatalf("%v: equal values are answered differently", values)
			}
		}
	}
}
