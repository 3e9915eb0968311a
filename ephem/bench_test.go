package ephem

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// The benchmarks report positions/s of complete Position values, in the steady
// state in which the segments of the table have been unpacked.

func perSecond(b *testing.B, positions int) {
	b.ReportMetric(float64(positions)/b.Elapsed().Seconds(), "positions/s")
}

// BenchmarkUnrelated asks for a new time, observer and body each, times at
// random within 1900 to 2099, none of them asked for before.
func BenchmarkUnrelated(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	span := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC).Unix() - start.Unix()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		e, err := At(time.Unix(start.Unix()+random.Int64N(span), random.Int64N(1e9)))
		if err != nil {
			b.Fatal(err)
		}
		o := Observer{
			Latitude:  unit.AngleFromDeg(random.Float64()*180 - 90),
			Longitude: unit.AngleFromDeg(random.Float64()*360 - 180),
		}
		if _, err := e.From(o).Position(Body(n % bodies)); err != nil {
			b.Fatal(err)
		}
		n++
	}
	perSecond(b, n)
}

// BenchmarkScene asks for all ten bodies at a new time each.
func BenchmarkScene(b *testing.B) {
	o := Greenwich()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	all := Bodies()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		e, err := At(start.Add(time.Duration(n%52_560) * time.Minute))
		if err != nil {
			b.Fatal(err)
		}
		s := e.From(o)
		for _, body := range all {
			if _, err := s.Position(body); err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
	perSecond(b, n*len(all))
}

// BenchmarkSeries follows bodies from one site in steps of a minute, each of the
// ten for a day in turn.
func BenchmarkSeries(b *testing.B) {
	var trackers [bodies]*Tracker
	for i := range trackers {
		t, err := Track(Greenwich(), Body(i))
		if err != nil {
			b.Fatal(err)
		}
		trackers[i] = t
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	const day = 1440
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := trackers[n/day%bodies].At(start.Add(time.Duration(n%(3650*day)) * time.Minute)); err != nil {
			b.Fatal(err)
		}
		n++
	}
	perSecond(b, n)
}

// BenchmarkEvents finds the events of ten bodies on a day.
func BenchmarkEvents(b *testing.B) {
	o := Greenwich()
	start := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range Bodies() {
			if _, err := Events(o, body, Horizon{}, start, start.Add(24*time.Hour)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkFace(b *testing.B) {
	e, err := At(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	if err != nil {
		b.Fatal(err)
	}
	s := e.From(Greenwich())
	for i := 0; b.Loop(); i++ {
		if _, err := s.Face(Body(i % bodies)); err != nil {
			b.Fatal(err)
		}
	}
}
