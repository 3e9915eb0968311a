package ephem

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

// The benchmarks report positions/s of complete Position values, in the steady
// state in which the windows of the theories have been computed.

func perSecond(b *testing.B, positions int) {
	b.ReportMetric(float64(positions)/b.Elapsed().Seconds(), "positions/s")
}

// BenchmarkUnrelated asks for a new time, observer and body each, times at
// random within 2020 to 2029.
func BenchmarkUnrelated(b *testing.B) {
	type question struct {
		time     time.Time
		observer Observer
		body     Body
	}
	random := rand.New(rand.NewPCG(1, 2))
	questions := make([]question, 4096)
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range questions {
		questions[i] = question{
			start.Add(time.Duration(random.Float64() * float64(3652*24*time.Hour))),
			Observer{
				Latitude:  unit.AngleFromDeg(random.Float64()*180 - 90),
				Longitude: unit.AngleFromDeg(random.Float64()*360 - 180),
			},
			Body(i % bodies),
		}
	}
	ask := func(q *question) {
		e, err := At(q.time)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.From(q.observer).Position(q.body); err != nil {
			b.Fatal(err)
		}
	}
	for i := range questions {
		ask(&questions[i])
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		ask(&questions[i%len(questions)])
		i++
	}
	perSecond(b, i)
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

// BenchmarkSeries asks for one body at one site in steps of a minute.
func BenchmarkSeries(b *testing.B) {
	o := Greenwich()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		e, err := At(start.Add(time.Duration(n%525_600) * time.Minute))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.From(o).Position(Mars); err != nil {
			b.Fatal(err)
		}
		n++
	}
	perSecond(b, n)
}

// BenchmarkTrack draws the altitudes of ten bodies over a day.
func BenchmarkTrack(b *testing.B) {
	o := Greenwich()
	start := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range Bodies() {
			if _, err := AltitudeTrack(o, body, start, 10*time.Minute, 145); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkDay finds the events of ten bodies on a day.
func BenchmarkDay(b *testing.B) {
	o := Greenwich()
	start := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range Bodies() {
			if _, err := Day(o, body, start, start.Add(24*time.Hour)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
