// Package l12 has the motion of Jupiter's four great moons by the theory L1.2 of
// V. Lainey, L. Duriez and A. Vienne (Astronomy & Astrophysics 427, 371, 2004; 456, 783,
// 2006), fitted to observations of 1891 to 2003.
//
// Of its series the terms of more than some 5 km are here. The largest differences in the
// tests, in km for Io, Europa, Ganymede and Callisto, are
//
//	11, 20, 27, 35    from all terms, in the places that the authors publish for 1932 to 2067
//	68, 137, 150, 168 from JPL's ephemeris jup365, at 22 instants from 1986 to 2013
//
// In these distances the moons go 4, 10, 14 and 20 seconds.
package l12

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// orbit has the elements of a moon: constants, and series in the time since 1950. Lengths
// are au, angles radians, times days.
type orbit struct {
	gravity           float64 // of Jupiter and the moon, au³ a day²
	longitude, motion float64 // mean longitude in 1950 and its rate
	axis              float64 // half of the major axis
	axisTerms         []term  // cosines, added to the axis
	longitudeTerms    []term  // sines, added to the longitude
	eccentricity      []term  // e·exp(iϖ)
	inclination       []term  // sin(i/2)·exp(iΩ)
	// slow are the coefficients of Chebyshev's polynomials of 1140 to 2762, which are
	// added: what changes in thousands of years.
	slow [9]elements
}

// elements are the mean longitude, and the two parts of eccentricity and of inclination.
type elements struct{ longitude, k, h, q, p float64 }

type term struct{ amplitude, phase, rate float64 }

// epoch is 1950 January 1.0, in days from J2000.0.
const epoch = 2433282.5 - 2451545.0

// The axes of the theory: its plane's node on the equator of the ICRF, and how it is
// inclined to it, radians.
const (
	node    = 6.249501830657150
	incline = 0.4450947364976650
)

var axes = vec.RotX(incline).Mul(vec.RotZ(node))

// Moon returns the place and the velocity of a moon, 0 to 3 from Io to Callisto, from
// Jupiter's centre at d days of TDB from J2000.0: au and au a day, axes of the ICRF.
func Moon(moon int, d float64) (place, velocity vec.Vec) {
	o := &orbits[moon]
	t := d - epoch
	axis, longitude := o.axis, o.longitude+o.motion*t
	for _, a := range o.axisTerms {
		axis += a.amplitude * math.Cos(a.phase+a.rate*t)
	}
	for _, a := range o.longitudeTerms {
		longitude += a.amplitude * math.Sin(a.phase+a.rate*t)
	}
	k, h := sum(o.eccentricity, t)
	q, p := sum(o.inclination, t)
	slow := o.slowly(t)
	longitude, k, h, q, p = longitude+slow.longitude, k+slow.k, h+slow.h, q+slow.q, p+slow.p

	// Kepler's equation for the eccentric longitude; the eccentricity is at most 0.01.
	longitude = math.Remainder(longitude, 2*math.Pi)
	sin, cos := math.Sincos(longitude)
	f := longitude + k*sin - h*cos
	for range 3 {
		sin, cos = math.Sincos(f)
		f += (longitude - f + k*sin - h*cos) / (1 - k*cos - h*sin)
	}
	sin, cos = math.Sincos(f)
	shrink := 1 / (1 + math.Sqrt(1-k*k-h*h))
	lag := h*cos - k*sin
	less := -k*cos - h*sin // r = a(1 + less)
	x, y := axis*(cos-k-shrink*h*lag), axis*(sin-h+shrink*k*lag)
	speed := axis * math.Sqrt(o.gravity/(axis*axis*axis)) / (1 + less)
	vx, vy := speed*(-sin-shrink*h*less), speed*(cos+shrink*k*less)

	tilt := 2 * math.Sqrt(1-p*p-q*q)
	turned := func(x, y float64) vec.Vec {
		return axes.ApplyT(vec.Vec{
			X: x*(1-2*p*p) + y*2*p*q, Y: x*2*p*q + y*(1-2*q*q), Z: (q*y - p*x) * tilt,
		})
	}
	return turned(x, y), turned(vx, vy)
}

// Period returns the time of a revolution of a moon, 0 to 3, days.
func Period(moon int) float64 { return 2 * math.Pi / orbits[moon].motion }

// Axis returns half of the major axis of a moon's orbit, 0 to 3, au.
func Axis(moon int) float64 { return orbits[moon].axis }

// slowly returns the sum of Chebyshev's polynomials.
func (o *orbit) slowly(t float64) (sum elements) {
	const begin, end = -819.727638594856, 812.721806990360 // Julian years from 1950
	x := (2*t/365.25 - begin - end) / (end - begin)
	before, now := x, 1.0 // T₋₁ and T₀
	for _, c := range o.slow {
		sum.longitude += c.longitude * now
		sum.k += c.k * now
		sum.h += c.h * now
		sum.q += c.q * now
		sum.p += c.p * now
		before, now = now, 2*x*now-before
	}
	return sum
}

// sum returns a sum of vectors that turn in a plane.
func sum(terms []term, t float64) (x, y float64) {
	for _, a := range terms {
		sin, cos := math.Sincos(a.phase + a.rate*t)
		x += a.amplitude * cos
		y += a.amplitude * sin
	}
	return x, y
}
