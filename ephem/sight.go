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

	geocentricDistance, distance float64
}

// follow follows the light from a body to the observer: light-time, the Sun's
// deflection, aberration.
func (s *Scene) follow(b Body) (g sight) {
	e := s.epoch
	rate := e.lightTime(b, &g)

	// The light that reaches the observer left the body a little earlier or
	// later than that which reaches the Earth's centre: 21 ms at most.
	g.topocentric = g.geocentric.Sub(s.place)
	later := (g.geocentricDistance - g.topocentric.Norm()) / lightPerDay
	g.topocentric = g.topocentric.Add(rate.Scale(later))
	g.distance = g.topocentric.Norm()

	if b == Sun {
		g.apparent = s.sun
		return g
	}
	direction := g.topocentric.Scale(1 / g.distance)
	direction = deflect(direction, g.heliocentric, e.earth.Add(s.place))
	g.apparent = aberrate(direction, s.motion)
	return g
}

// lightTime finds the body when the light left it that reaches the Earth's
// centre now, and returns how it moved then, in au a day about the Sun.
func (e *Epoch) lightTime(b Body, g *sight) (rate vec.Vec) {
	th := theory()
	switch b {
	case Sun:
		g.geocentric = e.earth.Scale(-1)
		g.geocentricDistance = g.geocentric.Norm()
		return vec.Vec{}
	case Moon:
		// The Earth's motion in the second that the light takes is a straight
		// line; a difference of two of its places would lose the digits.
		const mean = 384_400 / kmPerAU / lightPerDay
		then, drift := th.moon.AtWithRate(e.tdb - mean)
		rate = drift.Add(e.velocity)
		g.geocentric = then.Sub(e.velocity.Scale(mean))
		for range 2 {
			tau := g.geocentric.Norm() / lightPerDay
			g.geocentric = then.Sub(e.velocity.Scale(tau)).Sub(drift.Scale(tau - mean))
		}
		g.geocentricDistance = g.geocentric.Norm()
		g.heliocentric = e.earth.Add(g.geocentric)
		return rate
	}
	place := th.planets[b].At(e.tdb)
	tau := place.Sub(e.earth).Norm() / lightPerDay
	place, rate = th.planets[b].AtWithRate(e.tdb - tau)
	// The last correction is linear: the body moved less than 10 km since.
	later := tau - place.Sub(e.earth).Norm()/lightPerDay
	g.heliocentric = place.Add(rate.Scale(later))
	g.geocentric = g.heliocentric.Sub(e.earth)
	g.geocentricDistance = g.geocentric.Norm()
	return rate
}

// deflect bends a direction from the observer by the Sun's mass; body and
// observer are heliocentric, au.
func deflect(direction, body, observer vec.Vec) vec.Vec {
	const strength = 1.97412574336e-8 // 2GM☉/c², au
	r := observer.Norm()
	e := observer.Scale(1 / r)
	q := body.Scale(1 / body.Norm())
	// Behind the Sun's disc nothing is seen; there the bend stays finite.
	const least = 1e-5
	k := strength / r / math.Max(1+q.Dot(e), least)
	bent := direction.Add(e.Scale(k * direction.Dot(q))).Sub(q.Scale(k * e.Dot(direction)))
	return bent.Scale(1 / bent.Norm())
}

// aberrate returns the direction in which a moving observer sees light that
// comes from a direction; velocity in units of c.
func aberrate(direction, velocity vec.Vec) vec.Vec {
	inverseGamma := math.Sqrt(1 - velocity.Dot(velocity))
	along := direction.Dot(velocity)
	seen := direction.Scale(inverseGamma).Add(velocity.Scale(1 + along/(1+inverseGamma)))
	return seen.Scale(1 / seen.Norm())
}
