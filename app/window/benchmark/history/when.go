package history

import (
	"fmt"
	"time"
)

// Number is the number of a run as it is shown: "#24".
func Number(id int) string { return fmt.Sprintf("#%d", id) }

// When is a time in the list: "27 Nov, 23:48", with the year where it is another one than
// that of now.
func When(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	if at.IsZero() {
		return ""
	}
	if at.Year() != now.Year() {
		return at.Format("2 Jan 2006, 15:04")
	}
	return at.Format("2 Jan, 15:04")
}

// Weekday is When with the day of the week: "Fri 27 Nov, 23:48".
func Weekday(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("Mon ") + When(at, now)
}

// Since is a time of today as "23:48", and another one as Weekday has it.
func Since(at, now time.Time) string {
	a, n := at.Local(), now.Local()
	if a.Year() == n.Year() && a.YearDay() == n.YearDay() {
		return a.Format("15:04")
	}
	return Weekday(at, now)
}
