package ephem

import (
	"fmt"
	"time"
)

// The spans for which an accuracy is stated.
var (
	spanFrom = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	spanTo   = time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC)

	plutoFrom = time.Date(1800, 2, 1, 0, 0, 0, 0, time.UTC)
	plutoTo   = time.Date(2399, 5, 1, 0, 0, 0, 0, time.UTC)
)

// inRange says whether a body's place can be computed at each of some instants.
func inRange(b Body, times ...time.Time) error {
	if b >= bodies {
		return fmt.Errorf("body %d is not one of the ten", b)
	}
	for _, t := range times {
		if t.Before(spanFrom) || !t.Before(spanTo) {
			return &RangeError{What: "positions", Time: t, From: spanFrom, To: spanTo}
		}
		if b == Pluto && (t.Before(plutoFrom) || !t.Before(plutoTo)) {
			return &RangeError{What: "Pluto", Time: t, From: plutoFrom, To: plutoTo}
		}
	}
	return nil
}
