package stats

import "slices"

// Shift is an exact rank test of a difference in location with the estimate and the
// interval that belong to it, for pairs (Paired) or for two samples (Unpaired).
//
// All three are read from one sorted list of elementary estimates of the difference.
// The statistic of the test is the number of them below 0, the estimate is their
// median, and the interval leaves out equally many at each end. So the interval at a
// level leaves out 0 exactly where P is at most that level, and the estimate always
// lies in it: the three cannot contradict each other.
//
// Without ties this is the usual exact test. An elementary estimate of exactly 0
// counts against a difference. This is the largest p value that any way of breaking
// the ties could give, so the test keeps its level whatever ties there are. Midranks,
// or dropping zeros as Wilcoxon did, would find a little more, but the interval would
// no longer be the test inverted.
type Shift struct {
	estimates []float64 // sorted
	below     []float64 // of k: the probability that at most k of the estimates are below 0, were there no difference
}

func newShift(estimates, below []float64) Shift {
	slices.Sort(estimates)
	return Shift{estimates, below}
}

// Estimate is the difference that the data suggest: the median of the elementary
// estimates. It is 0 where there are none.
func (s Shift) Estimate() float64 {
	m := len(s.estimates)
	if m == 0 {
		return 0
	}
	return (s.estimates[(m-1)/2] + s.estimates[m/2]) / 2
}

// P is the two-sided p value: how probable so large a difference, or a larger
// one, is between equal treatments. It is 1 where there are no data.
func (s Shift) P() float64 {
	notAbove, notBelow := 0, 0 // estimates, of 0
	for _, a := range s.estimates {
		if a <= 0 {
			notAbove++
		}
		if a >= 0 {
			notBelow++
		}
	}
	return s.twoSided(min(notAbove, notBelow))
}

// Interval is the interval of the difference at a level, which misses the true
// one with a probability of at most level, and its confidence, at least 1 −
// level. Where the data are too few for that it is the range of the elementary
// estimates, with the confidence that the range has, which is below 1 − level. It is
// zero where there are no data.
func (s Shift) Interval(level float64) (low, high, confidence float64) {
	m := len(s.estimates)
	if m == 0 {
		return 0, 0, 0
	}
	k := 0 // so many estimates are left out at each end
	for k+1 <= (m-1)/2 && s.twoSided(k+1) <= level {
		k++
	}
	return s.estimates[k], s.estimates[m-1-k], 1 - s.twoSided(k)
}

// twoSided is the p value where only k estimates are on one side of 0.
func (s Shift) twoSided(k int) float64 { return min(1, 2*s.below[min(k, len(s.below)-1)]) }
