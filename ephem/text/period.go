package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

var (
	monthLast  = regexp.MustCompile(`^([-+]?[0-9]{4})[-/.]([0-9]{1,2})$`)
	monthFirst = regexp.MustCompile(`^([A-Z]{3,9})\.? +` + yearPattern + `$`)
	yearAlone  = regexp.MustCompile(`^` + yearPattern + `$`)
)

// ParseMonth reads a month of the calendar, 2026-12, December 2026 or Dec 2026, May 585 BC,
// and returns its first and its last day at midnight of UTC. The error is a *field.Error of
// the field month.
func (c Calendar) ParseMonth(s string) (first, last time.Time, err error) {
	const write = "write it as 2026-12 or December 2026"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return first, last, field.Errorf("month", "the month is empty; %s", write)
	}
	upper := strings.ToUpper(dashes.Replace(typed))
	var year string
	var month time.Month
	if m := monthLast.FindStringSubmatch(upper); m != nil {
		n, _ := strconv.Atoi(m[2]) // the pattern lets digits through only
		year, month = m[1], time.Month(n)
	} else if m := monthFirst.FindStringSubmatch(upper); m != nil {
		year, month = m[2], monthOf(m[1])
	}
	y, is := readYear(year)
	if !is {
		return first, last, field.Errorf("month", "“%s” is not a month; %s", clip(typed), write)
	}
	if month < time.January || month > time.December {
		return first, last, field.Errorf("month", "“%s” has a month that does not exist; %s", clip(typed), write)
	}
	first, last = c.days(y, month, 1)
	return first, last, nil
}

// ParseYear reads a year of the calendar, of four digits, with a sign, or with an era as in
// 585 BC, and returns its first and its last day at midnight of UTC. The error is a
// *field.Error of the field year.
func (c Calendar) ParseYear(s string) (first, last time.Time, err error) {
	typed := strings.TrimSpace(s)
	m := yearAlone.FindStringSubmatch(strings.ToUpper(dashes.Replace(typed)))
	if m == nil {
		return first, last, field.Errorf("year", "“%s” is not a year; write its four digits, as in 2026, or 585 BC", clip(typed))
	}
	y, is := readYear(m[1])
	if !is {
		return first, last, field.Errorf("year", "“%s” is not a year; write its four digits, as in 2026, or 585 BC", clip(typed))
	}
	first, last = c.days(y, time.January, 12)
	return first, last, nil
}

// days returns the first and the last day of some months, at midnight of UTC.
func (c Calendar) days(year int, month time.Month, months int) (first, last time.Time) {
	begin := func(month time.Month) time.Time {
		day := julianDay(year, month, 1)
		if !c.julian(day) {
			return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		}
		return time.Unix(int64(day)*86_400, 0).UTC()
	}
	return begin(month), begin(month+time.Month(months)).AddDate(0, 0, -1)
}

// YearOf returns the first and the last day of the year of the calendar on which a time
// falls in its zone, at midnight of UTC.
func (c Calendar) YearOf(t time.Time) (first, last time.Time) {
	year, _, _ := c.DateOf(t)
	return c.days(year, time.January, 12)
}

// MonthOf returns the first and the last day of the month of a date, at midnight of UTC.
func (c Calendar) MonthOf(t time.Time) (first, last time.Time) {
	year, month, _ := c.DateOf(t)
	return c.days(year, month, 1)
}
