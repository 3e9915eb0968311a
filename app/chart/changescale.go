package chart

import (
	"math"
	"slices"
	"strconv"
)

// changeTicks are ratios within a reach to both sides of 1, with up to n on each side: by
// steps of per cent as long as the scale is nearly even, and else by factors.
func changeTicks(reach float64, n int) []float64 {
	ticks := []float64{1}
	if reach < math.Log(1.7) {
		limit := -math.Expm1(-reach) // what lies at the nearer end
		step := step125(limit)
		for finer := below125(step); limit/finer < float64(n+1); finer = below125(step) {
			step = finer
		}
		for i := 1.0; i*step <= limit; i++ {
			ticks = append(ticks, 1+i*step, 1-i*step)
		}
	} else {
		step := step125(max(2, math.Exp(reach/float64(n))))
		for f := step; math.Log(f) <= reach; f *= step {
			ticks = append(ticks, f, 1/f)
		}
	}
	slices.Sort(ticks)
	return ticks
}

// changeTick writes a ratio as a change while that is small, and else as a factor:
// "−10 %", "0", "+5 %", "×4", "÷4".
func changeTick(ratio float64) string {
	percent := math.Round(1e4*(ratio-1)) / 100
	number := func(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }
	switch {
	case percent == 0:
		return "0"
	case ratio >= 2:
		return "×" + number(ratio)
	case ratio <= 0.5:
		return "÷" + number(1/ratio)
	case percent < 0:
		return "−" + number(-percent) + " %"
	}
	return "+" + number(percent) + " %"
}
