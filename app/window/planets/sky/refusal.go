package sky

import (
	"errors"
	"fmt"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Refusal returns the error for a time out of range, with the date as it stands in the field: a
// RangeError has that of Greenwich, which may be the day before. For the same reason it names the
// first and the last instant, and not years: the first hours of the first year at a place may be
// too early.
func Refusal(date string, c text.Calendar) error {
	const clock = ", 15:04 UTC"
	from, to := limits()
	return fmt.Errorf("%s is outside the time for which positions can be computed; choose a time from %s to %s",
		date, c.Date(from)+from.Format(clock), c.Date(to)+to.Format(clock))
}

// limits are the first and the last minute of which there are positions, in UTC.
func limits() (from, to time.Time) {
	var outside *ephem.RangeError
	if _, err := ephem.At(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)); errors.As(err, &outside) {
		from, to = outside.From, outside.To.Add(-time.Minute)
	}
	return from.UTC(), to.UTC()
}
