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
	date := when.Format("2 January 2006")
	if when.Year() < 1 {
		date = fmt.Sprintf("%s %s", when.Format("2 January"), number(float64(when.Year())))
	}
	return fmt.Sprintf("%s is outside the years for which positions can be computed; choose a time from %s to %s",
		date, e.From.Format("2 January 2006"), e.To.Add(-time.Nanosecond).Format("2 January 2006"))
}
