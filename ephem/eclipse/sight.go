package eclipse

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

// sight follows the Sun and the Moon for an observer. An error stays in err, and results
// after it mean nothing.
type sight struct {
	sun, moon *ephem.Tracker
	err       error
}

func newSight(o ephem.Observer) (*sight, error) {
	sun, err := ephem.Track(o, ephem.Sun)
	if err != nil {
		return nil, err
	}
	moon, err := ephem.Track(o, ephem.Moon)
	if err != nil {
		return nil, err
	}
	return &sight{sun: sun, moon: moon}, nil
}

func (s *sight) place(of *ephem.Tracker, t time.Time) ephem.Place {
	p, err := of.At(t)
	if err != nil && s.err == nil {
		s.err = err
	}
	return p
}

// discs returns the discs at an instant.
func (s *sight) discs(t time.Time) discs {
	vector := func(p ephem.Place) vec.Vec {
		return vec.Polar(p.RA.Rad(), p.Dec.Rad(), p.Distance*earthRadiiPerAU)
	}
	return discsOf(vector(s.place(s.sun, t)), vector(s.place(s.moon, t)))
}

// contacts finds the phases of an eclipse of the Sun at the observer's place,
// and its kind there, from the instant when it is greatest on the Earth.
func (s *sight) contacts(greatest time.Time) (Kind, []Instant, error) {
	// The penumbra is on the Earth for 3.2 hours before and after the greatest
	// eclipse at most, and no place has its maximum more than 2.2 hours from it.
	const reach, step = 4 * 3600.0, 600.0
	after := func(t float64) time.Time {
		return greatest.Add(time.Duration(t * float64(time.Second)))
	}
	at := func(t float64) discs { return s.discs(after(t)) }
	instant := func(p Phase, t float64) Instant { return Instant{p, after(t).Round(time.Millisecond)} }

	near, most := 0.0, at(0).magnitude()
	for t := -reach; t <= reach; t += step {
		if m := at(t).magnitude(); m > most {
			near, most = t, m
		}
	}
	middle := lowest(near-step, near+step, func(t float64) float64 { return -at(t).magnitude() })
	deepest := at(middle)
	if s.err != nil || deepest.outside() >= 0 {
		return None, nil, s.err
	}
	outside := func(t float64) float64 { return at(t).outside() }
	c1, c4 := root(-reach-step, middle, outside), root(middle, reach+step, outside)
	if !deepest.central() {
		return Partial, []Instant{instant(C1, c1), instant(Maximum, middle), instant(C4, c4)}, s.err
	}
	inside := func(t float64) float64 { return at(t).inside() }
	c2, c3 := root(c1, middle, inside), root(middle, c4, inside)
	kind := Annular
	if deepest.valleys > deepest.sun {
		kind = Total
	}
	return kind, []Instant{
		instant(C1, c1), instant(C2, c2), instant(Maximum, middle), instant(C3, c3), instant(C4, c4),
	}, s.err
}

// view returns the view of an eclipsed body at a phase.
func (s *sight) view(of ephem.Body, i Instant) (View, error) {
	v := View{Instant: i}
	tracker := s.sun
	if of == ephem.Moon {
		tracker = s.moon
		sky, err := skyAt(i.Time)
		if err != nil {
			return View{}, err
		}
		at := sky.crossing()
		v.Magnitude = at.magnitude(at.umbra)
		v.Obscuration = covered(at.separation, at.moon, at.umbra)
	} else {
		at := s.discs(i.Time)
		v.Magnitude = max(0, at.magnitude())
		v.Obscuration = at.obscuration()
	}
	p := s.place(tracker, i.Time)
	v.Altitude, v.Azimuth = p.Altitude, p.Azimuth
	return v, s.err
}
