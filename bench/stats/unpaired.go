package stats

import "math"

// Unpaired compares two treatments that were measured at different times, by two
// samples that need not have the same size. The test is that of Mann and Whitney (On a
// test of whether one of two random variables is stochastically larger than the other,
// Annals of Mathematical Statistics 18, 1947), the estimate that of Hodges and Lehmann,
// the interval the test inverted after Moses (Hollander and Wolfe, Nonparametric
// Statistical Methods, 4.1 to 4.3). The assumption is that, were the treatments equal,
// every order of all values together would be equally probable.
//
// All three are read from the list of the differences of each value of the one sample
// from each of the other. See Shift.
type Unpaired struct{ Shift }

// NewUnpaired prepares the comparison of the second sample with the first. The values
// must be finite. It takes time and memory as the product of the sizes, and time as
// that times the smaller size.
func NewUnpaired(first, second []float64) Unpaired {
	differences := make([]float64, 0, len(first)*len(second))
	for _, a := range first {
		for _, b := range second {
			differences = append(differences, b-a)
		}
	}
	return Unpaired{newShift(differences, rankSum(len(first), len(second)))}
}

// SmallestUnpairedP is the least p value that samples of these sizes can have: that of
// two samples that do not overlap.
func SmallestUnpairedP(m, n int) float64 {
	p := 2.0
	for i := 1; i <= min(m, n); i++ {
		p *= float64(i) / float64(max(m, n)+i)
	}
	return min(1, p)
}

// EnoughUnpaired is the size of both samples from which a difference can be shown at a
// level.
func EnoughUnpaired(level float64) int {
	n := 1
	for SmallestUnpairedP(n, n) > level {
		n++
	}
	return n
}

// rankSum is the distribution of Mann and Whitney's statistic for samples of m and n
// values without ties: at k the probability of at most k, for k from 0 to m·n.
//
// The number of orders with the statistic k is the coefficient of q to the power of k in
// the Gaussian binomial coefficient, the product of (1 − qⁿ⁺ⁱ) / (1 − qⁱ) for i from 1
// to m. It is symmetric, so only the lower half is computed, where no digits are lost:
// every coefficient is the sum of smaller ones.
func rankSum(m, n int) []float64 {
	m, n = min(m, n), max(m, n)
	size := m * n
	orders := make([]float64, size/2+1)
	orders[0] = 1
	for i := 1; i <= m; i++ {
		for k := len(orders) - 1; k >= n+i; k-- {
			orders[k] -= orders[k-n-i]
		}
		for k := i; k < len(orders); k++ {
			orders[k] += orders[k-i]
		}
	}
	all := 1.0
	for i := 1; i <= m; i++ {
		all *= float64(n+i) / float64(i)
	}
	below := make([]float64, size+1)
	sum := 0.0
	for k := range below {
		sum += orders[min(k, size-k)] / all
		below[k] = math.Min(sum, 1)
	}
	return below
}
