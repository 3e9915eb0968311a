package phenomena

import (
	"math"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
	"perihelion/ephem/internal/vsop87"
)

// apsides are all that are found from 1960 to 2059.
func apsides(t *testing.T, b ephem.Body) []Event {
	t.Helper()
	from := time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(2060, 1, 1, 0, 0, 0, 0, time.UTC)
	events, err := Find(t.Context(), from, to, []ephem.Body{b}, Perihelion, Aphelion)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// VSOP87 is a fit to another ephemeris, and its sums are as smooth as the sky: a
// good judge of the flat extremes of the distance from the Sun, as far as the
// theory itself is good. Limits are in seconds.
func TestApsidesAgainstVSOP87(t *testing.T) {
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
	} {
		t.Run(x.name, func(t *testing.T) {
			events := apsides(t, x.body)
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

// The series of the planets further out are not in the program; their extremes
// are in a file.
func TestOuterApsidesAgainstVSOP87(t *testing.T) {
	rows := reference.Rows(t, "testdata/apsides.csv")
	rows = rows[1:]
	for _, x := range []struct {
		body   ephem.Body
		limit  float64 // seconds
		limAU  float64
		number int
	}{
		{ephem.Mars, 60, 8e-8, 106},
		{ephem.Jupiter, 10 * 60, 1e-6, 17},
		{ephem.Saturn, 40 * 60, 3e-6, 6},
		{ephem.Uranus, 11 * 3600, 6e-5, 3},
	} {
		events := apsides(t, x.body)
		if len(events) != x.number {
			t.Fatalf("%v: %d events, want %d", x.body, len(events), x.number)
		}
		var worst, worstAU float64
		for i, e := range events {
			jd, err := strconv.ParseFloat(rows[i][0], 64)
			if err != nil {
				t.Fatal(err)
			}
			radius, err := strconv.ParseFloat(rows[i][2], 64)
			if err != nil {
				t.Fatal(err)
			}
			if rows[i][1] != x.body.String() {
				t.Fatalf("line %d is of %s, want %v", i, rows[i][1], x.body)
			}
			worst = max(worst, math.Abs(julianTT(t, e.Time)-jd)*86400)
			worstAU = max(worstAU, math.Abs(radius-e.FromSun))
		}
		rows = rows[len(events):]
		t.Logf("%v: %d events within %.0f s and %.1e au", x.body, len(events), worst, worstAU)
		if worst > x.limit || worstAU > x.limAU {
			t.Errorf("%v: want at most %v s and %v au", x.body, x.limit, x.limAU)
		}
	}
	if len(rows) > 0 {
		t.Errorf("%d events were not found", len(rows))
	}
}
