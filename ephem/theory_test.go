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
// as seen from the Earth at the body's nearest.
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
	for _, c := range []struct {
		body    Body
		nearest float64 // au
		table   *chebyshev.Table
		theory  func(float64) vec.Vec
	}{
		{Moon, 0.00238, th.moonTable, moonDrift.correct(func(days float64) vec.Vec { return elp.Geocentric(days).Scale(1 / KmPerAU) })},
		{Mercury, 0.54, th.planets[Mercury], mercuryDrift.correct(vsop87.New("mercury").Heliocentric)},
		{Venus, 0.26, th.planets[Venus], venusDrift.correct(vsop87.New("venus").Heliocentric)},
	} {
		off := worst(c.table, c.theory) / c.nearest / arcsecond
		t.Logf("%-8s %.2g″", c.body, off)
		if off > limit {
			t.Errorf("%s is interpolated with an error of %.2g″", c.body, off)
		}
	}
}

// Meeus, Astronomical Algorithms: the results of the full theory for examples 25.b (Sun,
// 1992 October 13) and 33.a (Venus, 1992 December 20), 0h TD, apparent, geocentric. His
// nutation and frame are older: some hundredths of an arcsecond.
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

// Two roads to the same place: the theories, which share nothing with JPL's
// ephemeris but their drift, stay within their own errors of it through all the
// years of the table, and so at the seams between the two. The Earth's, which
// places are not computed by, does too from 1600 to 2399.
func TestTheoriesAgreeWithTable(t *testing.T) {
	limits := [...]float64{Sun: 0.17, Moon: 0.05, Mercury: 0.02, Venus: 0.02}
	th := theory()
	theEarth := vsop87.New("earth").Heliocentric
	random := rand.New(rand.NewPCG(7, 8))
	times := []float64{tableFrom, tableTo - 1}
	for range 40 {
		times = append(times, tableFrom+random.Float64()*(tableTo-tableFrom))
	}
	var worst [len(limits)]float64
	off := func(b Body, seen, seenThere vec.Vec) { worst[b] = max(worst[b], seen.Angle(seenThere)/arcsecond) }
	for _, days := range times {
		earth, _, moon, _ := table{}.earth(days)
		earthThere, _, moonThere, _ := th.earth(days)
		off(Moon, moon, moonThere)
		for b := Mercury; b <= Venus; b++ {
			here, _ := table{}.planet(b, days)
			there, _ := th.planet(b, days)
			off(b, here.Sub(earth), there.Sub(earthThere))
		}
		for _, far := range []float64{days, days - 109_500, days - 73_000, days + 73_000, days + 109_200} {
			sun, _ := th.sun(far)
			earth, _, _, _ := th.earth(far)
			off(Sun, sun.Sub(earth), theEarth(far).Scale(-1))
		}
	}
	for b := range Mars {
		t.Logf("%-8s %.3f″", b, worst[b])
		if worst[b] > limits[b] {
			t.Errorf("%v: the theory is %.3f″ from the table", b, worst[b])
		}
	}
}
