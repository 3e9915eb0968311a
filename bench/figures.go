package bench

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Figures as people read them. Machine formats use none of this.

// perSecond writes a rate with as many digits as repeats can tell apart: "14,472", "72.4".
func perSecond(v float64) string {
	if v >= 100 {
		return grouped(math.Round(v))
	}
	return significant(v)
}

// grouped writes a whole number with commas between groups of three digits.
func grouped(v float64) string {
	digits := strconv.FormatFloat(v, 'f', 0, 64)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(d)
	}
	return out.String()
}

// ratio writes how many times one figure is another: "2.31", "0.432", "53.2", "1,204".
func ratio(v float64) string {
	if v >= 1000 {
		return grouped(math.Round(v))
	}
	return significant(v)
}

// significant writes a value below 1000 with three digits that count.
func significant(v float64) string {
	switch {
	case v >= 99.95:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 9.995:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= 0.9995 || v == 0:
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 3, 64)
}

// chance writes a p value.
func chance(p float64) string {
	if p < 0.001 {
		return "p < 0.001"
	}
	return fmt.Sprintf("p = %.3f", p)
}

// percent writes a share: "93.75 %", "97.9 %".
func percent(share float64) string {
	v := 100 * share
	if exact := strconv.FormatFloat(v, 'f', -1, 64); len(exact) <= len("93.75") {
		return exact + " %"
	}
	return fmt.Sprintf("%.1f %%", v)
}

// milliseconds writes a latency: "11.40", "0.91", "0.046".
func milliseconds(ms float64) string {
	if ms < 0.0995 {
		return strconv.FormatFloat(ms, 'f', 3, 64)
	}
	return strconv.FormatFloat(ms, 'f', 2, 64)
}

// count writes a number of things: "1 repeat", "5 repeats".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
