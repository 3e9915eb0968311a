package ephem

import (
	"math"
	"time"

	"github.com/soniakeys/unit"
)

// State reports whether a body crosses the horizon in a span of time.
type State string

// The states of a body.
const (
	RisesAndSets State = "rises and sets" // it crosses the horizon at least once, be it in one direction only
	AlwaysUp     State = "always up"
	NeverUp      State = "never up"
)

// Event is a rise, a transit or a set: when, and where in the sky.
type Event struct {
	Time     time.Time  // in the zone of the span's start, to a millisecond
	Azimuth  unit.Angle // from north through east
	Altitude unit.Angle // apparent, topocentric, without refraction
}

// DayEvents are the events of one body in a span of time, each list in order.
// A body may rise, transit or set not at all or twice in a day.
type DayEvents struct {
	Rises, Transits, Sets []Event
	State                 State
}

// Day finds when a body rises, transits (crosses the meridian above the pole)
// and sets, from an instant up to another, which is not included. It is meant
// for a civil day, of 23 or 25 hours too (almanac.CivilDay knows where one begins and
// ends), and works for spans up to 50 years, at some 0.1 ms a day. The observer's
// elevation changes the parallax only; what it changes in the horizon stands in
// the Horizon.
//
// Times are good to a second, and worse only where a body grazes the horizon.
// The error is that of Observer.Validate or Horizon.Validate, a *RangeError, or a
// *field.Error of the field to where the span is empty or longer than 50 years.
func Day(o Observer, b Body, h Horizon, from, to time.Time) (DayEvents, error) {
	s, err := newSearch(o, b, h, from, to)
	if err != nil {
		return DayEvents{}, err
	}
	within := func(t time.Time) bool { return !t.Before(from) && t.Before(to) }
	var d DayEvents
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
	return d, nil
}
