package phenomena

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/vsop87"
)

// VSOP87 is a fit to another ephemeris, and its sums are as smooth as the sky: a
// good judge of the flat extremes of the distance from the Sun, as far as the
// theory itself is good. Limits are in seconds.
func TestApsidesAgainstVSOP87(t *testing.T) {
	from := time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(2060, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, x := range []struct {
		body   ephem.Body
		name   string
		half   float64 // days on both sides between which the extreme is sought
		limit  float64
		limAU  float64
		number int
	}{
		{ephem.Mercury, "mercury", 0.05, 5, 2e-8, 831},
		{ephem.Venus, "venus", 0.05, 90, 3e-8, 325},
		{ephem.Sun, "earth", 0.05, 75, 4e-8, 200},
		{ephem.Mars, "mars", 0.05, 60, 8e-8, 106},
		{ephem.Jupiter, "jupiter", 0.1, 10 * 60, 1e-6, 17},
		{ephem.Saturn, "saturn", 1, 40 * 60, 3e-6, 6},
		{ephem.Uranus, "uranus", 1, 11 * 3600, 6e-5, 3},
	} {
		t.Run(x.name, func(t *testing.T) {
			events, err := Find(t.Context(), from, to, []ephem.Body{x.body}, Perihelion, Aphelion)
			if err != nil {
				t.Fatal(err)
			}
			if len(events) != x.number {
				t.Errorf("%d events, want %d", len(events), x.number)
			}
			planet := vsop87.New(x.name)
			radius := func(days float64) float64 {
				_, _, r := planet.Spherical(days)
				return r
			}
			var worst, worstAU float64
			for _, e := range events {
				at := julianTT(t, e.Time) - 2_451_545
				// The vertex of the parabola through three values.
				before, middle, after := radius(at-x.half), radius(at), radius(at+x.half)
				off := x.half / 2 * (before - after) / (before - 2*middle + after)
				worst = max(worst, math.Abs(off)*86400)
				worstAU = max(worstAU, math.Abs(middle-e.FromSun))
			}
			t.Logf("%d events within %.0f s and %.1e au", len(events), worst, worstAU)
			if worst > x.limit || worstAU > x.limAU {
				t.Errorf("want at most %v s and %v au", x.limit, x.limAU)
			}
		})
	}
}
