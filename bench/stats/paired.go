package stats

import "math"

// Paired compares two treatments that were measured side by side several times,
// by the differences within the pairs. The test is Wilcoxon's signed-rank test
// (Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945), the
// estimate that of Hodges and Lehmann (Estimates of location based on rank tests,
// Annals of Mathematical Statistics 34, 1963), and the interval is the test
// inverted after Tukey (Hollander and Wolfe, Nonparametric Statistical Methods,
// 3.1 to 3.3). The assumption is that, were the treatments equal, each
// difference would as well have had the other sign.
//
// All three are read from the list of the Walsh averages: the mean of each two
// differences, and each difference itself. See Shift.
type Paired struct{ Shift }

// NewPaired prepares the comparison of pairs with these differences, which must
// be finite. It takes time and memory as their number squared.
func NewPaired(differences []float64) Paired {
	n := len(differences)
	walsh := make([]float64, 0, n*(n+1)/2)
	for i, a := range differences {
		for _, b := range differences[:i+1] {
			walsh = append(walsh, (a+b)/2)
		}
	}
	return Paired{newShift(walsh, signedRank(n))}
}

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
