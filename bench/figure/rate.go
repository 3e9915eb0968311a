package figure

import (
	"math"
	"strconv"
)

// PerSecond writes a measured rate: "14,472", "72.4", "0.387".
func PerSecond(v float64) string { return digits(v) }

// Ratio writes how many times one figure is another, as in "2.31 times" or
// "2.31×": "2.31", "53.2", "1,204", "0.0012". A ratio of 0 is one that was not
// taken.
func Ratio(v float64) string {
	if v == 0 {
		return None
	}
	return digits(v)
}

// Range writes an interval of rates or of ratios by its ends, since they seldom
// lie equally far from the middle: "37,951–38,870". It is empty for an interval
// of one value, which is none.
func Range(low, high float64) string {
	if !usable(low) || !usable(high) || low == high {
		return ""
	}
	return digits(low) + "–" + digits(high)
}

// digits writes a figure with three digits, from 100 with all whole ones; below
// 0.1 with three decimals, or as many as show two digits.
func digits(v float64) string {
	decimals := 0
	switch {
	case !usable(v):
		return None
	case v == 0:
		return "0"
	case v >= 99.95:
		return whole(v)
	case v >= 9.995:
		decimals = 1
	case v >= 0.9995:
		decimals = 2
	default:
		decimals = max(3, 1-int(math.Floor(math.Log10(v))))
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

func usable(v float64) bool { return v >= 0 && !math.IsInf(v, 0) }
