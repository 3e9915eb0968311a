package timescale

import (
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkOf measures a series of minutes, as a track asks for, and unrelated
// times of the UTC years and of the span from 1900 to 2100.
func BenchmarkOf(b *testing.B) {
	random := func(from, to int) []time.Time {
		r := rand.New(rand.NewPCG(1, 2))
		first := time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
		span := time.Date(to, 1, 1, 0, 0, 0, 0, time.UTC).Unix() - first
		times := make([]time.Time, 1<<14)
		for i := range times {
			times[i] = time.Unix(first+r.Int64N(span), r.Int64N(1e9))
		}
		return times
	}
	minutes := make([]time.Time, 1<<14)
	for i := range minutes {
		minutes[i] = time.Date(2026, 1, 1, 0, i, 0, 0, time.UTC)
	}
	for _, c := range []struct {
		name  string
		times []time.Time
	}{
		{"minutes", minutes},
		{"1972-2026", random(1972, 2027)},
		{"1900-2100", random(1900, 2101)},
	} {
		b.Run(c.name, func(b *testing.B) {
			var sum float64
			i := 0
			for b.Loop() {
				sum += Of(c.times[i&(len(c.times)-1)]).UT1
				i++
			}
			if sum == 0 {
				b.Fatal("no time passed")
			}
		})
	}
}
