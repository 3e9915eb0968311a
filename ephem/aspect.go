package ephem

import "perihelion/ephem/internal/vec"

// Aspect is how a body lies to the Earth's centre and to the Sun when the light leaves it
// that reaches the Earth's centre at the instant of the Epoch. Vectors are in the axes of
// the ICRF, before aberration.
type Aspect struct {
	TDB       float64 // when the light leaves the body, days from J2000.0
	FromEarth vec.Vec // from the Earth's centre now to the body then, au
	FromSun   vec.Vec // from the Sun to the body, both then, au
	Velocity  vec.Vec // of the body then, barycentric, au a day
	Pole      vec.Vec // direction of the body's north pole then, of length 1
}

// Aspect computes how a body lies. The error is about a body that is none of the ten.
func (e *Epoch) Aspect(b Body) (Aspect, error) {
	if err := known(b); err != nil {
		return Aspect{}, err
	}
	var g sight
	velocity := e.lightTime(b, &g)
	d := e.tdb - g.geocentricDistance/lightPerDay
	return Aspect{TDB: d, FromEarth: g.geocentric, FromSun: g.heliocentric, Velocity: velocity, Pole: spinOf(b, d).pole()}, nil
}
