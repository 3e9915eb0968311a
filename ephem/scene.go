package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// The Earth as the WGS84 has it, and how fast it turns among the stars.
const (
	earthRadius     = 6378.137 / KmPerAU // au
	earthFlattening = 1 / 298.257223563
	earthRotation   = 2 * math.Pi * 1.00273781191135448 // radians a day
)

// Scene is an observer at an instant: the sky that he sees. It never changes;
// any number of goroutines may use it.
type Scene struct {
	epoch    *Epoch
	observer Observer
	strength float64 // of the refraction in the observer's air

	axes            horizontal
	place, velocity vec.Vec // of the observer, geocentric, au and au a day, ICRF axes
	motion          vec.Vec // of the observer in the frame of the model, in units of c
	sun             vec.Vec // apparent direction of the Sun, ICRF axes
}

// From places an observer in the instant. The observer must be valid (Observer.Validate);
// for an invalid one the result is undefined.
func (e *Epoch) From(o Observer) *Scene {
	s := &Scene{epoch: e, observer: o}
	s.set()
	return s
}

func (s *Scene) set() {
	e := s.epoch
	s.strength = strength(s.observer.Air())
	site := newSite(s.observer)
	s.axes.set(e.sidereal+site.longitude, site.sinLat, site.cosLat)
	place, velocity := site.at(&s.axes)
	if site.twist != 0 {
		s.axes.twist(site.twist)
	}
	s.place, s.velocity = e.ofDate.ApplyT(place), e.ofDate.ApplyT(velocity)
	s.motion = e.velocity.Add(s.velocity).Scale(1 / lightPerDay)

	toSun, distance := shift(e.toSun, e.sunRate, s.place, e.sunDistance)
	s.sun = aberrate(toSun.Scale(1/distance), s.motion)
}

// SiderealTime returns the local apparent sidereal time, 0 to 24 hours.
func (s *Scene) SiderealTime() unit.Time { return sidereal(s.axes.local) }

// site is an observer's place on the turning Earth.
type site struct {
	longitude      float64 // radians, east
	sinLat, cosLat float64 // of the geodetic latitude
	twist          float64 // azimuth of the north of the ground from that of the moving pole
	axis, z        float64 // distance from the Earth's axis and from its equator, au
}

func newSite(o Observer) site {
	latitude, longitude, twist := o.Latitude.Rad(), o.Longitude.Rad(), 0.0
	if o.Pole != (Pole{}) {
		latitude, longitude, twist = o.Pole.moved(latitude, longitude)
	}
	sinLat, cosLat := math.Sincos(latitude)
	// The ellipsoid's radius of curvature in the prime vertical.
	const squash = (1 - earthFlattening) * (1 - earthFlattening)
	n := earthRadius / math.Sqrt(cosLat*cosLat+squash*sinLat*sinLat)
	h := o.Elevation / 1000 / KmPerAU
	return site{longitude, sinLat, cosLat, twist, (n + h) * cosLat, (n*squash + h) * sinLat}
}

// at returns the site's place and velocity, au and au a day from the Earth's
// centre, true equator and equinox of date.
func (p *site) at(axes *horizontal) (place, velocity vec.Vec) {
	place = vec.Vec{X: p.axis * axes.cosLST, Y: p.axis * axes.sinLST, Z: p.z}
	return place, axes.east.Scale(p.axis * earthRotation)
}
