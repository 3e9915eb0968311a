package ephem

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"perihelion/ephem/internal/chebyshev"
	"perihelion/ephem/internal/elp"
	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/vsop87"
)

// TestWindows holds that interpolation adds less than 0.001″ to the theories,
// as seen from the Earth at the body's nearest, and that the Earth's velocity is
// right to 1e-9 of light's (0.0002″ of aberration).
func TestWindows(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	worst := func(table *chebyshev.Table, f func(float64) vec.Vec) (off float64) {
		for range 40 {
			days := (random.Float64()*2 - 1) * 73_000
			off = max(off, table.At(days).Sub(f(days)).Norm())
		}
		return off
	}
	th := theory()
	const limit = 0.001
	nearest := map[Body]float64{Mercury: 0.54, Venus: 0.26, Mars: 0.37, Jupiter: 3.9, Saturn: 8, Uranus: 17, Neptune: 28}
	for b, distance := range nearest {
		off := worst(th.planets[b], vsop87.New(b.Key()).Heliocentric) / distance / arcsecond
		t.Logf("%-8s %.2g″", b, off)
		if off > limit {
			t.Errorf("%s is interpolated with an error of %.2g″", b, off)
		}
	}
	earth := vsop87.New("earth").Heliocentric
	off := worst(th.earthTable, earth) / 0.26 / arcsecond
	t.Logf("Earth    %.2g″ seen from Venus", off)
	if off > limit {
		t.Errorf("the Earth is interpolated with an error of %.2g″", off)
	}
	off = worst(th.moonTable, func(days float64) vec.Vec { return elp.Geocentric(days).Scale(1 / kmPerAU) }) / 0.00238 / arcsecond
	t.Logf("Moon     %.2g″", off)
	if off > limit {
		t.Errorf("the Moon is interpolated with an error of %.2g″", off)
	}
	for range 20 {
		days := (random.Float64()*2 - 1) * 73_000
		_, rate := th.earthTable.AtWithRate(days)
		const h = 0.01
		want := earth(days + h).Sub(earth(days - h)).Scale(1 / (2 * h))
		if d := rate.Sub(want).Norm() / lightPerDay; d > 1e-9 {
			t.Errorf("the Earth's velocity at %v is off by %v c", days, d)
		}
	}
}

// Meeus, Astronomical Algorithms: what the full theory gives for examples 25.b
// (Sun, 1992 October 13) and 33.a (Venus, 1992 December 20), 0h TD, apparent,
// geocentric. His nutation and frame are older: some hundredths of an arcsecond.
func TestMeeus25bAnd33a(t *testing.T) {
	for _, c := range []struct {
		body    Body
		days    float64
		ra, dec float64 // degrees
	}{
		{Sun, 2_448_908.5 - j2000, 15 * (13 + 13.0/60 + 30.749/3600), -(7 + 47.0/60 + 1.74/3600)},
		{Venus, 2_448_976.5 - j2000, 15 * (21 + 4.0/60 + 41.454/3600), -(18 + 53.0/60 + 16.84/3600)},
	} {
		var e Epoch
		e.set(time.Time{}, timescale.Scales{TT: c.days, UT1: c.days})
		var g sight
		e.lightTime(c.body, &g)
		place := e.geocentric(c.body, &g)
		ra, dec := place.RA.Rad(), place.Dec.Rad()
		const deg = math.Pi / 180
		if d := math.Remainder(ra-c.ra*deg, 2*math.Pi) / arcsecond; math.Abs(d) > 0.15 {
			t.Errorf("%s: RA is off by %.3f″", c.body, d)
		}
		if d := (dec - c.dec*deg) / arcsecond; math.Abs(d) > 0.1 {
			t.Errorf("%s: Dec is off by %.3f″", c.body, d)
		}
	}
}

// Two roads to the same place: the theories, which know nothing of JPL's
// ephemeris, stay within their own errors of it through all its years, and so at
// the seams between the two.
func TestTheoriesAgreeWithTable(t *testing.T) {
	limits := [bodies]float64{
		Sun: 0.06, Moon: 0.12, Mercury: 0.1, Venus: 0.1, Mars: 0.3, Jupiter: 0.5, Saturn: 0.45, Uranus: 1.9, Neptune: 2.6,
	}
	th := theory()
	random := rand.New(rand.NewPCG(7, 8))
	times := []float64{tableFrom, tableTo - 1}
	for range 40 {
		times = append(times, tableFrom+random.Float64()*(tableTo-tableFrom))
	}
	var worst [bodies]float64
	for _, days := range times {
		sun, _ := table{}.sun(days)
		earth, _, moon, _ := table{}.earth(days)
		earthThere, _, moonThere, _ := th.earth(days)
		off := func(b Body, seen, seenThere vec.Vec) { worst[b] = max(worst[b], seen.Angle(seenThere)/arcsecond) }
		off(Sun, sun.Sub(earth), earthThere.Scale(-1))
		off(Moon, moon, moonThere)
		for b := Mercury; b <= Neptune; b++ {
			here, _ := table{}.planet(b, days)
			there, _ := th.planets[b].AtWithRate(days)
			off(b, here.Sub(earth), there.Sub(earthThere))
		}
	}
	for b := Sun; b <= Neptune; b++ {
		t.Logf("%-8s %.3f″", b, worst[b])
		if worst[b] > limits[b] {
			t.Errorf("%v: the theory is %.3f″ from the table", b, worst[b])
		}
	}
}
