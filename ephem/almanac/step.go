package almanac

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

// Step is the time from one line of a table to the next: a number of civil days, by which
// the clock of a zone shows the same again, or else an elapsed time.
type Step struct {
	Days    int
	Elapsed time.Duration
}

var dayStep = regexp.MustCompile(`^([0-9]{1,6}) *(d|w|days?|weeks?)$`)

// ParseStep reads a step: 10m, 1h30m, 30s, or 1d and 1w for civil days and weeks. It is a
// millisecond at least. The error is a *field.Error of the field step.
func ParseStep(s string) (Step, error) {
	typed := strings.ToLower(strings.TrimSpace(s))
	if m := dayStep.FindStringSubmatch(typed); m != nil {
		n, _ := strconv.Atoi(m[1]) // the pattern lets digits through only
		if m[2][0] == 'w' {
			n *= 7
		}
		if n > 0 {
			return Step{Days: n}, nil
		}
	}
	d, err := time.ParseDuration(typed)
	switch {
	case typed == "":
		return Step{}, field.Errorf("step", "the step between two lines is missing; write it as in 1h, 10m or 1d")
	case dayStep.MatchString(typed) || err == nil && d < time.Millisecond:
		return Step{}, field.Errorf("step", "a step of “%.40s” is too short: it is a millisecond at least; write it as in 1h, 10m or 1d", s)
	case err != nil:
		return Step{}, field.Errorf("step", "“%.40s” is not a step; write it as in 1h, 10m, 30s or 1d", s)
	}
	return Step{Elapsed: d}, nil
}

// String writes the step as it is typed: "1d", "1h30m0s".
func (s Step) String() string {
	if s.Days > 0 {
		return strconv.Itoa(s.Days) + "d"
	}
	return s.Elapsed.String()
}

// instants returns the instants from one to another, which is not included, at most so
// many and one.
func (s Step) instants(from, to time.Time, zone *time.Location, most int) (all []time.Time) {
	year, month, day := from.In(zone).Date()
	hour, minute, second := from.In(zone).Clock()
	for i, t := 0, from; t.Before(to) && len(all) <= most; {
		all = append(all, t)
		i++
		if s.Days > 0 {
			t = time.Date(year, month, day+i*s.Days, hour, minute, second, from.Nanosecond(), zone)
		} else {
			t = t.Add(s.Elapsed)
		}
	}
	return all
}
