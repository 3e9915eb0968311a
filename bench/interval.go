package bench

import (
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// confidence is what an interval is asked to cover the true median with.
const confidence = 0.95

// MedianOf is the median of some repeats with its confidence interval, assuming
// nothing of their distribution.
//
// A 95 % interval of a median needs 6 samples. With fewer the range is given with
// what it covers: it misses the true median only when all n samples fall on one
// side of it, which happens with probability 2 · 2⁻ⁿ.
func MedianOf(values []float64) Interval {
	n := len(values)
	if n == 0 {
		return Interval{}
	}
	sorted := slices.Sorted(slices.Values(values))
	s := benchmath.AssumeNothing.Summary(benchmath.NewSample(sorted, &benchmath.Thresholds{CompareAlpha: alpha}), confidence)
	if math.IsInf(s.Lo, 0) || math.IsInf(s.Hi, 0) {
		return Interval{Median: s.Center, Low: sorted[0], High: sorted[n-1], Confidence: 1 - math.Exp2(float64(1-n))}
	}
	return Interval{Median: s.Center, Low: s.Lo, High: s.Hi, Confidence: s.Confidence}
}

// median of values; 0 when there are none.
func median(values []float64) float64 { return MedianOf(values).Median }
