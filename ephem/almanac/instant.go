package almanac

import "time"

// Instant is a time that JSON can hold in every year: RFC 3339 in the Gregorian
// calendar, which is extended backwards before 1582, with a sign before the four digits
// of a year before 0, as in -0584-05-22T14:00:00Z. The year 0 is 1 BC.
type Instant struct{ time.Time }

// MarshalJSON writes the time as package time does for the years from 0 on.
func (i Instant) MarshalJSON() ([]byte, error) {
	return i.AppendFormat(append(make([]byte, 0, 40), '"'), `2006-01-02T15:04:05.999999999Z07:00"`), nil
}
