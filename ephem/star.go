package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Star is a star by its place in the ICRF at J2000.0 and its motion since.
type Star struct {
	Name                string
	RA                  unit.RA
	Dec                 unit.Angle
	MotionRA, MotionDec unit.Angle // in a Julian year; that in right ascension along the circle of declination
	Parallax            unit.Angle // 0 for a star without a measured one
}

// place returns the star's place from the barycentre of the Solar System, au, ICRF axes.
// Its motion along the line of sight is left out, which brings Aldebaran 0.0002″ in a
// thousand years.
func (s Star) place(tdb float64) vec.Vec {
	const far = 1e10 // au, where a parallax is 0.00002″
	sinRA, cosRA := math.Sincos(s.RA.Rad())
	sinDec, cosDec := math.Sincos(s.Dec.Rad())
	east := vec.Vec{X: -sinRA, Y: cosRA}
	north := vec.Vec{X: -sinDec * cosRA, Y: -sinDec * sinRA, Z: cosDec}
	years := tdb / 365.25
	direction := vec.Vec{X: cosDec * cosRA, Y: cosDec * sinRA, Z: sinDec}.
		Add(east.Scale(s.MotionRA.Rad() * years)).Add(north.Scale(s.MotionDec.Rad() * years))
	distance := far
	if s.Parallax > 0 {
		distance = 1 / math.Sin(s.Parallax.Rad())
	}
	return direction.Scale(distance)
}

// star is lightTime for a star, the light of which is as old at all times.
func (e *Epoch) star(s Star, g *sight) {
	place := s.place(e.tdb)
	g.geocentric, g.heliocentric = place.Sub(e.earth), place.Sub(e.sun)
	g.geocentricDistance, g.heliocentricDistance = g.geocentric.Norm(), g.heliocentric.Norm()
}

// GeocentricStar computes where a star stands as seen from the Earth's centre. The
// distance of one without a parallax means nothing.
func (e *Epoch) GeocentricStar(s Star) Geocentric {
	var g sight
	e.star(s, &g)
	return e.geocentric(Pluto, &g) // as of any body but the Sun
}

// TrackStar begins to follow a star from one site, as Track does a body. The error is
// that of Observer.Validate.
func TrackStar(o Observer, s Star) (*Tracker, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	t := newTracker(o, Pluto) // as any body but the Sun
	t.star = &s
	return t, nil
}
