package stats

import (
	"math"
	"testing"
)

// Of the 120 orders of five values 1 is sorted and 4 more have one inversion.
func TestTrend(t *testing.T) {
	for _, test := range []struct {
		values    []float64
		change, p float64
	}{
		{[]float64{100, 90, 80, 70, 60}, -0.375, 2.0 / 120},
		{[]float64{60, 70, 80, 90, 100}, 0.375, 2.0 / 120},
		{[]float64{90, 100, 80, 70, 60}, -0.375, 10.0 / 120},
		{[]float64{4, 3, 2, 1}, 0, 1},
		{[]float64{5, 5, 5, 5, 5}, 0, 2.0 / 120},
	} {
		change, p := Trend(test.values)
		if math.Abs(change-test.change) > 1e-12 || math.Abs(p-test.p) > 1e-12 {
			t.Errorf("Trend(%v) = %v, %v; want %v, %v", test.values, change, p, test.change, test.p)
		}
	}
}
