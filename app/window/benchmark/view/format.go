package view

import (
	"math"
	"strconv"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench"
)

// None stands where there is no figure.
const None = "—"

// PerSecond is a rate with the digits that mean something: 38,412, 84.3, 7.25.
func PerSecond(v float64) string {
	switch {
	case !usable(v):
		return None
	case v >= 99.95:
		return form.Thousands(int64(math.Round(v)))
	case v >= 9.995:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// Spread is an interval from low to high, "37,951–38,870": its ends, because
// they seldom lie equally far from the median. It is empty for an interval of
// one value.
func Spread(i bench.Interval) string {
	if !usable(i.Low) || !usable(i.High) || i.Low == i.High {
		return ""
	}
	return PerSecond(i.Low) + "–" + PerSecond(i.High)
}

// Ratio is a rate against the baseline's: 2.80×, 53.21×, 120×.
func Ratio(v float64) string {
	switch {
	case !usable(v) || v == 0:
		return None
	case v >= 99.995:
		return form.Thousands(int64(math.Round(v))) + "×"
	case v < 0.01:
		return strconv.FormatFloat(v, 'g', 2, 64) + "×"
	}
	return strconv.FormatFloat(v, 'f', 2, 64) + "×"
}

// Millis is a latency in milliseconds: 0.049, 0.45, 11.40, 104.0, 1,204.
func Millis(v float64) string {
	switch {
	case !usable(v) || v == 0:
		return None
	case v < 0.0995:
		return strconv.FormatFloat(v, 'f', 3, 64)
	case v < 99.995:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v < 999.95:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return form.Thousands(int64(math.Round(v)))
}

// Percent is a number of cores as percent of one: 1.82 is "182 %".
func Percent(cores float64) string {
	if !usable(cores) || cores == 0 {
		return None
	}
	return form.Thousands(int64(math.Round(cores*100))) + " %"
}

// Megabytes is an amount of memory: "14 MB", "1,204 MB".
func Megabytes(bytes int64) string {
	if bytes <= 0 {
		return None
	}
	mb := float64(bytes) / 1e6
	if mb < 9.95 {
		return strconv.FormatFloat(mb, 'f', 1, 64) + " MB"
	}
	return form.Thousands(int64(math.Round(mb))) + " MB"
}

// YesNo is a flag in a table.
func YesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func usable(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) && v >= 0 }
