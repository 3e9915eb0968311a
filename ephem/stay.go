package ephem

import (
	"errors"
	"math"
	"time"
)

// Stay is a time of more than a day in which the Sun stays on one side of a horizon: a
// polar night, a polar day, a season without darkness.
type Stay struct {
	State    State     // AlwaysUp above the horizon, NeverUp below it
	From, To time.Time // the passages before and after; zero where none is within 400 days, or within the years of positions
}

// SunStay returns the stay to which an instant belongs; ok is false where the Sun passes
// the horizon within the day. It takes some microseconds where the Sun does so every day, else
// at most a millisecond. The errors are those of Events.
func SunStay(o Observer, h Horizon, t time.Time) (s Stay, ok bool, err error) {
	if err := o.Validate(); err != nil {
		return s, false, err
	}
	if err := h.Validate(); err != nil {
		return s, false, err
	}
	e, err := At(t)
	if err != nil {
		return s, false, err
	}
	limit := h.of(Sun, 1, o.lift())
	if r := o.sunReach(e); limit < r.highest-sunSlack && limit > r.lowest+sunSlack {
		return s, false, nil
	}
	sun, err := e.From(o).Position(Sun)
	if err != nil {
		return s, false, err
	}
	s.State = NeverUp
	if sun.Altitude.Rad() >= limit {
		s.State = AlwaysUp
	}
	begins, began, err := sunPassage(o, h, limit, t, -1)
	if err != nil {
		return s, false, err
	}
	ends, ended, err := sunPassage(o, h, limit, t, 1)
	if began {
		s.From = begins
	}
	if ended {
		s.To = ends
	}
	return s, ends.Sub(begins) > 24*time.Hour, err
}

// sunSlack is how far a day of the Sun may be from one with a constant declination:
// in two days that changes by 0.8°, and refraction, semidiameter and parallax are less
// than the rest.
const sunSlack = 1.5 * math.Pi / 180

// reach is between which altitudes the Sun moves in a day, radians.
type reach struct{ lowest, highest float64 }

func (o Observer) sunReach(e *Epoch) reach {
	sun, _ := e.Geocentric(Sun) // which is a body
	return reach{math.Abs((o.Latitude + sun.Dec).Rad()) - math.Pi/2, math.Pi/2 - math.Abs((o.Latitude - sun.Dec).Rad())}
}

// sunPassage finds the passage of the Sun through a horizon, at an altitude of its
// centre, that is nearest to an instant on one side (1 after it, −1 before it). passes is
// false where there is none; the instant is then that up to which it was searched.
func sunPassage(o Observer, h Horizon, limit float64, t time.Time, side int) (at time.Time, passes bool, err error) {
	const (
		day   = 24 * time.Hour
		most  = 400 // days
		piece = 2
	)
	for d := 0; d < most; d += piece {
		near, far := t.Add(time.Duration(side*d)*day), t.Add(time.Duration(side*(d+piece))*day)
		e, err := At(near)
		if _, outside := errors.AsType[*RangeError](err); outside {
			return near, false, nil
		}
		if err != nil {
			return near, false, err
		}
		if r := o.sunReach(e); limit > r.highest+sunSlack || limit < r.lowest-sunSlack {
			continue
		}
		from, to := near, far
		if side < 0 {
			from, to = far, near
		}
		if from.Before(spanFrom) {
			from = spanFrom
		}
		if to.After(spanTo) {
			to = spanTo
		}
		if !from.Before(to) {
			return near, false, nil
		}
		events, err := Events(o, Sun, h, from, to)
		if err != nil {
			return near, false, err
		}
		for _, found := range [][]Event{events.Rises, events.Sets} {
			for _, event := range found {
				if !passes || event.Time.Sub(t).Abs() < at.Sub(t).Abs() {
					at, passes = event.Time.In(t.Location()), true
				}
			}
		}
		if passes {
			return at, true, nil
		}
	}
	return t.Add(time.Duration(side*most) * day), false, nil
}
