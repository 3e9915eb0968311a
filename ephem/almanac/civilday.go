package almanac

import "time"

// CivilDay returns the instants between which the civil day of an instant in a
// zone lies: the first that has its date there, and the first that has a later
// one. It begins at another hour than 0 where the clocks are put forward at
// midnight, and lasts from 23 to 25 hours, or more where they were moved to the
// other side of the date line. Hours that bear a date again, because the clocks
// were put back over midnight, belong to the day that had begun.
func CivilDay(t time.Time, zone *time.Location) (from, to time.Time) {
	year, month, day := t.In(zone).Date()
	from, to = DayBegins(year, month, day, zone), DayBegins(year, month, day+1, zone)
	for !t.Before(to) {
		day++
		from, to = to, DayBegins(year, month, day+1, zone)
	}
	return from, to
}

// DayBegins returns the first instant that has a date, or a later one where that
// date was left out, in a zone. As in time.Date, days beyond the end of a month
// belong to the next.
func DayBegins(year int, month time.Month, day int, zone *time.Location) time.Time {
	midnight := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	// No clock is two days ahead of UTC.
	for at := midnight.AddDate(0, 0, -2).In(zone); ; {
		_, offset := at.Zone()
		begins := midnight.Add(-time.Duration(offset) * time.Second)
		if begins.Before(at) { // the clocks have just been put over it
			return at
		}
		_, changes := at.ZoneBounds()
		if changes.IsZero() || begins.Before(changes) {
			return begins.In(zone)
		}
		at = changes.In(zone)
	}
}
