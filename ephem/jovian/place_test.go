package jovian

import (
	"errors"
	"math"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// unitE5 is the radius of Jupiter in which the theory E5 measures, 71,398 km, in radii.
var unitE5 = 71_398 / ephem.Jupiter.Radius()

// The places by another theory, E5, from 1900 to 2099. Both were fitted to observations
// until 1990 and 2003, and go different ways later.
func TestPlacesE5(t *testing.T) {
	var worst, later [moons]float64
	lines := table(t, "e5.csv")
	for _, line := range lines {
		jd := reference.Number(t, line[0])
		got, ok := Places(epoch(t, jd-2451545))
		most := &worst
		if jd > 2469000 { // 2047
			most = &later
		}
		if !ok {
			t.Errorf("none at %v", jd)
		}
		for _, m := range Moons() {
			x, y := -unitE5*reference.Number(t, line[1+2*m]), unitE5*reference.Number(t, line[2+2*m])
			most[m] = max(most[m], math.Hypot(got[m].X-x, got[m].Y-y))
		}
	}
	t.Logf("%d instants, largest differences %.4f radii, since 2047 %.4f", len(lines), worst, later)
	for _, m := range Moons() {
		if worst[m] > 0.017 || later[m] > 0.05 || len(lines) != 60 {
			t.Errorf("%v is %.4f and %.4f radii from its place by E5", m, worst[m], later[m])
		}
	}
}

// The places by E5 long before and after the observations to which the theories were fitted,
// and how many minutes the moons take for the differences where they move fastest.
func TestFarPlacesE5(t *testing.T) {
	// Radii of Jupiter that a moon moves in a minute, before the middle of the disc.
	speeds := [moons]float64{0.01455, 0.01154, 0.00914, 0.00689}
	for name, span := range map[string]struct {
		from, to float64
		most     [moons]float64 // minutes
	}{
		"1650": {2323000, 2326000, [moons]float64{1.2, 2.3, 7.6, 9.5}},
		"1400": {2232000, 2234000, [moons]float64{1.3, 3.2, 10.8, 12.9}},
		"2300": {2561000, 2563000, [moons]float64{1.4, 3.1, 9.2, 12.5}},
		"2500": {2634000, 2636000, [moons]float64{1.7, 4.1, 13.5, 17.1}},
	} {
		var worst [moons]float64
		n := 0
		for _, line := range table(t, "e5-far.csv") {
			jd := reference.Number(t, line[0])
			if jd < span.from || jd > span.to {
				continue
			}
			n++
			got, ok := Places(epoch(t, jd-2451545))
			if !ok {
				t.Errorf("none at %v", jd)
			}
			for _, m := range Moons() {
				x, y := -unitE5*reference.Number(t, line[1+2*m]), unitE5*reference.Number(t, line[2+2*m])
				worst[m] = max(worst[m], math.Hypot(got[m].X-x, got[m].Y-y))
			}
		}
		for _, m := range Moons() {
			minutes := worst[m] / speeds[m]
			t.Logf("%s: %v %.4f radii, %.1f min", name, m, worst[m], minutes)
			if n != 30 || minutes > span.most[m] {
				t.Errorf("%s: %v is %.4f radii from its place by E5, %.1f min", name, m, worst[m], minutes)
			}
		}
	}
}

// Meeus, Astronomical Algorithms, example 44.b, by E5: 1992 December 16, 0h UT.
func TestPlacesMeeus(t *testing.T) {
	got, _ := Places(epoch(t, 2448972.50068-2451545))
	for m, want := range [moons][2]float64{{-3.4503, 0.2137}, {7.4418, 0.2753}, {1.2010, 0.5900}, {7.0720, 1.0291}} {
		// X is positive in the west there.
		x, y := -unitE5*want[0], unitE5*want[1]
		if math.Hypot(got[m].X-x, got[m].Y-y) > 0.005 {
			t.Errorf("%v at %.4f, %.4f; want %.4f, %.4f", Moon(m), got[m].X, got[m].Y, x, y)
		}
	}
}

// In the middle of 24 January 2015, at 06:40, three shadows are on Jupiter.
func TestPlacesDuringPhenomena(t *testing.T) {
	e, err := ephem.At(instant(t, "2015-01-24 06:40"))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := Places(e)
	for m, want := range [moons]struct{ inTransit, castsShadow bool }{{true, true}, {false, true}, {false, false}, {true, true}} {
		got := p[m]
		if got.InTransit != want.inTransit || got.CastsShadow != want.castsShadow || got.Occulted || got.Eclipsed {
			t.Errorf("%v: %+v, want %+v", Moon(m), got, want)
		}
		if got.InTransit && (math.Hypot(got.X, got.Y) > 1 || got.Z > 0) {
			t.Errorf("%v in transit at %.2f, %.2f, %.2f", Moon(m), got.X, got.Y, got.Z)
		}
		if on := got.ShadowX != 0 && math.Hypot(got.ShadowX, got.ShadowY) < 1; on != got.CastsShadow {
			t.Errorf("shadow of %v at %.2f, %.2f", Moon(m), got.ShadowX, got.ShadowY)
		}
	}
}

func TestCourse(t *testing.T) {
	from := instant(t, "2026-11-01 00:00")
	all, err := Course(from, from.Add(10*time.Hour), 2*time.Hour)
	if err != nil || len(all) != 6 {
		t.Fatalf("%d places, %v", len(all), err)
	}
	e, err := ephem.At(from.Add(4 * time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if want, ok := Places(e); !ok || all[2] != want {
		t.Errorf("%+v, want %+v", all[2], want)
	}
	if _, err := Course(from, from.Add(time.Hour), 0); err == nil {
		t.Error("no step is taken")
	}
}

// The theory is of the years 1140 to 2759.
func TestYearsOfTheTheory(t *testing.T) {
	for year, want := range map[int]bool{-2000: false, 1139: false, 1141: true, 2758: true, 2761: false} {
		at := time.Date(year, 1, 2, 0, 0, 0, 0, time.UTC)
		e, err := ephem.At(at)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := Places(e); ok != want {
			t.Errorf("%d: %v", year, ok)
		}
		_, err = Course(at, at.Add(time.Hour), time.Hour)
		_, err2 := Find(t.Context(), at, at.AddDate(0, 0, 1))
		for _, err := range []error{err, err2} {
			if wrong, is := errors.AsType[*field.Error](err); (err == nil) != want || err != nil && (!is || wrong.Field != "from" && wrong.Field != "to") {
				t.Errorf("%d: %v", year, err)
			}
		}
	}
}
