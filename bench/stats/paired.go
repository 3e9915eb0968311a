package stats

import (
	"math"
	"slices"
)

// Paired compares two treatments that were measured side by side several times,
// by the differences within the pairs. The test is Wilcoxon's signed-rank test
// (Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945), the
// estimate that of Hodges and Lehmann (Estimates of location based on rank tests,
// Annals of Mathematical Statistics 34, 1963), and the interval is the test
// inverted after Tukey (Hollander and Wolfe, Nonparametric Statistical Methods,
// 3.1 to 3.3). The assumption is that, were the treatments equal, each
// difference would as well have had the other sign.
//
// All three are read from the same list, that of the Walsh averages: the mean of
// each two differences, and each difference itself. The interval at a level
// leaves out 0 exactly where P is at most that level, and the estimate always
// lies in it, so the three cannot contradict each other.
//
// Without ties this is the usual exact test. An average of exactly 0, which
// comes of a difference of 0 or of two that cancel, counts against a difference.
// This is the largest p value that any way of breaking the ties could give, so
// the test keeps its level whatever ties there are. Midranks, or dropping zeros
// as Wilcoxon did, would find a little more, but the interval would no longer be
// the test inverted.
type Paired struct {
	n     int
	walsh []float64 // sorted
	below []float64 // of k: the probability that at most k of the averages are below 0
}

// NewPaired prepares the comparison of pairs with these differences, which must
// be finite. It takes time and memory as their number squared.
func NewPaired(differences []float64) Paired {
	n := len(differences)
	p := Paired{n: n, walsh: make([]float64, 0, n*(n+1)/2), below: signedRank(n)}
	for i, a := range differences {
		for _, b := range differences[:i+1] {
			p.walsh = append(p.walsh, (a+b)/2)
		}
	}
	slices.Sort(p.walsh)
	return p
}

// Estimate is the difference that the pairs suggest: the median of the Walsh
// averages. It is 0 where there are no pairs.
func (p Paired) Estimate() float64 {
	m := len(p.walsh)
	if m == 0 {
		return 0
	}
	return (p.walsh[(m-1)/2] + p.walsh[m/2]) / 2
}

// P is the two-sided p value: how probable so large a difference, or a larger
// one, is between equal treatments. It is 1 where there are no pairs.
func (p Paired) P() float64 {
	notAbove, notBelow := 0, 0 // averages, of 0
	for _, a := range p.walsh {
		if a <= 0 {
			notAbove++
		}
		if a >= 0 {
			notBelow++
		}
	}
	return p.twoSided(min(notAbove, notBelow))
}

// Interval is the interval of the difference at a level, which misses the true
// one with a probability of at most level, and its confidence, at least 1 −
// level. Where the pairs are too few for that it is the range of the
// differences, with the confidence that the range has, which is below 1 −
// level. It is zero where there are no pairs.
func (p Paired) Interval(level float64) (low, high, confidence float64) {
	m := len(p.walsh)
	if m == 0 {
		return 0, 0, 0
	}
	k := 0 // so many averages are left out at each end
	for k+1 <= (m-1)/2 && p.twoSided(k+1) <= level {
		k++
	}
	return p.walsh[k], p.walsh[m-1-k], 1 - p.twoSided(k)
}

// twoSided is the p value where only k averages are on one side of 0.
func (p Paired) twoSided(k int) float64 { return min(1, 2*p.below[min(k, len(p.below)-1)]) }

// SmallestP is the least p value that n pairs can have: that of differences
// which all have one sign, 2 · 2⁻ⁿ.
func SmallestP(n int) float64 { return min(1, math.Exp2(float64(1-n))) }

// Enough is the number of pairs from which a difference can be shown at a level.
func Enough(level float64) int {
	n := 1
	for SmallestP(n) > level {
		n++
	}
	return n
}

// signedRank is the distribution of Wilcoxon's statistic for n pairs without
// ties: at k the probability of at most k, for k from 0 to n(n+1)/2. Each rank
// from 1 to n belongs to a negative difference with probability a half.
func signedRank(n int) []float64 {
	share := make([]float64, n*(n+1)/2+1)
	share[0] = 1
	for rank := 1; rank <= n; rank++ {
		for k := rank * (rank + 1) / 2; k >= 0; k-- {
			share[k] /= 2
			if k >= rank {
				share[k] += share[k-rank] / 2
			}
		}
	}
	sum := 0.0
	for k, s := range share {
		sum += s
		share[k] = sum
	}
	return share
}
