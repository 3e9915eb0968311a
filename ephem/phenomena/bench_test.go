package phenomena

import (
	"testing"
	"time"
)

// The benchmarks search years in which the ephemeris is a table.

func benchmark(b *testing.B, from, to time.Time, kinds ...Kind) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		events, err := Find(b.Context(), from, to, nil, kinds...)
		if err != nil {
			b.Fatal(err)
		}
		n += len(events)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "events/s")
}

func BenchmarkPhasesOf200Years(b *testing.B) {
	benchmark(b, day(1900, 1, 1), day(2100, 1, 1), NewMoon, FirstQuarter, FullMoon, LastQuarter)
}

func BenchmarkAllOfAYear(b *testing.B) { benchmark(b, day(2026, 1, 1), day(2027, 1, 1)) }

func BenchmarkAllOf200Years(b *testing.B) { benchmark(b, day(1900, 1, 1), day(2100, 1, 1)) }
