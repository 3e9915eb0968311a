package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

var (
	monthLast  = regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})$`)
	monthFirst = regexp.MustCompile(`^([A-Za-z]{3,9})\.? +([0-9]{4})$`)
	yearAlone  = regexp.MustCompile(`^[0-9]{4}$`)
)

// ParseMonth reads a month, 2026-12, December 2026 or Dec 2026, and returns its first and
// its last day at midnight of UTC. The error is a *field.Error of the field month.
func ParseMonth(s string) (first, last time.Time, err error) {
	const write = "write it as 2026-12 or December 2026"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return first, last, field.Errorf("month", "the month is empty; %s", write)
	}
	var year string
	var month time.Month
	if m := monthLast.FindStringSubmatch(typed); m != nil {
		n, _ := strconv.Atoi(m[2]) // the pattern lets digits through only
		year, month = m[1], time.Month(n)
	} else if m := monthFirst.FindStringSubmatch(typed); m != nil {
		year, month = m[2], monthOf(m[1])
	} else {
		return first, last, field.Errorf("month", "“%s” is not a month; %s", clip(typed), write)
	}
	if month < time.January || month > time.December {
		return first, last, field.Errorf("month", "“%s” has a month that does not exist; %s", clip(typed), write)
	}
	y, _ := strconv.Atoi(year)
	first = time.Date(y, month, 1, 0, 0, 0, 0, time.UTC)
	return first, first.AddDate(0, 1, -1), nil
}

// ParseYear reads a year of four digits and returns its first and its last day at midnight
// of UTC. The error is a *field.Error of the field year.
func ParseYear(s string) (first, last time.Time, err error) {
	typed := strings.TrimSpace(s)
	if !yearAlone.MatchString(typed) {
		return first, last, field.Errorf("year", "“%s” is not a year; write its four digits, as in 2026", clip(typed))
	}
	y, _ := strconv.Atoi(typed)
	first = time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC)
	return first, first.AddDate(1, 0, -1), nil
}
