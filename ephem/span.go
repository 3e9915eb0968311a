package ephem

import (
	"time"

	"perihelion/assets/field"
)

// The span for which an accuracy is stated: the years −2999 to 3000 of the calendars, of
// which −2999 begins earlier in the Julian, on 8 December −3000 of the Gregorian.
var (
	spanFrom = time.Date(-3000, 12, 8, 0, 0, 0, 0, time.UTC)
	spanTo   = time.Date(3001, 1, 1, 0, 0, 0, 0, time.UTC)
)

// inRange returns nil where there are positions at each of some instants, or a
// *RangeError.
func inRange(times ...time.Time) error {
	for _, t := range times {
		if t.Before(spanFrom) || !t.Before(spanTo) {
			return &RangeError{Time: t, From: spanFrom, To: spanTo}
		}
	}
	return nil
}

// known returns nil for one of the ten bodies.
func known(b Body) error {
	if b >= bodies {
		return field.Errorf("name", "body %d is not one of the ten", b)
	}
	return nil
}
