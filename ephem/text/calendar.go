package text

import (
	"fmt"
	"strings"
	"time"

	"perihelion/assets/field"
)

// Calendar is how dates are written and read for people. Package time knows the
// Gregorian calendar alone, which it extends backwards.
type Calendar uint8

// The calendars. Historic is the Julian calendar up to 4 October 1582 and the Gregorian
// from 15 October 1582 on, the next day, as historians and astronomers have it.
const (
	Historic Calendar = iota
	Gregorian
	Julian
)

var calendarNames = [...]string{"auto", "gregorian", "julian"}

// String returns the name by which ParseCalendar knows the calendar.
func (c Calendar) String() string { return calendarNames[c] }

// ParseCalendar reads auto, gregorian or julian.
func ParseCalendar(s string) (Calendar, error) {
	typed := strings.ToLower(strings.TrimSpace(s))
	for i, name := range calendarNames {
		if typed == name {
			return Calendar(i), nil
		}
	}
	return 0, field.Errorf("calendar", "“%s” is not a calendar; write auto (Julian before 15 October 1582), gregorian or julian", clip(s))
}

// Days from 1970-01-01 to the first day on which the Gregorian calendar was in use.
const reform = -141_427

// IsJulian reports whether the date of a time in its zone is of the Julian calendar.
func (c Calendar) IsJulian(t time.Time) bool { return c.julian(dayOf(t)) }

// julian reports whether a day is dated in the Julian calendar.
func (c Calendar) julian(day int) bool { return c == Julian || c == Historic && day < reform }

// dayOf returns the number of days from 1970-01-01 to the date of a time in its zone.
func dayOf(t time.Time) int {
	year, month, day := t.Date()
	return int(floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), 86_400))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// julianDay returns the number of days from 1970-01-01 to a date of the Julian calendar. The
// month and the day may be beyond their ends, as in time.Date.
func julianDay(year int, month time.Month, day int) int {
	// Years and months from March on, so that the leap day is the last.
	m := int(month) - 3
	y := year + int(floorDiv(int64(m), 12))
	m -= int(floorDiv(int64(m), 12)) * 12
	return int(floorDiv(int64(y)*1461, 4)) + (153*m+2)/5 + day - 1 - 719_470
}

// DateOf returns the date of a time in its zone. The year 0 is 1 BC.
func (c Calendar) DateOf(t time.Time) (year int, month time.Month, day int) {
	n := dayOf(t)
	if !c.julian(n) {
		return t.Date()
	}
	z := int64(n) + 719_470
	y := floorDiv(4*z+3, 1461)
	rest := int(z - floorDiv(y*1461, 4))
	m := (5*rest + 2) / 153
	day = rest - (153*m+2)/5 + 1
	if m >= 10 {
		return int(y) + 1, time.Month(m - 9), day
	}
	return int(y), time.Month(m + 3), day
}

// gregorian returns a date of the calendar as one of the Gregorian, as package time has
// it. The error is a sentence without its begin, for a day that the calendar does not have.
func (c Calendar) gregorian(year int, month time.Month, day int) (y int, m time.Month, d int, wrong string) {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	n := int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86_400)
	if was := julianDay(year, month, day); c == Julian || c == Historic && was < reform {
		last, n = julianDay(year, month+1, 1)-julianDay(year, month, 1), was
	} else if c == Historic && n < reform {
		return 0, 0, 0, "is no day: 15 October 1582 followed 4 October, since ten days were left out"
	}
	if day < 1 || day > last {
		return 0, 0, 0, fmt.Sprintf("is no day: %s %s has the days 1 to %d", month, plainYear(year), last)
	}
	y, m, d = time.Unix(int64(n)*86_400, 0).UTC().Date()
	return y, m, d, ""
}

// MonthsAfter goes to the same day of another month of the calendar, or to the last one
// before it where the month does not have it. The clock shows the same.
func (c Calendar) MonthsAfter(t time.Time, months int) time.Time {
	year, month, day := c.DateOf(t)
	months += int(month) - 1
	years := int(floorDiv(int64(months), 12))
	for ; ; day-- {
		if y, m, d, wrong := c.gregorian(year+years, time.Month(months-12*years+1), day); wrong == "" {
			return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
		}
	}
}

// plainYear writes a year for a sentence, with a real minus.
func plainYear(year int) string { return Number(float64(year), 0) }

// Year writes a year for people, before 1 in both ways: 2026, AD 79, 585 BC (−584).
func Year(year int) string {
	switch {
	case year < 1:
		return fmt.Sprintf("%d BC (%s)", 1-year, plainYear(year))
	case year < 100:
		return fmt.Sprintf("AD %d", year)
	}
	return plainYear(year)
}

// Date writes the date of a time in its zone: 22 November 2026, 28 May 585 BC (−584).
func (c Calendar) Date(t time.Time) string {
	year, month, day := c.DateOf(t)
	return fmt.Sprintf("%d %s %s", day, month, Year(year))
}

// Short writes the date with three letters of the month: 22 Nov 2026.
func (c Calendar) Short(t time.Time) string {
	year, month, day := c.DateOf(t)
	return fmt.Sprintf("%d %.3s %s", day, month, Year(year))
}

// DayMonth writes the date without the year: 22 Nov.
func (c Calendar) DayMonth(t time.Time) string {
	_, month, day := c.DateOf(t)
	return fmt.Sprintf("%d %.3s", day, month)
}

// Named writes the date, with the name of the calendar where it was not in use or is not
// that of today: 28 May 585 BC (−584), Julian calendar.
func (c Calendar) Named(t time.Time) string {
	switch n := dayOf(t); {
	case c.julian(n):
		return c.Date(t) + ", Julian calendar"
	case n < reform:
		return c.Date(t) + ", Gregorian calendar"
	}
	return c.Date(t)
}

// ISO writes the date in digits, in which it sorts and can be read back: 2026-11-22,
// -0584-05-28.
func (c Calendar) ISO(t time.Time) string {
	year, month, day := c.DateOf(t)
	return fmt.Sprintf("%s-%02d-%02d", signed(year), month, day)
}

// signed writes a year in four digits, with a hyphen for a minus.
func signed(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
