package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

// A date has the year first or last; a year before 1000 has four digits, a sign or an era.
const yearPattern = `([-+]?[0-9]{4}|[-+][0-9]{1,4}|[0-9]{1,4} *(?:BCE?|CE|AD)|AD *[0-9]{1,4}|[0-9]{3})`

var (
	yearFirst = regexp.MustCompile(`^([-+]?[0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})( *(?:BCE?|CE|AD))?$`)
	dayFirst  = regexp.MustCompile(`^([0-9]{1,2})\.? +([A-Z]{3,9})\.? +` + yearPattern + `$`)
	dotted    = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?` + yearPattern + `$`)
)

// ParseDate reads a date of the calendar: 2026-11-22, 22 November 2026, 22 Nov 2026 or
// 22.11.2026, -0584-05-28, 28 May 585 BC. It returns it as package time has it, in the
// Gregorian calendar.
func (c Calendar) ParseDate(s string) (year int, month time.Month, day int, err error) {
	const write = "write it as 2026-11-22 or 22 November 2026"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, 0, 0, field.Errorf("date", "the date is empty; %s", write)
	}
	year, month, day, is := date(strings.ToUpper(dashes.Replace(typed)))
	if !is {
		return 0, 0, 0, field.Errorf("date", "“%s” is not a date; %s", clip(typed), write)
	}
	if month < time.January || month > time.December {
		return 0, 0, 0, field.Errorf("date", "“%s” names no month; %s", clip(typed), write)
	}
	year, month, day, wrong := c.gregorian(year, month, day)
	if wrong != "" {
		return 0, 0, 0, field.Errorf("date", "“%s” %s; %s", clip(typed), wrong, write)
	}
	return year, month, day, nil
}

// date reads the numbers of a date in capitals, whatever the calendar has.
func date(upper string) (year int, month time.Month, day int, is bool) {
	var y, m, d string
	if f := yearFirst.FindStringSubmatch(upper); f != nil {
		if digits := strings.TrimLeft(f[1], "-+"); len(digits) < 4 && digits == f[1] && f[4] == "" {
			return 0, 0, 0, false // 26-11-22
		}
		y, m, d = f[1]+f[4], f[2], f[3]
	} else if f := dotted.FindStringSubmatch(upper); f != nil {
		y, m, d = f[3], f[2], f[1]
	} else if f := dayFirst.FindStringSubmatch(upper); f != nil {
		y, m, d = f[3], strconv.Itoa(int(monthOf(f[2]))), f[1]
	} else {
		return 0, 0, 0, false
	}
	year, is = readYear(y)
	n, _ := strconv.Atoi(m) // the patterns let digits through only
	day, _ = strconv.Atoi(d)
	return year, time.Month(n), day, is
}

// readYear reads a year with a sign or an era; 1 BC is 0, and there is no 0 BC.
func readYear(s string) (year int, is bool) {
	digits := strings.Trim(s, "ABCDE ")
	year, err := strconv.Atoi(digits)
	if err != nil {
		return 0, false
	}
	if digits == s {
		return year, true
	}
	if strings.Contains(s, "B") {
		return 1 - year, year > 0
	}
	return year, year > 0
}

// monthOf finds a month by the first three letters or more of its English
// name; 0 is none.
func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if full := m.String(); len(name) <= len(full) && strings.EqualFold(full[:len(name)], name) {
			return m
		}
	}
	return 0
}

var clock = regexp.MustCompile(`^([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?: *([ap])\.?m\.?)?$`)

// ParseClock reads a time of day: 21:30, 21:30:15, 9:30 pm, 3am, 2130, 21h30, noon.
func ParseClock(s string) (hour, minute, second int, err error) {
	const write = "write it as 21:30 or 21:30:15"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, 0, 0, field.Errorf("clock", "the time of day is empty; %s", write)
	}
	f := clock.FindStringSubmatch(strings.ToLower(everydayClock(typed)))
	if f == nil {
		return 0, 0, 0, field.Errorf("clock", "“%s” is not a time of day; %s", clip(typed), write)
	}
	// The pattern lets digits through only, and no seconds are none.
	hour, _ = strconv.Atoi(f[1])
	minute, _ = strconv.Atoi(f[2])
	second, _ = strconv.Atoi(f[3])
	most := 23
	if f[4] != "" {
		most = 12
	}
	if hour > most || minute > 59 || second > 59 || f[4] != "" && hour == 0 {
		return 0, 0, 0, field.Errorf("clock", "there is no time of day %s; %s", clip(typed), write)
	}
	if f[4] != "" {
		hour %= 12
		if f[4] == "p" {
			hour += 12
		}
	}
	return hour, minute, second, nil
}
