package text

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
)

// ParseTime reads an instant:
//
//	2026-11-22T12:00:00Z, 2026-11-22T23:00:00+11:00   RFC 3339, Gregorian in every year
//	-0584-05-22T14:00:00Z                             the same, with a sign before years before 0, which is 1 BC
//	2026-11-22 12:00 UTC, 28 May 585 BC 14:00 UTC     in the calendar
//	2026-11-22T12:00, 2026-11-22                      by the clock of a zone, the date at its midnight
//	JD 2461367.0, MJD 61366.5                         Julian dates of UTC
//	@1795348800                                       seconds since 1970
//	now, tomorrow 21:00, 28.11. 3am, 21:30            as people write, from now on the clock of the zone
//
// Without a zone (nil) a time that does not hold its own is refused.
func (c Calendar) ParseTime(s string, now time.Time, zone *time.Location) (time.Time, error) {
	typed := strings.TrimSpace(s)
	upper := strings.ToUpper(dashes.Replace(typed))
	switch {
	case upper == "":
		return time.Time{}, field.Errorf("time", "the time is empty; %s", writeTime)
	case upper == "NOW":
		return now, nil
	}
	// The usual form needs no pattern.
	if t, err := time.Parse(time.RFC3339, upper); err == nil {
		return t, nil
	}
	if t, is, err := counted(typed, upper); is {
		return t, err
	}
	if m := calendar.FindStringSubmatch(upper); m != nil {
		return c.civil(typed, m, zone)
	}
	if written := c.everyday(typed, in(now, zone)); written != "" {
		return Gregorian.civil(typed, calendar.FindStringSubmatch(written), zone)
	}
	return time.Time{}, field.Errorf("time", "“%s” is not a time; %s", clip(typed), writeTime)
}

// in is a time on the clock of a zone, or on its own where there is none.
func in(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		return t
	}
	return t.In(zone)
}

const writeTime = "write it as 2026-11-22T12:00:00Z"

// calendar is a date, a T or blanks, hours, minutes, seconds and their fraction, and a zone.
var calendar = regexp.MustCompile(
	`^([-+]?[0-9]{1,4}-[0-9]{2}-[0-9]{2}(?: *(?:BCE?|CE|AD))?|[0-9]{1,2}\.? +[A-Z]{3,9}\.? +` + yearPattern + `)(?:(T| +)([0-9]{2}):([0-9]{2})(?::([0-9]{2})([.,][0-9]{1,9})?)? *(Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?)?)?$`)

// civil is the instant of a date and a time of day.
func (c Calendar) civil(typed string, m []string, zone *time.Location) (time.Time, error) {
	wrong := func(format string, args ...any) (time.Time, error) {
		return time.Time{}, field.Errorf("time", "“%s” "+format+"; "+writeTime, append([]any{clip(typed)}, args...)...)
	}
	year, month, day, is := date(m[1])
	if !is {
		return wrong("is not a time")
	}
	if month < time.January || month > time.December {
		return wrong("has a month that does not exist")
	}
	if m[3] == "T" && m[8] != "" {
		c = Gregorian // as RFC 3339 has it
	}
	year, month, day, no := c.gregorian(year, month, day)
	if no != "" {
		return wrong("%s", no)
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[4+i]) // the pattern lets digits through only, and no seconds are none
	}
	hour, minute, second := n[0], n[1], n[2]
	fraction, _ := strconv.ParseFloat("0"+strings.Replace(m[7], ",", ".", 1), 64)
	nanoseconds := int(math.Round(fraction * 1e9))
	if hour > 23 || minute > 59 || second > 60 {
		return wrong("has a time of day that does not exist")
	}
	if m[8] != "" {
		// RFC 3339 has offsets of up to a day.
		zone, _ = offset(strings.NewReplacer("Z", "+00", "UTC", "+00", "GMT", "+00").Replace(m[8]), 24*3600-1)
		if zone == nil {
			return wrong("has a zone that does not exist")
		}
	}
	if zone == nil {
		return wrong("names no zone")
	}
	if second == 60 {
		next := time.Date(year, month, day, hour, minute, 60, 0, zone)
		if !ephem.LeapSecondBefore(next) {
			return wrong("has a second 60, which only a leap second has, and there was none then")
		}
		return time.Time{}, field.Errorf("time", "“%s” is a leap second, which has no place in the scale computed with here; write the second before or after", clip(typed))
	}
	t := time.Date(year, month, day, hour, minute, second, nanoseconds, zone)
	if m[3] == "" { // a date alone begins with its first instant, also where that is not midnight
		return t, nil
	}
	if got := t; got.Hour() != hour || got.Minute() != minute {
		return wrong("was left out in %s, where clocks were put forward", zone)
	}
	if other, twice := again(t); twice {
		return time.Time{}, field.Errorf("time", "“%s” is there twice in %s, where clocks were put back; write %s or %s", clip(typed), zone,
			t.Format(time.RFC3339), other.Format(time.RFC3339))
	}
	return t, nil
}

// again returns the other instant at which the clocks of its zone show the same,
// because they were put back.
func again(t time.Time) (time.Time, bool) {
	from, to := t.ZoneBounds()
	_, here := t.Zone()
	for _, other := range []time.Time{from.Add(-time.Second), to} {
		if from.IsZero() && other.Before(t) || to.IsZero() && !other.Before(t) {
			continue
		}
		_, there := other.Zone()
		if x := t.Add(time.Duration(here-there) * time.Second); x.Format(time.DateTime) == t.Format(time.DateTime) && !x.Equal(t) {
			return x, true
		}
	}
	return t, false
}

var count = regexp.MustCompile(`^(JD|MJD|@) *([-+]?[0-9]{1,12})(\.[0-9]{1,12})?$`)

// counted reads Julian dates and the seconds of Unix. It reports whether the text is
// meant for one.
func counted(typed, upper string) (t time.Time, is bool, err error) {
	m := count.FindStringSubmatch(upper)
	if m == nil {
		return t, false, nil
	}
	whole, err := strconv.ParseInt(m[2], 10, 64)
	fraction, _ := strconv.ParseFloat("0"+m[3], 64)
	if strings.HasPrefix(m[2], "-") {
		fraction = -fraction
	}
	const day, modified1970 = 86_400, 40_587
	seconds := float64(whole)
	switch m[1] {
	case "JD":
		fraction, seconds = (fraction-0.5)*day, float64(whole-2_440_587)*day
	case "MJD":
		fraction, seconds = fraction*day, float64(whole-modified1970)*day
	}
	// Of the years from −9999 to 9999, which can be written.
	if seconds+fraction < -377_705_116_800 || seconds+fraction >= 253_402_300_800 || err != nil {
		return t, true, field.Errorf("time", "“%s” is outside the years that can be written; %s", clip(typed), writeTime)
	}
	// A Julian date in decimals is good to a millisecond at best.
	return time.Unix(int64(seconds), 0).Add(time.Duration(math.Round(fraction*1e6)) * time.Microsecond).UTC(), true, nil
}
