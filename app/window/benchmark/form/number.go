package form

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// errNotNumber is the error of every parser here for text that it cannot read; the
// caller adds the sentence, because only it knows the field.
var errNotNumber = errors.New("not a number")

// errTooLarge is their answer to a number that nothing here counts to.
var errTooLarge = errors.New("too large a number")

// whole reads a count as people type it: "1000", "1,000", "1 000", "1'000",
// "1_000" and "1e3" are the same. A separator must stand before a group of three digits,
// so that "1,5" is not taken for fifteen.
func whole(s string) (int64, error) {
	s = strings.TrimSpace(s)
	if f, err := strconv.ParseFloat(s, 64); strings.ContainsAny(s, "eE") && (err == nil || math.IsInf(f, 1)) { // "1e6"
		switch {
		case f > math.MaxInt32:
			return 0, errTooLarge
		case f == math.Trunc(f) && f >= 0:
			return int64(f), nil
		}
		return 0, errNotNumber
	}
	groups := strings.FieldsFunc(s, isGroupMark)
	if len(groups) == 0 || strings.TrimFunc(s, isGroupMark) != s {
		return 0, errNotNumber
	}
	for i, g := range groups {
		if !isDigits(g) || i > 0 && len(g) != 3 || len(groups) > 1 && len(g) > 3 {
			return 0, errNotNumber
		}
	}
	n, err := strconv.ParseInt(strings.Join(groups, ""), 10, 64)
	if err != nil { // of digits alone
		return 0, errTooLarge
	}
	return n, nil
}

// decimal reads a number above or at zero with a point or a comma; a comma
// before exactly three digits, and no point, groups thousands.
func decimal(s string) (float64, error) {
	n, err := whole(s)
	switch {
	case err == nil:
		return float64(n), nil
	case errors.Is(err, errTooLarge):
		return 0, err
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(s), ",", "."), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || f < 0 {
		return 0, errNotNumber
	}
	return f, nil
}

// units are the words for spans of time that a duration may end in.
var units = map[string]time.Duration{
	"µs": time.Microsecond, "μs": time.Microsecond, "us": time.Microsecond, "microsecond": time.Microsecond, "microseconds": time.Microsecond,
	"ms": time.Millisecond, "millisecond": time.Millisecond, "milliseconds": time.Millisecond,
	"s": time.Second, "sec": time.Second, "second": time.Second, "seconds": time.Second,
	"m": time.Minute, "min": time.Minute, "minute": time.Minute, "minutes": time.Minute,
	"h": time.Hour, "hour": time.Hour, "hours": time.Hour,
}

// span reads a duration: "10s", "10 s", "1.5 min", "500ms", "1m30s".
func span(s string) (time.Duration, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if d, err := time.ParseDuration(strings.ReplaceAll(s, " ", "")); err == nil && d >= 0 {
		return d, nil
	}
	at := strings.IndexFunc(s, unicode.IsLetter)
	if at < 0 {
		return 0, errNotNumber
	}
	unit, known := units[s[at:]]
	n, err := decimal(s[:at])
	switch {
	case known && (errors.Is(err, errTooLarge) || n*float64(unit) > math.MaxInt64/2):
		return 0, errTooLarge
	case err != nil || !known:
		return 0, errNotNumber
	}
	return time.Duration(n * float64(unit)), nil
}

func isGroupMark(r rune) bool { return strings.ContainsRune(",_' \u00a0\u2009\u202f’", r) }

func isDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
