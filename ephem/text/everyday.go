package text

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

var (
	shortDotted   = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\.?$`)
	shortDayFirst = regexp.MustCompile(`^([0-9]{1,2})\.? *([A-Za-z]{3,9})\.?$`)
	shortDayLast  = regexp.MustCompile(`^([A-Za-z]{3,9})\.? *([0-9]{1,2})\.?$`)
)

// ParseDateFrom reads a date as people write it who have a calendar of this year before
// them: today, tomorrow, yesterday, friday or fri for the next one that is not past, 28.11.,
// 28 Nov, Nov 28; and what ParseDate reads.
func (c Calendar) ParseDateFrom(s string, today time.Time) (year int, month time.Month, day int, err error) {
	if at, is := namedDay(s, today); is {
		year, month, day = at.Date()
		return year, month, day, nil
	}
	typed := strings.TrimSpace(s)
	thisYear, _, _ := c.DateOf(today)
	of := func(day, month string) string { return fmt.Sprintf("%s %s %s", day, month, signed(thisYear)) }
	switch {
	case shortDotted.MatchString(typed):
		f := shortDotted.FindStringSubmatch(typed)
		return c.ParseDate(fmt.Sprintf("%s.%s.%s", f[1], f[2], signed(thisYear)))
	case shortDayFirst.MatchString(typed):
		f := shortDayFirst.FindStringSubmatch(typed)
		return c.ParseDate(of(f[1], f[2]))
	case shortDayLast.MatchString(typed):
		f := shortDayLast.FindStringSubmatch(typed)
		return c.ParseDate(of(f[2], f[1]))
	}
	return c.ParseDate(s)
}

// namedDay is a day that is named from today on.
func namedDay(s string, today time.Time) (at time.Time, is bool) {
	word := strings.ToLower(strings.TrimSpace(s))
	for i, name := range []string{"yesterday", "today", "tomorrow"} {
		if word == name {
			return today.AddDate(0, 0, i-1), true
		}
	}
	for ahead := range 7 {
		at := today.AddDate(0, 0, ahead)
		if name := strings.ToLower(at.Weekday().String()); len(word) >= 3 && strings.HasPrefix(name, word) {
			return at, true
		}
	}
	return at, false
}

var (
	digitsOnly = regexp.MustCompile(`^([0-9]{1,2})([0-9]{2})$`)
	hourOnly   = regexp.MustCompile(`^([0-9]{1,2}) *([ap]\.?m\.?)$`)
	hourLetter = regexp.MustCompile(`^([0-9]{1,2}) *h *([0-9]{2})?$`)
)

// everydayClock writes a time of day with hours and minutes that people write with fewer
// signs: 3am, 2130, 21h30, noon, midnight. Others stay as they are.
func everydayClock(typed string) string {
	word := strings.ToLower(typed)
	switch {
	case word == "noon":
		return "12:00"
	case word == "midnight":
		return "00:00"
	case digitsOnly.MatchString(word):
		return digitsOnly.ReplaceAllString(word, "$1:$2")
	case hourOnly.MatchString(word):
		return hourOnly.ReplaceAllString(word, "$1:00 $2")
	case hourLetter.MatchString(word):
		f := hourLetter.FindStringSubmatch(word)
		return f[1] + ":" + (f[2] + "00")[:2]
	}
	return typed
}

// SplitMoment takes a text apart that holds a date and a time of day, one of them first:
// "tomorrow 21:00", "3am 28.11.", "2026-11-28T21:30". It reports whether it is one.
func (c Calendar) SplitMoment(s string, today time.Time) (date, clock string, is bool) {
	typed := strings.TrimSpace(s)
	if _, _, _, err := c.ParseDate(typed); err == nil {
		return "", "", false // 22 November 2026 is no 20:26
	}
	for i, r := range typed {
		if r != ' ' && r != 'T' && r != ',' {
			continue
		}
		first, second := strings.TrimRight(typed[:i], " ,"), strings.TrimSpace(typed[i+1:])
		for _, parts := range [2][2]string{{first, second}, {second, first}} {
			_, _, _, wrongDate := c.ParseDateFrom(parts[0], today)
			_, _, _, wrongClock := ParseClock(parts[1])
			if wrongDate == nil && wrongClock == nil {
				return parts[0], parts[1], true
			}
		}
	}
	return "", "", false
}

// isClock is in a time of day that cannot be a year or a date: 2026, 22.11.
var isClock = regexp.MustCompile(`[:A-Za-z]`)

// everyday is an instant written as for SplitMoment, or a date or a time of day alone, in
// the form that civil reads, Gregorian; "" where it is none.
func (c Calendar) everyday(typed string, now time.Time) string {
	date, clock, is := c.SplitMoment(typed, now)
	if !is {
		date = typed
		if _, _, _, err := ParseClock(typed); err == nil && isClock.MatchString(typed) {
			date, clock = "today", typed
		}
	}
	year, month, day, err := c.ParseDateFrom(date, now)
	if err != nil {
		return ""
	}
	written := fmt.Sprintf("%s-%02d-%02d", signed(year), month, day)
	if clock != "" {
		hour, minute, second, _ := ParseClock(clock) // it was read above
		written += fmt.Sprintf(" %02d:%02d:%02d", hour, minute, second)
	}
	return written
}
