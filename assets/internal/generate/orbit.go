package main

import "math"

// orbit is an ellipse about the Sun that turns and changes slowly: six elements in axes
// of the ICRF, each a polynomial of a time that is −1 to 1 in farUnit days from J2000.0.
// They are the semi-axis (au), the mean longitude (radians), e cos and e sin of the
// longitude of the perihelion, and sin(i/2) cos and sin of that of the node.
type orbit [6][orbitPowers]float64

const (
	orbitPowers = 8
	farUnit     = 1_830_000 // days
)

// place returns the place on the orbit, au. It is the arithmetic of the reader once more
// (ephem/internal/de431), which assets may not import: the file holds what this place
// leaves, to be added to that one. TestErrorsByYears of ephem fails where the two part.
func (o *orbit) place(days float64) [3]float64 {
	t := days / farUnit
	var e [6]float64
	for i := range e {
		for k := orbitPowers - 1; k >= 0; k-- {
			e[i] = e[i]*t + o[i][k]
		}
	}
	a, lambda, k, h, q, p := e[0], e[1], e[2], e[3], e[4], e[5]
	// Kepler's equation for the eccentric longitude F: λ = F + h cos F − k sin F. Newton's
	// steps double the digits; the orbits are nearly circles.
	f := lambda
	for range 6 {
		s, c := math.Sincos(f)
		f -= (f + h*c - k*s - lambda) / (1 - h*s - k*c)
	}
	s, c := math.Sincos(f)
	beta := 1 / (1 + math.Sqrt(1-k*k-h*h))
	x := a * ((1-beta*h*h)*c + beta*h*k*s - k)
	y := a * ((1-beta*k*k)*s + beta*h*k*c - h)
	along, ahead := planeOf(q, p)
	return [3]float64{x*along[0] + y*ahead[0], x*along[1] + y*ahead[1], x*along[2] + y*ahead[2]}
}

// planeOf returns the axes of a plane from and in which longitudes count.
func planeOf(q, p float64) (along, ahead [3]float64) {
	w := 2 * math.Sqrt(1-p*p-q*q)
	return [3]float64{1 - 2*p*p, 2 * p * q, -p * w}, [3]float64{2 * p * q, 1 - 2*q*q, q * w}
}

// osculating returns the elements of the orbit that a heliocentric state lies on, and
// the mean motion (radians a day); the longitude is within half a turn of near.
func osculating(st state, near float64) (e [6]float64, motion float64) {
	const mu = 0.000295912208284120 // GM of the Sun, au³ a day²
	r, v := st.place, st.rate
	d, v2, rv := math.Sqrt(dot(r, r)), dot(v, v), dot(r, v)
	a := 1 / (2/d - v2/mu)
	pole := cross(r, v)
	area := math.Sqrt(dot(pole, pole))
	half := math.Sqrt((1 + pole[2]/area) / 2) // cosine of half the inclination
	p, q := pole[0]/area/(2*half), -pole[1]/area/(2*half)
	along, ahead := planeOf(q, p)
	var eccentricity [3]float64 // towards the perihelion
	for i := range eccentricity {
		eccentricity[i] = (v2/mu-1/d)*r[i] - rv/mu*v[i]
	}
	k, h := dot(eccentricity, along), dot(eccentricity, ahead)
	x, y := dot(r, along)/a, dot(r, ahead)/a
	root := math.Sqrt(1 - k*k - h*h)
	beta := 1 / (1 + root)
	c := k + ((1-beta*k*k)*x-beta*h*k*y)/root
	s := h + ((1-beta*h*h)*y-beta*h*k*x)/root
	lambda := math.Atan2(s, c) + h*c - k*s
	lambda += 2 * math.Pi * math.Round((near-lambda)/(2*math.Pi))
	return [6]float64{a, lambda, k, h, q, p}, math.Sqrt(mu / (a * a * a))
}

// fitOrbit fits the orbit to the osculating ones at days in their order. They stand less
// than a few turns apart, so that the turns between them can be counted.
func fitOrbit(states []state, days []float64) *orbit {
	var sums [6]*normal
	for i := range sums {
		sums[i] = newNormal(orbitPowers)
	}
	var near, motion float64
	for i, d := range days {
		if i > 0 {
			near += motion * (d - days[i-1])
		}
		var e [6]float64
		e, motion = osculating(states[i], near)
		near = e[1]
		var powers [orbitPowers]float64
		x := 1.0
		for k := range powers {
			powers[k] = x
			x *= d / farUnit
		}
		for j := range e {
			sums[j].add(powers[:], e[j])
		}
	}
	var o orbit
	for i := range o {
		copy(o[i][:], sums[i].solve())
	}
	return &o
}
