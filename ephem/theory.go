package ephem

import (
	"sync"

	"perihelion/ephem/internal/chebyshev"
	"perihelion/ephem/internal/de431"
	"perihelion/ephem/internal/elp"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/vsop87"
)

// theories is the model for the years in which JPL's ephemeris is not at hand for
// all bodies: VSOP87 and ELP/MPP02, summed in full once per window and
// interpolated within, and what there is of JPL's. The Sun is the origin.
//
// The windows are as short and as full as they must be for an error below
// 0.001″ in the sky; the test beside says what each reaches.
type theories struct {
	earthTable, moonTable *chebyshev.Table
	planets               [bodies]*chebyshev.Table
	spans                 [bodies]span // in which JPL's ephemeris has the body and the Sun
}

// span is a stretch of time in days from J2000.0, its end excluded.
type span struct{ from, to float64 }

func (s span) holds(tdb float64) bool { return tdb >= s.from && tdb < s.to }

var theory = sync.OnceValue(func() *theories {
	t := &theories{
		earthTable: chebyshev.New(vsop87.New("earth").Heliocentric, 16, 13),
		moonTable: chebyshev.New(func(days float64) vec.Vec {
			return elp.Geocentric(days).Scale(1 / kmPerAU)
		}, 4, 12),
	}
	for _, p := range []struct {
		body  Body
		days  float64
		nodes int
	}{
		{Mercury, 16, 14}, {Venus, 32, 12}, {Mars, 64, 12},
		{Jupiter, 64, 12}, {Saturn, 64, 12}, {Uranus, 64, 12}, {Neptune, 64, 12},
	} {
		t.planets[p.body] = chebyshev.New(vsop87.New(p.body.Key()).Heliocentric, p.days, p.nodes)
	}
	sunFrom, sunTo := de431.Sun.Span()
	for b := Mercury; b < bodies; b++ {
		from, to := series[b].Span()
		t.spans[b] = span{max(from, sunFrom), min(to, sunTo)}
	}
	return t
})

func (t *theories) sun(float64) (place, rate vec.Vec) { return }

func (t *theories) earth(tdb float64) (place, rate, moon, moonRate vec.Vec) {
	place, rate = t.earthTable.AtWithRate(tdb)
	moon, moonRate = t.moonTable.AtWithRate(tdb)
	return
}

func (t *theories) planet(b Body, tdb float64) (place, rate vec.Vec) {
	if !t.spans[b].holds(tdb) {
		return t.planets[b].AtWithRate(tdb)
	}
	place, rate = series[b].AtWithRate(tdb)
	sun, sunRate := de431.Sun.AtWithRate(tdb)
	return place.Sub(sun), rate.Sub(sunRate)
}
