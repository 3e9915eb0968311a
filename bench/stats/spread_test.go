package stats

import "testing"

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{nil, 0}, {[]float64{7}, 0}, {[]float64{0, 0, 5}, 0}, {[]float64{120, 80, 100}, 0.4},
	} {
		if got := Spread(c.values); got != c.want {
			t.Errorf("Spread(%v) = %v, want %v", c.values, got, c.want)
		}
	}
}
