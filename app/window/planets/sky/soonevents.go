package sky

import (
	"context"
	"time"

	"perihelion/ephem/almanac"
)

// reach is how far from its best time the maximum of a meteor shower may be.
const reach = 36 * time.Hour

// SoonEvents are the events that Soon has sentences about, in its order, as a calendar has
// them.
func (d Day) SoonEvents(s Sky) (c almanac.Calendar, err error) {
	add := func(at time.Time, kinds ...almanac.Kind) {
		if err != nil {
			return
		}
		span := s.Span(at.Add(-reach), at.Add(reach))
		span.Kinds = kinds
		var found almanac.Calendar
		found, err = span.Calendar(context.Background()) // it takes milliseconds
		for _, e := range found.Events {
			when := e.Time.Time
			if e.Shower != nil {
				when = e.Shower.Best.Time // which may be in the night before or after the maximum
			}
			if off := when.Sub(at); off > -time.Minute && off < time.Minute {
				events := append(c.Events, e)
				c, c.Events = found, events
				return
			}
		}
	}
	if e, ok := first(d.Coming.Phases, s.Time); ok {
		add(e.Time, almanac.Phases)
	}
	if e, ok := first(d.Coming.Planets, s.Time); ok {
		add(e.Time, almanac.Seasons, almanac.Planets)
	}
	for _, e := range d.Coming.Eclipses {
		if e.Ends.After(s.Time) {
			add(e.Best, almanac.Eclipses)
			break
		}
	}
	for _, m := range d.Coming.Meteors {
		if m.Best.After(s.Time) {
			add(m.Best, almanac.Meteors)
			break
		}
	}
	return c, err
}
