package jovian

import (
	"math"

	"perihelion/ephem"
	"perihelion/ephem/internal/l12"
	"perihelion/ephem/internal/vec"
)

var (
	radius = ephem.Jupiter.Radius() / ephem.KmPerAU // au
	// lightTime is how long light takes for a radius of Jupiter, days.
	lightTime = ephem.Jupiter.Radius() / 299_792.458 / 86_400
)

// system is Jupiter with the lines along which the Earth and the Sun look at it, when the
// light leaves it that reaches the Earth's centre at an instant. Lengths are Jupiter's
// equatorial radii.
type system struct {
	tdb   float64
	axes  vec.Mat // from the ICRF: x to the Earth's side of the equator, z to the north pole
	earth eye
	sun   eye
	drift vec.Vec // way of Jupiter while light goes a radius, ICRF
}

// eye is a point from which Jupiter is looked at. Where z is stretched so that Jupiter is
// a sphere of radius 1, straight lines stay straight: a moon is behind Jupiter's limb
// where the line from the eye to it meets the sphere.
type eye struct {
	place  vec.Vec // from Jupiter's centre, ICRF
	toward vec.Vec // direction from the eye to Jupiter, ICRF
	round  vec.Vec // place, in the axes of Jupiter, stretched
}

func newSystem(e *ephem.Epoch) system {
	a, _ := e.Aspect(ephem.Jupiter) // which has errors for unknown bodies alone
	s := system{tdb: a.TDB, drift: a.Velocity.Scale(lightTime / radius)}
	toEarth := a.FromEarth.Scale(-1 / radius)
	x := toEarth.Sub(a.Pole.Scale(toEarth.Dot(a.Pole)))
	x = x.Scale(1 / x.Norm())
	s.axes = vec.Mat{X: x, Y: a.Pole.Cross(x), Z: a.Pole}
	s.earth = s.look(toEarth)
	s.sun = s.look(a.FromSun.Scale(-1 / radius))
	return s
}

func (s *system) look(from vec.Vec) eye {
	return eye{place: from, toward: from.Scale(-1 / from.Norm()), round: s.round(from)}
}

// round takes a vector to the axes of Jupiter, in which it is a sphere.
func (s *system) round(v vec.Vec) vec.Vec {
	v = s.axes.Apply(v)
	v.Z /= 1 - ephem.Jupiter.Flattening()
	return v
}

// place returns where a moon is, from Jupiter's centre, and how it moves in a day.
func (s *system) place(m Moon) (place, velocity vec.Vec) {
	place, velocity = l12.Moon(int(m), s.tdb)
	return place.Scale(1 / radius), velocity.Scale(1 / radius)
}

// seen returns where a moon is seen from the Earth, relative to Jupiter: light from a moon
// behind Jupiter left it earlier, when both were elsewhere.
func (s *system) seen(place, velocity vec.Vec) vec.Vec {
	behind := place.Dot(s.earth.toward)
	return place.Sub(velocity.Scale(behind * lightTime)).Sub(s.drift.Scale(behind))
}

// lit returns where a moon is relative to Jupiter for the light of the Sun that passes one
// of them before it meets the other, and is seen from the Earth at the instant.
func (s *system) lit(place, velocity vec.Vec) vec.Vec {
	behind := place.Dot(s.sun.toward)
	later := behind // light that goes past the moon to Jupiter left the moon earlier
	if behind > 0 { // light that goes past Jupiter to the moon is seen when it leaves the moon
		later = -place.Dot(s.earth.toward)
	}
	return place.Add(velocity.Scale(later * lightTime)).Add(s.drift.Scale(behind))
}

// line is the line from an eye through a moon, where Jupiter is a sphere of radius 1.
type line struct {
	nearest   vec.Vec // point of it to Jupiter's centre
	direction vec.Vec // away from the eye, of length 1
	miss      float64 // distance of the nearest point from the centre
	behind    float64 // how far the moon is beyond Jupiter's centre, not stretched
}

func (s *system) line(from *eye, moon vec.Vec) line {
	along := s.round(moon).Sub(from.round)
	along = along.Scale(1 / along.Norm())
	nearest := from.round.Sub(along.Scale(along.Dot(from.round)))
	return line{nearest: nearest, direction: along, miss: nearest.Norm(), behind: moon.Dot(from.toward)}
}

// spot returns the point at which the line meets Jupiter, on the side of the eye; beyond
// the limb, the point of the limb beside it. Jupiter is a sphere.
func (l *line) spot() vec.Vec {
	if l.miss >= 1 {
		return l.nearest.Scale(1 / l.miss)
	}
	return l.nearest.Sub(l.direction.Scale(math.Sqrt(1 - l.miss*l.miss)))
}

// hidden returns how far a point of Jupiter's surface (of the sphere) is beyond the limb
// that the Earth sees: negative on the side that it sees.
func (s *system) hidden(spot vec.Vec) float64 {
	return (1 - spot.Dot(s.earth.round)) / s.earth.round.Norm()
}
