package ephem

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// sight is a body as light brings it to an observer: vectors in au, ICRF axes.
type sight struct {
	heliocentric vec.Vec // Sun to body, when the light left it
	geocentric   vec.Vec // Earth's centre now to body then
	topocentric  vec.Vec // observer now to body then
	apparent     vec.Vec // direction in which the observer sees it (length 1)

	heliocentricDistance, geocentricDistance, distance float64
}

// follow follows the light from a body to the observer: light-time, the Sun's
// deflection, aberration.
func (s *Scene) follow(b Body) (g sight) {
	e := s.epoch
	rate := e.lightTime(b, &g)
	g.topocentric, g.distance = shift(g.geocentric, rate, s.place, g.geocentricDistance)
	if b == Sun {
		g.apparent = s.sun
		return g
	}
	direction := g.topocentric.Scale(1 / g.distance)
	direction = deflect(direction, g.heliocentric.Scale(1/g.heliocentricDistance), e.earth.Add(s.place).Sub(e.sun))
	g.apparent = aberrate(direction, s.motion)
	return g
}

// shift takes a vector from the Earth's centre to a body, which moves at a rate,
// to an observer at a place. The light that reaches him left the body a little
// earlier or later than that which reaches the centre: 21 ms at most.
func shift(geocentric, rate, place vec.Vec, geocentricDistance float64) (topocentric vec.Vec, distance float64) {
	topocentric = geocentric.Sub(place)
	later := (geocentricDistance - topocentric.Norm()) / lightPerDay
	topocentric = topocentric.Add(rate.Scale(later))
	return topocentric, topocentric.Norm()
}

// sunGravity is GM of the Sun, au³ a day².
const sunGravity = 0.000295912208284120

// lightTime finds the body when the light left it that reaches the Earth's
// centre now, and returns how it moved then, in au a day.
func (e *Epoch) lightTime(b Body, g *sight) (rate vec.Vec) {
	var place, pull vec.Vec
	switch b {
	case Sun:
		g.geocentric, g.geocentricDistance = e.toSun, e.sunDistance
		return e.sunRate
	case Moon:
		// In the second that the light takes, a straight line.
		place, rate = e.earth.Add(e.moon), e.velocity.Add(e.moonRate)
	default:
		// Back along the orbit, which the Sun bends: the error is 10 m for Mercury and 1
		// km for Pluto, 0.0001″.
		place, rate = e.model.planet(b, e.tdb)
		r := place.Sub(e.sun)
		d := r.Norm()
		pull = r.Scale(-sunGravity / (d * d * d))
	}
	var tau float64
	g.geocentric, g.geocentricDistance, tau = e.emitted(place, rate, pull)
	g.heliocentric = g.geocentric.Add(e.earth).Sub(e.sun).Add(e.sunRate.Scale(tau))
	g.heliocentricDistance = g.heliocentric.Norm()
	return rate.Sub(pull.Scale(tau))
}

// emitted goes back from a body's place, rate and acceleration now to where it
// was when the light left it that reaches the Earth's centre now: the vector from
// there, its length, and the days since.
func (e *Epoch) emitted(place, rate, pull vec.Vec) (geocentric vec.Vec, distance, tau float64) {
	now := place.Sub(e.earth)
	geocentric = now
	for range 2 { // each leaves a ten-thousandth of the error
		tau = geocentric.Norm() / lightPerDay
		geocentric = now.Sub(rate.Scale(tau)).Add(pull.Scale(tau * tau / 2))
	}
	return geocentric, geocentric.Norm(), tau
}

// deflect bends a direction from the observer by the Sun's mass. body is the
// direction from the Sun to the body, observer the observer's place from the Sun
// in au.
func deflect(direction, body, observer vec.Vec) vec.Vec {
	const strength = 1.97412574336e-8 // 2GM☉/c², au
	r := observer.Norm()
	e := observer.Scale(1 / r)
	// Behind the Sun's disc nothing is seen; there the bend stays finite.
	const least = 1e-5
	k := strength / r / math.Max(1+body.Dot(e), least)
	// So small a turn leaves the length at 1.
	return direction.Add(e.Scale(k * direction.Dot(body))).Sub(body.Scale(k * e.Dot(direction)))
}

// aberrate returns the direction in which a moving observer sees light that
// comes from a direction of length 1; velocity in units of c.
func aberrate(direction, velocity vec.Vec) vec.Vec {
	inverseGamma := 1 - velocity.Dot(velocity)/2 // the next term is 1e-17
	along := direction.Dot(velocity)
	seen := direction.Scale(inverseGamma).Add(velocity.Scale(1 + along/(1+inverseGamma)))
	return seen.Scale(1 / (1 + along))
}
