package ephem

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"perihelion/ephem/internal/elp"
	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/vsop87"
)

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

// Two roads to the same place: the theories VSOP87 and ELP/MPP02, which share nothing with
// JPL's ephemeris, stay within their own errors of the table from 1600 to 2399.
func TestTheoriesAgreeWithTable(t *testing.T) {
	limits := [...]float64{Sun: 0.17, Moon: 0.4, Mercury: 0.25, Venus: 0.25}
	theEarth := vsop87.New("earth").Heliocentric
	theories := [...]func(days float64) vec.Vec{
		Mercury: vsop87.New("mercury").Heliocentric, Venus: vsop87.New("venus").Heliocentric,
	}
	random := rand.New(rand.NewPCG(7, 8))
	times := []float64{-146_096, tableFrom - 1, tableFrom, tableTo - 1, tableTo, 146_096}
	for range 200 {
		times = append(times, (random.Float64()*2-1)*146_096)
	}
	var worst [len(limits)]float64
	off := func(b Body, seen, seenThere vec.Vec) { worst[b] = max(worst[b], seen.Angle(seenThere)/arcsecond) }
	for _, days := range times {
		m := modelAt(days)
		sun, _ := m.sun(days)
		earth, _, moon, _ := m.earth(days)
		off(Sun, sun.Sub(earth), theEarth(days).Scale(-1))
		off(Moon, moon, elp.Geocentric(days))
		for b := Mercury; b <= Venus; b++ {
			here, _ := m.planet(b, days)
			off(b, here.Sub(earth), theories[b](days).Add(sun).Sub(earth))
		}
	}
	for b := range Mars {
		t.Logf("%-8s %.3f″", b, worst[b])
		if worst[b] > limits[b] {
			t.Errorf("%v: the theory is %.3f″ from the table", b, worst[b])
		}
	}
}

// TestSeriesMeet holds that the series of the Moon, Mercury and Venus differ by less than
// their errors where one follows the other.
func TestSeriesMeet(t *testing.T) {
	for _, c := range []struct {
		days      float64
		one, next *table
	}{{tableFrom, &earlier, &midmost}, {tableTo, &midmost, &later}} {
		earth, _, moon, _ := c.one.earth(c.days)
		_, _, moonThere, _ := c.next.earth(c.days)
		apart := map[Body]float64{Moon: moon.Angle(moonThere)}
		for b := Mercury; b <= Venus; b++ {
			here, _ := c.one.planet(b, c.days)
			there, _ := c.next.planet(b, c.days)
			apart[b] = here.Sub(earth).Angle(there.Sub(earth))
		}
		for b, angle := range apart {
			if angle > 0.01*arcsecond {
				t.Errorf("at %v the two places of %v are %.4f″ apart", c.days, b, angle/arcsecond)
			}
		}
	}
}
