package eclipse_test

import (
	"math"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// The Swiss Ephemeris 2.10 found the same eclipses in 201 years. It takes the greatest
// eclipse of the Moon where its distance from the axis is least as a length; and it calls
// two eclipses hybrid that are total nowhere by the Canon's radius of the Moon.
func TestSwissEphemeris(t *testing.T) {
	all := find(t, "1900-01-01", "2101-01-01")
	rows := table(t, "swiss.csv")
	if len(all) != len(rows) {
		t.Errorf("%d eclipses, want %d", len(all), len(rows))
	}
	annular := map[string]bool{"1927-01-03": true, "1948-05-09": true}
	sun, moon := &tally{t: t}, &tally{t: t}
	for i, r := range rows {
		e := all[i]
		day := r.text("greatest_tt")
		if e.Of.Key() != r.text("body") {
			t.Fatalf("%v at %s, want one of the %s at %s", e, e.Greatest, r.text("body"), day)
		}
		want := r.text("kind")
		if annular[day[:10]] {
			want = "annular"
		}
		if string(e.Kind) != want {
			t.Errorf("%v on %s, want %s", e, day, want)
		}
		difference := (ttOf(t, e.Greatest) - r.tt("greatest_tt")) * 86_400
		if e.Of == ephem.Sun {
			sun.within(11, difference, "greatest, s", day)
		} else {
			moon.within(10, difference, "greatest, s", day)
		}
	}
	t.Logf("largest differences: %.1f s in %d eclipses of the Sun, %.1f s in %d of the Moon", sun.largest, sun.n, moon.largest, moon.n)
}

// The local circumstances of 55 eclipses at 14 places by the Swiss Ephemeris,
// 1973 to 2026. Its Moon is 0.1 km larger for the first and the last contact,
// and its maximum is the least separation of the centres.
func TestSwissEphemerisLocal(t *testing.T) {
	all := find(t, "1973-01-01", "2027-01-01")
	inner, outer, maxima := &tally{t: t}, &tally{t: t}, &tally{t: t}
	magnitudes, obscurations, altitudes := &tally{t: t}, &tally{t: t}, &tally{t: t}
	rows := table(t, "swiss-local.csv")
	for _, r := range rows {
		var e eclipse.Eclipse
		for _, candidate := range all {
			if candidate.Of == ephem.Sun && math.Abs(julian(candidate.Greatest)-r.number("maximum_tt")) < 0.2 {
				e = candidate
			}
		}
		o := place(r.number("lat_deg"), r.number("lon_deg"), r.number("elevation_m"))
		c, err := e.From(o)
		if err != nil {
			t.Fatal(err)
		}
		if string(c.Kind) != r.text("kind") {
			t.Errorf("%v is %s there, want %v", e.Greatest, c.Kind, r.fields)
		}
		for phase, column := range map[eclipse.Phase]string{
			eclipse.C1: "c1_tt", eclipse.C2: "c2_tt", eclipse.Maximum: "maximum_tt", eclipse.C3: "c3_tt", eclipse.C4: "c4_tt",
		} {
			want := r.number(column)
			v, ok := c.View(phase)
			if ok != (want != 0) || ok && !v.Up {
				t.Errorf("%s at %v: %v, want %v", phase, e.Greatest, v, want)
				continue
			}
			if !ok {
				continue
			}
			difference := (ttOf(t, v.Time) - want) * 86_400
			switch phase {
			case eclipse.C2, eclipse.C3:
				inner.within(0.4, difference, "inner contact, s", r.fields)
			case eclipse.Maximum:
				maxima.within(12, difference, "maximum, s", r.fields)
				magnitudes.within(0.0003, v.Magnitude-r.number("magnitude"), "magnitude", r.fields)
				altitudes.within(0.06, v.Altitude.Deg()-r.number("sun_altitude_deg"), "altitude, °", r.fields)
				if c.Kind == eclipse.Partial {
					obscurations.within(0.0003, v.Obscuration-r.number("obscuration"), "obscuration", r.fields)
				}
			default:
				outer.within(3, difference, "outer contact, s", r.fields)
			}
		}
	}
	t.Logf("largest differences in %d eclipses: C2 and C3 %.2f s, C1 and C4 %.2f s, maximum %.1f s, magnitude %.5f, obscuration %.5f, altitude %.3f°",
		len(rows), inner.largest, outer.largest, maxima.largest, magnitudes.largest, obscurations.largest, altitudes.largest)
}

// Skyfield's eclipselib takes the Moon where it is, not where it is seen; the
// light that shows it takes 1.3 s, in which it moves 0.7″, and the shadow needs
// 1.0 s to 1.8 s for that. By its radii the eclipse of 4 April 2015 is partial,
// of which the Canon has the magnitude as 1.0008.
func TestSkyfield(t *testing.T) {
	all := find(t, "2015-01-01", "2036-01-01")
	for _, r := range table(t, "skyfield-moon.csv") {
		e := nearest(t, all, ephem.Moon, r.number("greatest_tt_jd"))
		want := r.text("kind")
		if e.Greatest.Format(time.DateOnly) == "2015-04-04" {
			want = "total"
		}
		if string(e.Kind) != want {
			t.Errorf("%v at %s, want %s", e, e.Greatest, want)
		}
		if late := (ttOf(t, e.Greatest) - r.number("greatest_tt_jd")) * 86_400; late < 0.9 || late > 1.9 {
			t.Errorf("%v at %s is %.2f s later, want 0.9 to 1.9", e, e.Greatest, late)
		}
	}
}
