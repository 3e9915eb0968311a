package de431

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// orbit is an ellipse about the Sun that turns and changes slowly, as the base of a
// planet: semi-axis (au), mean longitude, e cos and e sin of the longitude of the
// perihelion, sin(i/2) cos and sin of that of the node, in axes of the ICRF, each by
// powers of a time that is 1 at farUnit days from J2000.0.
type orbit struct {
	elements [6][orbitPowers]float64
	sun      Series // of the same years
}

const (
	orbitPowers = 8
	farUnit     = 1_830_000
)

func (o *orbit) places(centre, half float64, u []float64) []vec.Vec {
	at := make([]vec.Vec, len(u))
	for i, x := range u {
		tdb := centre + half*x
		at[i] = o.sun.At(tdb).Add(o.heliocentric(tdb))
	}
	return at
}

// heliocentric is the place to which the file holds a correction, so that its writer,
// assets/internal/generate, computes the same.
func (o *orbit) heliocentric(tdb float64) vec.Vec {
	t := tdb / farUnit
	var e [6]float64
	for i := range e {
		for k := orbitPowers - 1; k >= 0; k-- {
			e[i] = e[i]*t + o.elements[i][k]
		}
	}
	a, lambda, k, h, q, p := e[0], e[1], e[2], e[3], e[4], e[5]
	// Kepler's equation in the eccentric longitude f, by Newton's steps: six leave nothing
	// of orbits that are nearly circles.
	f := lambda
	for range 6 {
		s, c := math.Sincos(f)
		f -= (f + h*c - k*s - lambda) / (1 - h*s - k*c)
	}
	s, c := math.Sincos(f)
	beta := 1 / (1 + math.Sqrt(1-k*k-h*h))
	x := a * ((1-beta*h*h)*c + beta*h*k*s - k)
	y := a * ((1-beta*k*k)*s + beta*h*k*c - h)
	along, ahead := plane(q, p)
	return along.Scale(x).Add(ahead.Scale(y))
}

// plane returns the axes of a plane from which and along which longitudes count, by its
// sin(i/2) cos and sin of the longitude of the node.
func plane(q, p float64) (along, ahead vec.Vec) {
	w := 2 * math.Sqrt(1-p*p-q*q)
	return vec.Vec{X: 1 - 2*p*p, Y: 2 * p * q, Z: -p * w}, vec.Vec{X: 2 * p * q, Y: 1 - 2*q*q, Z: q * w}
}
