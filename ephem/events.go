package ephem

import (
	"math"
	"time"

	"github.com/soniakeys/unit"
)

// State reports whether a body crosses the horizon in a span of time. The zero value
// is none of the states.
type State uint8

// The states of a body.
const (
	RisesAndSets State = iota + 1 // it crosses the horizon at least once, be it in one direction only
	AlwaysUp
	NeverUp
)

// String returns the state as it stands in documents: "rises and sets", "always up" or
// "never up"; empty for the zero value.
func (s State) String() string {
	switch s {
	case RisesAndSets:
		return "rises and sets"
	case AlwaysUp:
		return "always up"
	case NeverUp:
		return "never up"
	}
	return ""
}

// MarshalText writes the String, as in JSON.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Event is a rise, a transit or a set: its time, and the place in the sky.
type Event struct {
	Time     time.Time  // in the zone of the span's start, to a millisecond
	Azimuth  unit.Angle // from north through east
	Altitude unit.Angle // apparent, topocentric, without refraction
}

// BodyEvents are the events of one body in a span of time, each list in order.
// In a day a body may rise, transit or set twice or not at all.
type BodyEvents struct {
	Rises, Transits, Sets []Event
	State                 State
}

// Events finds when a body rises, transits (crosses the meridian above the pole)
// and sets, from an instant up to another, which is not included. The span is
// usually a civil day, of 23 or 25 hours too (almanac.CivilDay returns its ends), and
// at most 50 years; each day takes some 0.1 ms. The observer's elevation changes
// the parallax only; its effect on the horizon is part of the Horizon.
//
// Times are good to a second, and worse only where a body grazes the horizon.
// The error is that of Observer.Validate or Horizon.Validate, a *RangeError, or a
// *field.Error of the field to where the span is empty or longer than 50 years.
func Events(o Observer, b Body, h Horizon, from, to time.Time) (BodyEvents, error) {
	s, err := newSearch(o, b, h, from, to)
	if err != nil {
		return BodyEvents{}, err
	}
	return s.events(from, to), nil
}

func (s *search) events(from, to time.Time) BodyEvents {
	within := func(t time.Time) bool { return !t.Before(from) && t.Before(to) }
	var d BodyEvents
	for _, c := range s.crossings(look.aboveHorizon) {
		if within(c.at) {
			if c.rising {
				d.Rises = append(d.Rises, s.event(c.at))
			} else {
				d.Sets = append(d.Sets, s.event(c.at))
			}
		}
	}
	for i := range len(s.looks) - 1 {
		before, after := s.looks[i], s.looks[i+1]
		if before.HourAngle < 0 && after.HourAngle >= 0 && after.HourAngle-before.HourAngle < math.Pi {
			at := s.root(before.at, after.at, func(l look) float64 { return l.HourAngle.Rad() })
			if within(at) {
				d.Transits = append(d.Transits, s.event(at))
			}
		}
	}
	switch {
	case len(d.Rises)+len(d.Sets) > 0:
		d.State = RisesAndSets
	case s.look(from).aboveHorizon() > 0:
		d.State = AlwaysUp
	default:
		d.State = NeverUp
	}
	return d
}
