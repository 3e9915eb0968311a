package planets

import (
	"time"

	"perihelion/ephem/text"
)

// stride is how far the time shown is moved at once: by the calendar, or by elapsed time.
type stride struct {
	name         string
	months, days int
	elapsed      time.Duration
}

// siderealDay is a turn of the Earth to the stars, to the second that the fields have.
const siderealDay = 23*time.Hour + 56*time.Minute + 4*time.Second

// steps are offered in this order.
func steps() []stride {
	return []stride{
		{name: "1 minute", elapsed: time.Minute},
		{name: "10 minutes", elapsed: 10 * time.Minute},
		{name: "1 hour", elapsed: time.Hour},
		{name: "1 day", days: 1},
		{name: "1 sidereal day", elapsed: siderealDay},
		{name: "1 week", days: 7},
		{name: "1 month", months: 1},
	}
}

// usualStep is the number of the step of a new tab.
const usualStep = 2

// from is the time so many steps after another; negative ones before it. Months are those of
// a calendar.
func (s stride) from(at time.Time, times int, dates text.Calendar) time.Time {
	at = daysAfter(at, s.days*times)
	if s.months != 0 {
		at = dates.MonthsAfter(at, s.months*times)
	}
	return at.Add(time.Duration(times) * s.elapsed)
}

// daysAfter goes to the same time of another day. A step back onto a date that
// was left out, in a zone that moved over the date line, goes on to the one before.
func daysAfter(at time.Time, days int) time.Time {
	after := at.AddDate(0, 0, days)
	if days != 0 && after.Equal(at) {
		return at.AddDate(0, 0, 2*days)
	}
	return after
}

// speed is how much of the time shown passes in a second.
type speed struct {
	name string
	rate time.Duration
}

// speeds are offered in this order.
func speeds() []speed {
	return []speed{
		{"real time", time.Second},
		{"1 min a second", time.Minute},
		{"10 min a second", 10 * time.Minute},
		{"1 hour a second", time.Hour},
		{"6 hours a second", 6 * time.Hour},
		{"1 day a second", 24 * time.Hour},
		{"1 week a second", 7 * 24 * time.Hour},
	}
}

// usualSpeed is the number of the speed of a new tab.
const usualSpeed = 2
