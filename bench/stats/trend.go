package stats

// Trend looks for a trend in values given in the order made: how much the second
// half differs from the first as a share of the median, and the p value of Mann's
// test against trend (Econometrica 13, 1945), exact and two-sided. Fewer than 5
// values cannot show one.
func Trend(values []float64) (change, p float64) {
	n := len(values)
	middle := Median(values)
	if n < 5 || middle == 0 {
		return 0, 1
	}
	rising, falling := 0, 0
	for i := range values {
		for _, later := range values[i+1:] {
			switch {
			case later > values[i]:
				rising++
			case later < values[i]:
				falling++
			}
		}
	}
	half := n / 2
	change = (Median(values[n-half:]) - Median(values[:half])) / middle
	return change, min(1, 2*fewInversions(n, min(rising, falling)))
}

// fewInversions is the probability that a random order of n things has at most k
// inversions.
func fewInversions(n, k int) float64 {
	// share[j] is the probability of j inversions among the things placed so far;
	// the next one, of size of them, adds 0 to size−1 with equal chances.
	share := []float64{1}
	for size := 2; size <= n; size++ {
		next := make([]float64, len(share)+size-1)
		for j, s := range share {
			for extra := range size {
				next[j+extra] += s / float64(size)
			}
		}
		share = next
	}
	sum := 0.0
	for _, s := range share[:min(k+1, len(share))] {
		sum += s
	}
	return sum
}
