package ephem

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Star is a star by its place in the ICRF at J2000.0 and its motion in space since. Package
// stars has a catalogue.
type Star struct {
	Name                string
	RA                  unit.RA
	Dec                 unit.Angle
	MotionRA, MotionDec unit.Angle // in a Julian year; that in right ascension along the circle of declination
	Parallax            unit.Angle // 0 for a star without a measured one
	RadialVelocity      float64    // km/s, away from the Sun; without a parallax it has no effect
}

// drift is a straight way through space, from the barycentre of the Solar System, in ICRF
// axes: the direction at J2000.0, and how it changes in a day, in units of the distance
// then. The light of a star is taken to be as old at all times.
type drift struct {
	direction, rate vec.Vec
	parallax        float64 // 1 au in that unit
}

func (s Star) drift() drift {
	sinRA, cosRA := math.Sincos(s.RA.Rad())
	sinDec, cosDec := math.Sincos(s.Dec.Rad())
	direction := vec.Vec{X: cosDec * cosRA, Y: cosDec * sinRA, Z: sinDec}
	east := vec.Vec{X: -sinRA, Y: cosRA}
	north := vec.Vec{X: -sinDec * cosRA, Y: -sinDec * sinRA, Z: cosDec}
	const year = 365.25
	parallax := math.Sin(s.Parallax.Rad())
	return drift{
		direction: direction,
		rate: east.Scale(s.MotionRA.Rad() / year).Add(north.Scale(s.MotionDec.Rad() / year)).
			Add(direction.Scale(s.RadialVelocity * secondsPerDay / KmPerAU * parallax)),
		parallax: parallax,
	}
}

// from returns the vector from a place (au, barycentric, ICRF axes) to the star.
func (d *drift) from(place vec.Vec, tdb float64) vec.Vec {
	return d.direction.Add(d.rate.Scale(tdb)).Sub(place.Scale(d.parallax))
}

// star is lightTime for a star.
func (e *Epoch) star(d drift, g *sight) {
	const far = 1e10 // au, of a star without a parallax
	distance := far
	if d.parallax > 0 {
		distance = 1 / d.parallax
	}
	g.geocentric = d.from(e.earth, e.tdb).Scale(distance)
	g.heliocentric = d.from(e.sun, e.tdb).Scale(distance)
	g.geocentricDistance, g.heliocentricDistance = g.geocentric.Norm(), g.heliocentric.Norm()
}

// GeocentricStar computes where a star stands as seen from the Earth's centre. The
// distance of one without a parallax means nothing.
func (e *Epoch) GeocentricStar(s Star) Geocentric {
	var g sight
	e.star(s.drift(), &g)
	return e.geocentric(Pluto, &g) // as of any body but the Sun
}

// Star computes where the observer sees a star, to 0.003″ of what the star's own figures
// give. The distance of one without a parallax means nothing.
func (s *Scene) Star(star Star) Place {
	d := star.drift()
	seen, ratio := s.starSeen(&d)
	distance := math.Inf(1)
	if d.parallax > 0 {
		distance = ratio / d.parallax
	}
	return s.axes.place(s.epoch.ofDate.Apply(seen), distance)
}

// starSeen returns the direction in which the observer sees a star, ICRF axes, and its
// distance in units of that at J2000.0.
func (s *Scene) starSeen(d *drift) (seen vec.Vec, distance float64) {
	observer := s.epoch.earth.Add(s.place)
	direction := d.from(observer, s.epoch.tdb)
	distance = direction.Norm()
	direction = direction.Scale(1 / distance)
	// From the Sun it is the same direction: the difference turns the bend by 1e-9 of it.
	direction = deflect(direction, direction, observer.Sub(s.epoch.sun))
	return aberrate(direction, s.motion), distance
}

// TrackStar begins to follow a star from one site, as Track does a body. The error is
// that of Observer.Validate.
func TrackStar(o Observer, s Star) (*Tracker, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	t := newTracker(o, Pluto) // as any body but the Sun
	d := s.drift()
	t.star = &d
	return t, nil
}

// StarEvents finds when a star rises, transits and sets, as Events does for a body.
func StarEvents(o Observer, star Star, h Horizon, from, to time.Time) (BodyEvents, error) {
	tracker, err := TrackStar(o, star)
	if err != nil {
		return BodyEvents{}, err
	}
	s, err := searchWith(tracker, o, h, from, to)
	if err != nil {
		return BodyEvents{}, err
	}
	return s.events(from, to), nil
}
