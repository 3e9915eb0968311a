package eclipse_test

import (
	"context"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// BenchmarkFind finds the eclipses of two centuries.
func BenchmarkFind(b *testing.B) {
	from := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := eclipse.Find(context.Background(), from, from.AddDate(200, 0, 0)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFrom computes the circumstances of one eclipse of the Sun.
func BenchmarkFrom(b *testing.B) {
	from := time.Date(2017, 8, 21, 0, 0, 0, 0, time.UTC)
	found, err := eclipse.Find(context.Background(), from, from.AddDate(0, 0, 1))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := found[0].From(ephem.Greenwich()); err != nil {
			b.Fatal(err)
		}
	}
}
