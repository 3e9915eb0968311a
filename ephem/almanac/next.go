package almanac

import (
	"errors"
	"time"

	"perihelion/ephem"
)

// Upcoming is the next rise, transit and set of a body; zero is none that there is
// within NextWithin.
type Upcoming struct {
	NextRise    Instant `json:"nextRise,omitzero"`
	NextTransit Instant `json:"nextTransit,omitzero"`
	NextSet     Instant `json:"nextSet,omitzero"`
}

// NextWithin is how far Next searches: a polar night is over in it, and the
// Moon, which may stay below a polar horizon for two weeks, has been back.
const NextWithin = 400 * 24 * time.Hour

// Next finds when a body next rises, transits and sets, from an instant on, on any civil
// day. It takes some 0.1 ms for each day that it has to search, which is one or two where
// a body rises and sets. The errors are the same as of ephem.Events; where positions end,
// the search does.
func Next(o ephem.Observer, b ephem.Body, h ephem.Horizon, t time.Time) (Upcoming, error) {
	var n Upcoming
	end := t.Add(NextWithin)
	for from, step := t, 2*oneDay; from.Before(end) && (n.NextRise.IsZero() || n.NextTransit.IsZero() || n.NextSet.IsZero()); from, step = from.Add(step), month {
		day, err := ephem.Events(o, b, h, from, from.Add(step))
		if outside, ok := errors.AsType[*ephem.RangeError](err); ok && from.Before(outside.To) && !from.Before(outside.From) {
			end = outside.To
			day, err = ephem.Events(o, b, h, from, end)
		}
		if err != nil {
			return Upcoming{}, err
		}
		for _, found := range []struct {
			events []ephem.Event
			first  *Instant
		}{{day.Rises, &n.NextRise}, {day.Transits, &n.NextTransit}, {day.Sets, &n.NextSet}} {
			if found.first.IsZero() && len(found.events) > 0 {
				*found.first = second(found.events[0].Time)
			}
		}
	}
	return n, nil
}
