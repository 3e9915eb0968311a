package ephem

import "perihelion/ephem/internal/vec"

// drift is how a theory turns slowly against DE431: a vector along the axis, in
// arcseconds, ICRF axes, by powers of Julian centuries from J2000.0. The figures
// were fitted to DE431 over 1600 to 2399, the years in which they are applied;
// they stand for the observations that DE431 knows and the theory, fitted to an
// older ephemeris, did not.
type drift []vec.Vec

var (
	mercuryDrift = drift{
		{X: -0.0012, Y: 0.0190, Z: 0.0028},
		{X: -0.0026, Y: 0.0096, Z: -0.0201},
		{X: 0.0002, Y: -0.0009, Z: 0.0016},
	}
	venusDrift = drift{
		{X: 0.0052, Y: -0.0003, Z: 0.0093},
		{X: 0.0011, Y: -0.0109, Z: 0.0182},
		{X: 0, Y: -0.0001, Z: 0.0002},
	}
	// The Moon's is all in its longitude, about the pole of the ecliptic.
	moonDrift = drift{
		eclipticPole.Scale(0.0081),
		eclipticPole.Scale(0.0165),
		eclipticPole.Scale(0.0071),
		eclipticPole.Scale(-0.0021),
	}
)

// eclipticPole is that of J2000.0.
var eclipticPole = vec.Vec{Y: -0.397777, Z: 0.917482}

// correct returns a theory, a function of days from J2000.0, turned into the
// axes of DE431.
func (d drift) correct(theory func(days float64) vec.Vec) func(days float64) vec.Vec {
	return func(days float64) vec.Vec {
		t := days / 36_525
		var turn vec.Vec
		for k := len(d) - 1; k >= 0; k-- {
			turn = turn.Scale(t).Add(d[k])
		}
		place := theory(days)
		return place.Add(turn.Scale(arcsecond).Cross(place))
	}
}
