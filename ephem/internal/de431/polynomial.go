package de431

import "perihelion/ephem/internal/vec"

// polynomial is a vector by the powers of a number u, −1 to 1: an even number
// of coefficients.
//
// The even and the odd powers are summed apart, by Horner's scheme in u². That
// takes half the operations of Clenshaw's sum of a Chebyshev series, in two
// chains half as long, which a processor works on at once.
type polynomial []vec.Vec

// powers turns a Chebyshev series into the polynomial, in the same memory. The
// coefficients of a segment fall faster than the coefficients of Tₖ grow, so that nothing
// is lost.
//
// From the top down, Tₖ = 2u Tₖ₋₁ − Tₖ₋₂ leaves the constant term and u times a
// series that is one shorter; with that the same is done again.
func powers(c []vec.Vec) polynomial {
	for rest := c; len(rest) > 2; rest = rest[1:] {
		for k := len(rest) - 1; k >= 2; k-- {
			rest[k-2] = rest[k-2].Sub(rest[k])
			rest[k] = rest[k].Scale(2)
		}
	}
	return c
}

// at returns the value.
func (p polynomial) at(u float64) vec.Vec {
	v := u * u
	n := len(p) - 2
	e, o := p[n], p[n+1]
	for k := n - 2; k >= 0; k -= 2 {
		pair := p[k:][:2]
		e = vec.Vec{X: e.X*v + pair[0].X, Y: e.Y*v + pair[0].Y, Z: e.Z*v + pair[0].Z}
		o = vec.Vec{X: o.X*v + pair[1].X, Y: o.Y*v + pair[1].Y, Z: o.Z*v + pair[1].Z}
	}
	return vec.Vec{X: e.X + u*o.X, Y: e.Y + u*o.Y, Z: e.Z + u*o.Z}
}

// atWithRate returns the value and the derivative.
func (p polynomial) atWithRate(u float64) (value, rate vec.Vec) {
	v := u * u
	n := len(p) - 2
	e, o := p[n], p[n+1]
	var de, do vec.Vec // derivatives by v
	for k := n - 2; k >= 0; k -= 2 {
		pair := p[k:][:2]
		de = vec.Vec{X: de.X*v + e.X, Y: de.Y*v + e.Y, Z: de.Z*v + e.Z}
		do = vec.Vec{X: do.X*v + o.X, Y: do.Y*v + o.Y, Z: do.Z*v + o.Z}
		e = vec.Vec{X: e.X*v + pair[0].X, Y: e.Y*v + pair[0].Y, Z: e.Z*v + pair[0].Z}
		o = vec.Vec{X: o.X*v + pair[1].X, Y: o.Y*v + pair[1].Y, Z: o.Z*v + pair[1].Z}
	}
	value = vec.Vec{X: e.X + u*o.X, Y: e.Y + u*o.Y, Z: e.Z + u*o.Z}
	rate = vec.Vec{
		X: o.X + 2*(u*de.X+v*do.X),
		Y: o.Y + 2*(u*de.Y+v*do.Y),
		Z: o.Z + 2*(u*de.Z+v*do.Z),
	}
	return value, rate
}
