package figure

import (
	"math"
	"strconv"
	"strings"
)

// Count writes a number of things: "7", "1,000", "1,234,567".
func Count[N int | int64](n N) string { return grouped(strconv.FormatInt(int64(n), 10)) }

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
// plan, with every digit it has: "50", "12,000", "12.5". NaN and the infinities are
// named, because only a mistake sets them.
func Exact(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if v < 0 {
		return "−" + Exact(-v)
	}
	wholes, fraction, fractional := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	if !fractional {
		return grouped(wholes)
	}
	return grouped(wholes) + "." + fraction
}

// whole writes the nearest whole number; a half goes up, as people expect of 2.5.
func whole(v float64) string { return grouped(strconv.FormatFloat(math.Round(v), 'f', 0, 64)) }

// grouped puts a comma between each three digits of a whole number in decimal, and a
// real minus sign in front of a negative one: "1234567" is "1,234,567".
func grouped(number string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative && rest != "0" {
		sign, number = "−", rest
	} else if negative { // FormatFloat writes the negative zero so
		number = rest
	}
	for i := len(number) - 3; i > 0; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return sign + number
}
