package ephem

import (
	"fmt"
	"time"
)

// The span for which an accuracy is stated.
var (
	spanFrom = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	spanTo   = time.Date(2400, 1, 1, 0, 0, 0, 0, time.UTC)
)

// known says with a nil error that a body is one of the ten.
func known(b Body) error {
	if b >= bodies {
		return fmt.Errorf("body %d is not one of the ten", b)
	}
	return nil
}

// inRange says whether a body's place can be computed at each of some instants.
func inRange(b Body, times ...time.Time) error {
	if err := known(b); err != nil {
		return err
	}
	for _, t := range times {
		if t.Before(spanFrom) || !t.Before(spanTo) {
			return &RangeError{What: "positions", Time: t, From: spanFrom, To: spanTo}
		}
	}
	return nil
}
