package ephem

import (
	"fmt"
	"time"
)

// RangeError is an instant at which this package states no accuracy, and so
// gives no answer.
type RangeError struct {
	Time     time.Time
	From, To time.Time // the instants between which there are answers, To excluded
}

func (e *RangeError) Error() string {
	when := e.Time.UTC()
	return fmt.Sprintf("%s %s is outside the years for which positions can be computed; choose a time from %s",
		when.Format("2 January"), number(float64(when.Year())), Years)
}

// Years are the years of which there are positions, for sentences.
const Years = "the year −2999 (3000 BC) to the year 3000"
