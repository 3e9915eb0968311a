package eclipse_test

import (
	"math"
	"testing"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

// The Canon's own theories of the Sun and the Moon are 0.2″ from JPL's, which
// is 0.4 s in the Moon, and its figures are rounded to a second, to 0.0001, to
// 0.1° and to 1 s.
func TestCanonOfSolarEclipses(t *testing.T) {
	all := find(t, "1901-01-01", "2041-01-01")
	times, gammas, central, partial := &tally{t: t}, &tally{t: t}, &tally{t: t}, &tally{t: t}
	places, grazes, altitudes, durations := &tally{t: t}, &tally{t: t}, &tally{t: t}, &tally{t: t}
	for _, r := range table(t, "canon-sun.csv") {
		day := r.text("greatest_tt")
		e := nearest(t, all, ephem.Sun, r.tt("greatest_tt"))
		if got, want := string(e.Kind), r.text("kind"); got != want {
			t.Errorf("%s is %s, want %s", day, got, want)
		}
		times.within(0.8, (ttOf(t, e.Greatest)-r.tt("greatest_tt"))*86_400, "greatest, s", day)
		gammas.within(0.00011, e.Gamma-r.number("gamma"), "gamma", day)
		if e.Central {
			central.within(0.00015, e.Magnitude-r.number("magnitude"), "magnitude", day)
		} else {
			// The Canon divides by a diameter of the Sun that has both radii of the
			// Moon in it.
			partial.within(0.0005, e.Magnitude-r.number("magnitude"), "magnitude", day)
		}

		// Where the shadow falls on the turning Earth hangs on ΔT.
		lat, lon := r.number("lat_deg"), r.number("lon_deg")-(r.number("delta_t_s")-e.DeltaT)/240
		off := distance(e.Where, place(lat, math.Remainder(lon, 360), 0))
		if e.Central && r.number("sun_altitude_deg") > 10 {
			places.within(0.1, off, "place, °", day)
		} else {
			grazes.within(0.2, off, "place with the Sun low, °", day)
		}
		c, err := e.From(e.Where)
		if err != nil {
			t.Fatal(err)
		}
		if v, ok := c.View(eclipse.Maximum); !ok {
			t.Errorf("%s is not seen where it is greatest", day)
		} else {
			altitudes.within(0.6, v.Altitude.Deg()-r.number("sun_altitude_deg"), "altitude of the Sun, °", day)
		}
		if r.has("duration_s") {
			durations.within(0.8, e.Duration.Seconds()-r.number("duration_s"), "duration, s", day)
		}
	}
	t.Logf("largest differences: time %.2f s, gamma %.5f, magnitude %.5f and %.5f, place %.2f° and %.2f°, altitude %.2f°, duration %.2f s",
		times.largest, gammas.largest, central.largest, partial.largest, places.largest, grazes.largest, altitudes.largest, durations.largest)
}

func TestCanonOfLunarEclipses(t *testing.T) {
	all := find(t, "1993-01-01", "2041-01-01")
	times, gammas, magnitudes, durations, zeniths := &tally{t: t}, &tally{t: t}, &tally{t: t}, &tally{t: t}, &tally{t: t}
	for _, r := range table(t, "canon-moon.csv") {
		day := r.text("greatest_tt")
		e := nearest(t, all, ephem.Moon, r.tt("greatest_tt"))
		if got, want := string(e.Kind), r.text("kind"); got != want {
			t.Errorf("%s is %s, want %s", day, got, want)
		}
		times.within(1.6, (ttOf(t, e.Greatest)-r.tt("greatest_tt"))*86_400, "greatest, s", day)
		gammas.within(0.0002, e.Gamma-r.number("gamma"), "gamma", day)
		magnitudes.within(0.0004, e.Magnitude-r.number("umbral_magnitude"), "umbral magnitude", day)
		magnitudes.within(0.0004, e.PenumbralMagnitude-r.number("penumbral_magnitude"), "penumbral magnitude", day)

		for _, d := range []struct {
			column      string
			first, last eclipse.Phase
		}{
			{"penumbral_min", eclipse.P1, eclipse.P4},
			{"partial_min", eclipse.U1, eclipse.U4},
			{"total_min", eclipse.U2, eclipse.U3},
		} {
			first, ok := e.At(d.first)
			last, _ := e.At(d.last)
			if ok != r.has(d.column) {
				t.Errorf("%s has %s: %v", day, d.first, ok)
			}
			if !ok {
				continue
			}
			// A contact where the Moon only grazes the shadow magnifies the
			// smallest difference of the radii: a second in half the duration is
			// one in five minutes.
			limit := 0.15
			if r.number(d.column) < 15 {
				limit = 1
			}
			durations.within(limit, last.Sub(first).Minutes()-r.number(d.column), d.column, day)
		}
		if r.has("zenith_lat_deg") {
			zeniths.within(0.8, distance(e.Where, place(r.number("zenith_lat_deg"), r.number("zenith_lon_deg"), 0)), "zenith, °", day)
		}
	}
	t.Logf("largest differences: time %.2f s, gamma %.5f, magnitude %.5f, duration %.2f min, zenith %.2f°",
		times.largest, gammas.largest, magnitudes.largest, durations.largest, zeniths.largest)
}

// distance returns the angle between two places on the globe, degrees.
func distance(a, b ephem.Observer) float64 {
	x, y := (a.Latitude - b.Latitude).Sin(), math.Sin(math.Remainder((a.Longitude-b.Longitude).Rad(), 2*math.Pi)/2)
	_, cosA := a.Latitude.Sincos()
	_, cosB := b.Latitude.Sincos()
	x = math.Sin(math.Asin(x) / 2)
	return 2 * math.Asin(math.Sqrt(x*x+cosA*cosB*y*y)) * 180 / math.Pi
}

// The statistics of both Canons by centuries.
func TestCounts(t *testing.T) {
	for _, century := range []struct {
		from, to  string
		sun, moon map[eclipse.Kind]int
	}{
		{"1901-01-01", "2001-01-01",
			map[eclipse.Kind]int{eclipse.Partial: 78, eclipse.Annular: 73, eclipse.Total: 71, eclipse.Hybrid: 6},
			map[eclipse.Kind]int{eclipse.Penumbral: 83, eclipse.Partial: 65, eclipse.Total: 81}},
		{"2001-01-01", "2101-01-01",
			map[eclipse.Kind]int{eclipse.Partial: 77, eclipse.Annular: 72, eclipse.Total: 68, eclipse.Hybrid: 7},
			map[eclipse.Kind]int{eclipse.Penumbral: 86, eclipse.Partial: 57, eclipse.Total: 85}},
	} {
		sun, moon := map[eclipse.Kind]int{}, map[eclipse.Kind]int{}
		for _, e := range find(t, century.from, century.to) {
			if e.Of == ephem.Sun {
				sun[e.Kind]++
			} else {
				moon[e.Kind]++
			}
		}
		for _, c := range []struct {
			of        ephem.Body
			got, want map[eclipse.Kind]int
		}{{ephem.Sun, sun, century.sun}, {ephem.Moon, moon, century.moon}} {
			for kind, want := range c.want {
				if got := c.got[kind]; got != want {
					t.Errorf("from %s: %d %s eclipses of the %v, want %d", century.from, got, kind, c.of, want)
				}
			}
			if len(c.got) != len(c.want) {
				t.Errorf("from %s: kinds of eclipses of the %v: %v, want %v", century.from, c.of, c.got, c.want)
			}
		}
	}
}
