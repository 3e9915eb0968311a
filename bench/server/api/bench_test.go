package api

import (
	"testing"
	"time"
)

// BenchmarkAnswer measures the cost of a request without the HTTP library.
func BenchmarkAnswer(b *testing.B) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	step := func() time.Time {
		now = now.Add(50 * time.Microsecond) // the clock runs on between requests
		return now
	}
	for _, bench := range []struct{ name, path, query string }{
		{"mars", "/planets/mars", "lon=145.051&lat=-39.754&elevation=0"},
		{"moon", "/planets/moon", "lon=145.051&lat=-39.754&elevation=0"},
		{"all", "/planets", "lon=145.051&lat=-39.754&elevation=0"},
		{"error", "/planets/mars", "lat=95"},
		{"healthz", "/healthz", ""},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r := Answer("GET", bench.path, bench.query, step()); len(r.Body) == 0 {
					b.Fatal("no answer")
				}
			}
		})
	}
}
