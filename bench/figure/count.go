package figure

import (
	"math"
	"strconv"
	"strings"

	"perihelion/ephem/text"
)

// Count writes how many there are: "7", "1,000", "1,234,567".
func Count[N int | int64](n N) string { return text.Thousands(float64(n)) }

// Plural writes how many of a thing there are, named in the singular: "1 repeat",
// "1,000 requests", "4 processes".
func Plural[N int | int64](n N, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "s"):
		return Count(n) + " " + thing + "es"
	}
	return Count(n) + " " + thing + "s"
}

// Exact writes a number that was set rather than measured, such as the rate of a
// plan, with every digit it has: "50", "12,000", "12.5". What is no number is
// named, because only a mistake sets it.
func Exact(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if v < 0 {
		return "−" + Exact(-v)
	}
	_, fraction, fractional := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	wholes := text.Thousands(math.Trunc(v))
	if !fractional {
		return wholes
	}
	return wholes + "." + fraction
}

// whole writes the nearest whole number; a half goes up, as people expect of 2.5.
func whole(v float64) string { return text.Thousands(math.Round(v)) }
