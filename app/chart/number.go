package chart

import (
	"math"
	"strconv"
)

// tickLabel writes the value of a tick: "0", "500", "10 k", "2.5 M".
func tickLabel(v float64) string {
	unit := ""
	switch {
	case v >= 1e9:
		v, unit = v/1e9, " G"
	case v >= 1e6:
		v, unit = v/1e6, " M"
	case v >= 1e3:
		v, unit = v/1e3, " k"
	}
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) + unit
}

// tickValues returns the multiples of 1, 2 or 5 times a power of ten from 0 to limit, as
// many as possible up to n.
func tickValues(limit float64, n int) []float64 {
	if !(limit > 0) || n < 1 {
		return []float64{0}
	}
	power := math.Pow(10, math.Floor(math.Log10(limit/float64(n))))
	step := power
	for _, m := range [...]float64{1, 2, 5, 10} {
		if step = m * power; limit/step <= float64(n) {
			break
		}
	}
	var all []float64
	for i := 0.0; i*step <= limit*(1+1e-9); i++ {
		all = append(all, i*step)
	}
	return all
}

// tickBytes writes the memory of a tick: "0", "50 MB", "1.5 GB".
func tickBytes(v float64) string {
	for _, u := range []struct {
		bytes float64
		name  string
	}{{1e9, " GB"}, {1e6, " MB"}, {1e3, " kB"}} {
		if v >= u.bytes {
			return strconv.FormatFloat(math.Round(v/u.bytes*1e6)/1e6, 'f', -1, 64) + u.name
		}
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
