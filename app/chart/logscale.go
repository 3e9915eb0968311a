package chart

import (
	"math"
	"strconv"
)

// logBounds returns the 1, 2 or 5 times a power of ten below a value and the one above
// another: while a run goes on, the scale keeps still for most of the new values. Values
// below the least are taken for it.
func logBounds(low, high, least float64) (from, to float64) {
	low = max(low, least)
	high = max(high, low)
	from, to = step125(low), step125(high)
	if from > low*(1+1e-9) {
		from = below125(from)
	}
	if to < high*(1-1e-9) || to <= from {
		to = above125(to)
	}
	return from, to
}

// step125 is the nearest 1, 2 or 5 times a power of ten that is not above a value.
func step125(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	for _, m := range [...]float64{5, 2} {
		if m*power <= v*(1+1e-9) {
			return m * power
		}
	}
	return power
}

func above125(v float64) float64 { return step125(v * 2.6) } // 1 → 2 → 5 → 10
func below125(v float64) float64 { return step125(v * 0.6) } // 10 → 5 → 2 → 1

// logTicks returns 1, 2 and 5 times the powers of ten between two values, where n of them
// have room, and else the powers of ten alone, or each second of them.
func logTicks(from, to float64, n int) []float64 {
	var all, powers []float64
	for v := step125(from); v <= to*(1+1e-9); v = above125(v) {
		if v < from*(1-1e-9) {
			continue
		}
		all = append(all, v)
		if l := math.Log10(v); math.Abs(l-math.Round(l)) < 1e-6 {
			powers = append(powers, v)
		}
	}
	if len(all) <= n || len(powers) < 2 {
		return all
	}
	for len(powers) > max(n, 2) {
		var fewer []float64
		for i := 0; i < len(powers); i += 2 {
			fewer = append(fewer, powers[i])
		}
		powers = fewer
	}
	return powers
}

// tickSpan writes the time of a tick, given in milliseconds: "50 µs", "0.1 ms", "20 ms",
// "5 s".
func tickSpan(ms float64) string {
	unit := " ms"
	switch {
	case ms >= 999.5:
		ms, unit = ms/1e3, " s"
	case ms < 0.0995 && ms > 0:
		ms, unit = ms*1e3, " µs"
	}
	return strconv.FormatFloat(math.Round(ms*1e6)/1e6, 'f', -1, 64) + unit
}
