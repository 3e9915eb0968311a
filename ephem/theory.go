package ephem

import (
	"sync"
	"time"

	"github.com/soniakeys/meeus/v3/pluto"

	"perihelion/ephem/internal/chebyshev"
	"perihelion/ephem/internal/elp"
	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/vsop87"
)

// Lengths and speeds: kilometres in an astronomical unit (IAU 2012), seconds in
// a day, astronomical units that light goes in a day.
const (
	kmPerAU       = 149_597_870.7
	secondsPerDay = 86_400.0
	lightPerDay   = 299_792.458 * secondsPerDay / kmPerAU

	j2000 = 2_451_545.0
)

// tables are the theories by windows: heliocentric vectors of the Earth and the
// planets, the geocentric one of the Moon, all in au and ICRF axes, and the
// nutation, over days from J2000.0 (TDB).
//
// The windows are as short and as full as they must be for an error below
// 0.001″ in the sky; the test beside says what each reaches.
type tables struct {
	earth, moon, nutation *chebyshev.Table
	planets               [bodies]*chebyshev.Table
}

var theory = sync.OnceValue(func() *tables {
	t := &tables{
		earth: chebyshev.New(vsop87.New("earth").Heliocentric, 16, 13),
		moon: chebyshev.New(func(days float64) vec.Vec {
			return elp.Geocentric(days).Scale(1 / kmPerAU)
		}, 4, 12),
		nutation: chebyshev.New(func(days float64) vec.Vec {
			n := orient.NutationAt(days)
			return vec.Vec{X: n.Psi, Y: n.Eps, Z: n.Complementary}
		}, 8, 12),
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
	t.planets[Pluto] = chebyshev.New(plutoHeliocentric, 512, 10)
	return t
})

// plutoHeliocentric is the theory of chapter 37 of Meeus, Astronomical
// Algorithms, fitted for 1885 to 2099; equator and equinox J2000 of the FK5.
func plutoHeliocentric(days float64) vec.Vec {
	l, b, r := pluto.Heliocentric(j2000 + days)
	const obliquity = 84381.448 * arcsecond
	toEquator := vec.RotX(-obliquity)
	return toEquator.Apply(vec.Polar(l.Rad(), b.Rad(), r))
}

// The spans for which an accuracy is stated.
var (
	theoryFrom = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	theoryTo   = time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC)
	plutoFrom  = time.Date(1885, 1, 1, 0, 0, 0, 0, time.UTC)
	plutoTo    = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

// heliocentric returns where a body is and how it moves, au and au a day.
func (t *tables) heliocentric(b Body, days float64) (place, rate vec.Vec) {
	switch b {
	case Sun:
		return vec.Vec{}, vec.Vec{}
	case Moon:
		e, ve := t.earth.AtWithRate(days)
		m, vm := t.moon.AtWithRate(days)
		return e.Add(m), ve.Add(vm)
	}
	return t.planets[b].AtWithRate(days)
}
