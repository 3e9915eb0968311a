package stats

import (
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// confidence is the least probability with which an interval covers the median.
const confidence = 0.95

// Interval is a median with its confidence interval. With 6 values or more that
// is the narrowest interval of order statistics that covers the true median with
// 95 % or more; with fewer it is the range of the values.
type Interval struct {
	Median     float64 `json:"median"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Confidence float64 `json:"confidence"` // that Low to High covers the true median, 0 to 1: as the values really give it (5 of them: 0.9375; one: 0)
}

// MedianOf returns the median of some values with its confidence interval,
// assuming nothing of their distribution; zero where there are none.
//
// A 95 % interval of a median needs 6 samples. With fewer the range is given with
// its real confidence: it misses the true median only when all n samples fall on one
// side of it, which happens with probability 2 · 2⁻ⁿ.
func MedianOf(values []float64) Interval {
	n := len(values)
	if n == 0 {
		return Interval{}
	}
	sorted := slices.Sorted(slices.Values(values))
	s := benchmath.AssumeNothing.Summary(benchmath.NewSample(sorted, &benchmath.DefaultThresholds), confidence)
	if math.IsInf(s.Lo, 0) || math.IsInf(s.Hi, 0) {
		return Interval{Median: s.Center, Low: sorted[0], High: sorted[n-1], Confidence: 1 - SmallestP(n)}
	}
	return Interval{Median: s.Center, Low: s.Lo, High: s.Hi, Confidence: s.Confidence}
}

// Median returns the median of values; 0 when there are none.
func Median(values []float64) float64 { return MedianOf(values).Median }
