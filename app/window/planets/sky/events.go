package sky

import (
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// The events of a body, in the order of the table's columns.
const (
	Rise = iota
	Transit
	Set
)

// Next is the next rise, transit or set of a body, as the table writes it.
type Next struct {
	Clock string       // "05:58", or a word for why there is none
	Later string       // "+1 d" when it is not on the day shown, or ""
	Event *ephem.Event // nil where there is none
}

// Words that stand in place of a time of rise or set.
const (
	upAllDay = "up all day"
	notUp    = "not up"
)

// Words are all that may stand in place of a time.
func Words() []string { return []string{upAllDay, notUp, text.None} }

// Next describes the next events of a body, from the time of its sky on: its rise, its
// transit and its set. A body that neither rises nor sets has a word in their place.
func (d Day) Next(s Sky, sight Sight) (next [3]Next) {
	events := d.Events[sight.Body]
	if events == nil {
		for i := range next {
			if d.Zone != nil { // else the day is not computed yet
				next[i].Clock = text.None
			}
		}
		return next
	}
	for i, list := range [...][]ephem.Event{events.Rises, events.Transits, events.Sets} {
		next[i] = s.next(list)
	}
	if next[Rise].Event == nil && next[Set].Event == nil {
		word := notUp
		if sight.Altitude > s.Horizon.Skyline() { // far from it, or the body would cross it
			word = upAllDay
		}
		next[Rise].Clock, next[Set].Clock = word, word
	}
	return next
}

// When is the time of an event with its day, "05:58 +1 d", or the word in its place.
func (n Next) When() string {
	if n.Later == "" {
		return n.Clock
	}
	return n.Clock + " " + n.Later
}

// next is the first of some events that is still to come.
func (s Sky) next(events []ephem.Event) Next {
	for _, e := range events {
		if e.Time.Before(s.Time) {
			continue
		}
		return Next{Clock: s.Units.clock(e.Time.In(s.Zone)), Later: later(s.Time, e.Time, s.Zone), Event: &e}
	}
	return Next{Clock: text.None}
}

// daysBetween counts the midnights between two instants.
func daysBetween(from, to time.Time, zone *time.Location) int {
	date := func(t time.Time) time.Time {
		y, m, d := t.In(zone).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(date(to).Sub(date(from)) / (24 * time.Hour))
}
