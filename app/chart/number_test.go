package chart

import (
	"slices"
	"testing"
)

func TestShort(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 0.2: "0.2", 0.30000000000000004: "0.3", 500: "500", 1000: "1 k", 2500: "2.5 k", 40_000: "40 k", 1_500_000: "1.5 M", 2e9: "2 G",
	} {
		if got := tickLabel(v); got != want {
			t.Errorf("tickLabel(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestEven(t *testing.T) {
	for _, tt := range []struct {
		limit float64
		n     int
		want  []float64
	}{
		{41_593, 5, []float64{0, 10_000, 20_000, 30_000, 40_000}},
		{41_593, 4, []float64{0, 20_000, 40_000}},
		{3.1, 6, []float64{0, 1, 2, 3}},
		{3_000_000, 3, []float64{0, 1e6, 2e6, 3e6}},
		{10, 1, []float64{0, 10}},
		{0, 5, []float64{0}},
	} {
		if got := tickValues(tt.limit, tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("tickValues(%v, %d) = %v, want %v", tt.limit, tt.n, got, tt.want)
		}
	}
}
