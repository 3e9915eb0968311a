package figure

import (
	"fmt"
	"math"
	"strconv"
)

// Percent writes a share that is known exactly, such as the coverage of an interval,
// in full if that takes two decimals at most: "93.75 %", "97.9 %".
func Percent(share float64) string {
	v := 100 * share
	if !usable(v) {
		return None
	}
	if short := math.Round(v*100) / 100; math.Abs(v-short) < 1e-9 {
		return strconv.FormatFloat(short, 'f', -1, 64) + " %"
	}
	switch {
	case v > 0 && v < 0.05:
		return "< 0.1 %"
	case v > 99.95 && v < 100:
		return "> 99.9 %"
	}
	return fmt.Sprintf("%.1f %%", v)
}

// WholePercent writes a share that was measured, such as that of one core:
// "92 %", "182 %".
func WholePercent(share float64) string {
	v := 100 * share
	if !usable(v) {
		return None
	}
	return whole(v) + " %"
}

// PValue writes how likely chance alone is: "p = 0.008", "p < 0.001".
func PValue(p float64) string {
	if p < leastP {
		return "p " + Probability(p)
	}
	return "p = " + Probability(p)
}

// Probability is PValue for a column of them: "0.008", "< 0.001".
func Probability(p float64) string {
	if p < leastP {
		return "< 0.001"
	}
	return fmt.Sprintf("%.3f", p)
}

// leastP is the least p value that is written as a number.
const leastP = 0.001
