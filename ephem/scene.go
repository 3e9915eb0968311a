package ephem

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// The Earth as the WGS84 has it, and how fast it turns among the stars.
const (
	earthRadius     = 6378.137 / kmPerAU // au
	earthFlattening = 1 / 298.257223563
	earthRotation   = 2 * math.Pi * 1.00273781191135448 // radians a day
)

// Scene is an observer at an instant: the sky that he sees. It never changes;
// any number of goroutines may use it.
type Scene struct {
	epoch    *Epoch
	observer Observer

	place, velocity vec.Vec // of the observer, geocentric, au and au a day, ICRF
	motion          vec.Vec // of the observer among the planets, in units of c
	east, north, up vec.Vec // of the observer, true equator and equinox of date
	local           float64 // local apparent sidereal time, radians
	sun             vec.Vec // apparent direction of the Sun, ICRF
}

// From places an observer in the instant. The observer must be valid
// (Observer.Validate); of another, the positions are not numbers.
func (e *Epoch) From(o Observer) *Scene {
	s := &Scene{epoch: e, observer: o}
	s.set()
	return s
}

func (s *Scene) set() {
	e, o := s.epoch, &s.observer
	sinLat, cosLat := math.Sincos(o.Latitude.Rad())
	s.local = e.sidereal + o.Longitude.Rad()
	sinLST, cosLST := math.Sincos(s.local)
	s.east = vec.Vec{X: -sinLST, Y: cosLST}
	s.north = vec.Vec{X: -sinLat * cosLST, Y: -sinLat * sinLST, Z: cosLat}
	s.up = vec.Vec{X: cosLat * cosLST, Y: cosLat * sinLST, Z: sinLat}

	// The ellipsoid's radius of curvature in the prime vertical.
	const squash = (1 - earthFlattening) * (1 - earthFlattening)
	n := earthRadius / math.Sqrt(cosLat*cosLat+squash*sinLat*sinLat)
	h := o.Elevation / 1000 / kmPerAU
	axis, z := (n+h)*cosLat, (n*squash+h)*sinLat
	s.place = e.ofDate.ApplyT(vec.Vec{X: axis * cosLST, Y: axis * sinLST, Z: z})
	s.velocity = e.ofDate.ApplyT(s.east.Scale(axis * earthRotation))
	s.motion = e.velocity.Add(s.velocity).Scale(1 / lightPerDay)

	sun := e.earth.Add(s.place).Scale(-1)
	s.sun = aberrate(sun.Scale(1/sun.Norm()), s.motion)
}
