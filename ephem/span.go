package ephem

import (
	"time"

	"perihelion/assets/field"
)

// The span for which an accuracy is stated.
var (
	spanFrom = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	spanTo   = time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC)
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
