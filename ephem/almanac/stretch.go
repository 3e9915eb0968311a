package almanac

import (
	"time"

	"perihelion/ephem"
)

// stretch is the time between two instants.
type stretch struct{ from, to time.Time }

// common is how long two stretches have in common.
func (s stretch) common(other stretch) time.Duration {
	from, to := s.from, s.to
	if other.from.After(from) {
		from = other.from
	}
	if other.to.Before(to) {
		to = other.to
	}
	return max(0, to.Sub(from))
}

// total adds the lengths of stretches.
func total(all []stretch) (d time.Duration) {
	for _, s := range all {
		d += s.to.Sub(s.from)
	}
	return d
}

// up returns the stretches of a day, from an instant to another, for which the body is
// above the horizon.
func (d *Day) up(from, to time.Time) (all []stretch) {
	if d.State == ephem.AlwaysUp {
		return []stretch{{from, to}}
	}
	rose, crossed := time.Time{}, false
	for _, e := range d.Events {
		switch e.Event {
		case rise:
			rose, crossed = e.Time.Time, true
		case set:
			if !crossed {
				rose = from
			}
			all, rose, crossed = append(all, stretch{rose, e.Time.Time}), time.Time{}, true
		}
	}
	if !rose.IsZero() {
		all = append(all, stretch{rose, to})
	}
	return all
}
