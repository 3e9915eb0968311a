package stars_test

import (
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// BenchmarkSky computes all stars of the catalogue that are above the horizon.
func BenchmarkSky(b *testing.B) {
	field := stars.Field(7)
	e, err := ephem.At(time.Date(2026, 11, 29, 21, 0, 0, 0, time.UTC))
	if err != nil {
		b.Fatal(err)
	}
	scene := e.From(ephem.Greenwich())
	places := make([]ephem.StarPlace, 0, field.Len())
	b.ReportAllocs()
	for b.Loop() {
		places = scene.Stars(places[:0], field, 0)
	}
	b.ReportMetric(float64(len(places)), "stars")
}
