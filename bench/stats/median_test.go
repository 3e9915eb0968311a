package stats

import (
	"math"
	"slices"
	"testing"
)

func TestIntervalOfFewIsTheRange(t *testing.T) {
	for n, want := range map[int]float64{1: 0, 2: 0.5, 3: 0.75, 4: 0.875, 5: 0.9375} {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(10 * (n - i))
		}
		before := slices.Clone(values)
		got := MedianOf(values)
		if got.Confidence != want || got.Low != 10 || got.High != float64(10*n) || got.Median != float64(10*(n+1))/2 {
			t.Errorf("MedianOf(%v) = %+v, want the range with confidence %v", values, got, want)
		}
		if !slices.Equal(values, before) {
			t.Errorf("MedianOf changed its argument to %v", values)
		}
	}
	if got := MedianOf(nil); got != (Interval{}) {
		t.Errorf("MedianOf(nil) = %+v, want zero", got)
	}
}

// The published tables of order-statistic intervals for a median (for instance
// Conover, Practical Nonparametric Statistics) give, for 95 %: n = 6, the range,
// 96.9 %; n = 10, the 2nd to the 9th, 97.9 %; n = 20, the 6th to the 15th, 95.9 %.
func TestIntervalOrderStatistics(t *testing.T) {
	for _, test := range []struct {
		n, low, high int
		confidence   float64
	}{{6, 1, 6, 0.96875}, {10, 2, 9, 0.978515625}, {20, 6, 15, 0.958610535}} {
		var values []float64
		for i := range test.n {
			values = append(values, float64(i+1))
		}
		got := MedianOf(values)
		if got.Low != float64(test.low) || got.High != float64(test.high) || math.Abs(got.Confidence-test.confidence) > 1e-9 {
			t.Errorf("MedianOf(1..%d) = %+v, want %d to %d with %v", test.n, got, test.low, test.high, test.confidence)
		}
	}
}
