package almanac

import (
	"errors"
	"slices"
	"time"

	"perihelion/ephem"
)

// Day holds the events of a body on a civil day.
type Day struct {
	// The first of each, with where it happens.
	Rise            Instant  `json:"rise,omitzero"`
	RiseAzimuth     *float64 `json:"riseAzimuth,omitempty"`
	Transit         Instant  `json:"transit,omitzero"`
	TransitAltitude *float64 `json:"transitAltitude,omitempty"`
	Set             Instant  `json:"set,omitzero"`
	SetAzimuth      *float64 `json:"setAzimuth,omitempty"`

	// State is "rises and sets" of every body that crosses the horizon on this day, also
	// of one that only rises or only sets, as its Events show. Otherwise it is "always
	// up" or "never up".
	State  ephem.State `json:"state"`
	Events []Event     `json:"events"` // all, in order

	// Where positions begin or end within the civil day, the events cover the rest of it,
	// from DayFrom or up to DayTo; otherwise both are zero.
	DayFrom Instant `json:"dayFrom,omitzero"`
	DayTo   Instant `json:"dayTo,omitzero"`
}

// Event is a rise, a transit or a set.
type Event struct {
	Event    string   `json:"event"` // one of the three words
	Time     Instant  `json:"time"`
	Azimuth  *float64 `json:"azimuth,omitempty"`  // of a rise or a set
	Altitude *float64 `json:"altitude,omitempty"` // of a transit, without refraction
}

// The names of the events.
const (
	rise    = "rise"
	transit = "transit"
	set     = "set"
)

// NewDay finds the events of a body on the civil day in a zone (nil for UTC) on which an
// instant falls, or in the part of it for which there are positions. The errors are the
// same as of ephem.Events.
func NewDay(o ephem.Observer, b ephem.Body, h ephem.Horizon, t time.Time, zone *time.Location) (Day, error) {
	return dayOf(t, zone, func(from, to time.Time) (ephem.BodyEvents, error) { return ephem.Events(o, b, h, from, to) })
}

// dayOf is NewDay with the search for the events between two instants.
func dayOf(t time.Time, zone *time.Location, events func(from, to time.Time) (ephem.BodyEvents, error)) (Day, error) {
	if zone == nil {
		zone = time.UTC
	}
	from, to := CivilDay(t, zone)
	var day Day
	found, err := events(from, to)
	if outside, ok := errors.AsType[*ephem.RangeError](err); ok {
		if from.Before(outside.From) {
			from = outside.From
			day.DayFrom = Instant{from.UTC()}
		}
		if to.After(outside.To) {
			to = outside.To
			day.DayTo = Instant{to.UTC()}
		}
		found, err = events(from, to)
	}
	if err != nil {
		return Day{}, err
	}
	day.State, day.Events = found.State, eventsOf(found)
	for i := range day.Events {
		// Rounded up, the last half second would be the next day's.
		if e := &day.Events[i]; !e.Time.Before(to) {
			e.Time = Instant{e.Time.Add(-time.Second)}
		}
	}
	for _, e := range slices.Backward(day.Events) {
		switch e.Event {
		case rise:
			day.Rise, day.RiseAzimuth = e.Time, e.Azimuth
		case transit:
			day.Transit, day.TransitAltitude = e.Time, e.Altitude
		case set:
			day.Set, day.SetAzimuth = e.Time, e.Azimuth
		}
	}
	return day, nil
}

// eventsOf lists the events of a body in order: times to the second, and the place to the
// angle by which the sky turns in a fortieth of a second.
func eventsOf(day ephem.BodyEvents) []Event {
	events := make([]Event, 0, len(day.Rises)+len(day.Transits)+len(day.Sets))
	for _, e := range day.Rises {
		events = append(events, Event{rise, second(e.Time), existing(e.Azimuth.Deg(), 4), nil})
	}
	for _, e := range day.Transits {
		events = append(events, Event{transit, second(e.Time), nil, existing(e.Altitude.Deg(), 4)})
	}
	for _, e := range day.Sets {
		events = append(events, Event{set, second(e.Time), existing(e.Azimuth.Deg(), 4), nil})
	}
	slices.SortStableFunc(events, func(a, b Event) int { return a.Time.Compare(b.Time.Time) })
	return events
}

func second(t time.Time) Instant { return Instant{t.UTC().Round(time.Second)} }
