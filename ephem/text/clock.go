package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

var (
	yearFirst = regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$`)
	dayFirst  = regexp.MustCompile(`^([0-9]{1,2})\.? +([A-Za-z]{3,9})\.? +([0-9]{4})$`)
	dotted    = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$`)
)

// ParseDate reads a date: 2026-11-22, 22 November 2026, 22 Nov 2026 or
// 22.11.2026.
func ParseDate(s string) (year int, month time.Month, day int, err error) {
	const write = "write it as 2026-11-22 or 22 November 2026"
	typed := strings.TrimSpace(s)
	if typed == "" {
		return 0, 0, 0, field.Errorf("date", "the date is empty; %s", write)
	}
	var y, m, d string
	if f := yearFirst.FindStringSubmatch(typed); f != nil {
		y, m, d = f[1], f[2], f[3]
	} else if f := dotted.FindStringSubmatch(typed); f != nil {
		y, m, d = f[3], f[2], f[1]
	} else if f := dayFirst.FindStringSubmatch(typed); f != nil {
		y, m, d = f[3], strconv.Itoa(int(monthOf(f[2]))), f[1]
	} else {
		return 0, 0, 0, field.Errorf("date", "“%s” is not a date; %s", clip(typed), write)
	}
	// The patterns let digits through only.
	year, _ = strconv.Atoi(y)
	n, _ := strconv.Atoi(m)
	day, _ = strconv.Atoi(d)
	month = time.Month(n)
	if month < time.January || month > time.December {
		return 0, 0, 0, field.Errorf("date", "“%s” names no month; %s", clip(typed), write)
	}
	if last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day(); day < 1 || day > last {
		return 0, 0, 0, field.Errorf("date", "%s %d has the days 1 to %d; %s", month, year, last, write)
	}
	return year, month, day, nil
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
