// Package scaling fits the Universal Scalability Law to throughputs that were measured
// at several numbers of connections.
//
// The law (Gunther, Guerrilla Capacity Planning, Springer 2007, equation 4.31) is
//
//	X(N) = λN / (1 + σ(N−1) + κN(N−1))
//
// where λ is the throughput of one connection, σ the share of the work that cannot be
// done at the same time (contention) and κ the cost of keeping each informed of the
// others (coherence). With κ above 0 throughput has a peak at N = √((1−σ)/κ).
//
// It does not extrapolate: a peak beyond the largest number measured is none.
package scaling

import "math"

// Law is the law with its parameters. All are 0 or more, and Lambda is above 0.
type Law struct {
	Lambda float64 // throughput of one connection
	Sigma  float64 // contention
	Kappa  float64 // coherence
}

// At returns the throughput with n connections, 1 or more.
func (l Law) At(n float64) float64 {
	return l.Lambda * n / (1 + l.Sigma*(n-1) + l.Kappa*n*(n-1))
}

// Peak returns the number of connections with the highest throughput, at least 1;
// +Inf where throughput never falls.
func (l Law) Peak() float64 {
	switch {
	case l.Sigma >= 1:
		return 1
	case l.Kappa == 0:
		return math.Inf(1)
	}
	return max(1, math.Sqrt((1-l.Sigma)/l.Kappa))
}

// fit returns the law that comes closest to throughputs x at numbers n, in the sum of
// the squared relative errors of n/x.
//
// The law is linear in n/x = a + b(n−1) + cn(n−1) with a = 1/λ, b = σ/λ, c = κ/λ.
// So the least squares with a above 0, b and c not below 0 are those of one of the four
// sets of parameters that are not 0, the best of the sets whose solution is allowed.
func fit(n, x []float64) Law {
	best, least := Law{}, math.Inf(1)
	for _, used := range [][]int{{0}, {0, 1}, {0, 2}, {0, 1, 2}} {
		c, ok := leastSquares(n, x, used)
		if !ok || c[0] <= 0 || c[1] < 0 || c[2] < 0 {
			continue
		}
		var sum float64
		for i := range n {
			row := terms(n[i], x[i])
			e := c[0]*row[0] + c[1]*row[1] + c[2]*row[2] - 1
			sum += e * e
		}
		if sum < least {
			best, least = Law{1 / c[0], c[1] / c[0], c[2] / c[0]}, sum
		}
	}
	return best
}

// terms are the factors of a, b and c in the equation of one point, which is 1 where the
// law holds.
func terms(n, x float64) [3]float64 { return [3]float64{x / n, x / n * (n - 1), x * (n - 1)} }

// leastSquares solves the normal equations of some of the three parameters; the others
// are 0. It is false where they have no single solution.
func leastSquares(n, x []float64, used []int) (c [3]float64, ok bool) {
	// Columns of one length: their sizes differ by many orders of magnitude.
	var length [3]float64
	for i := range n {
		for j, v := range terms(n[i], x[i]) {
			length[j] += v * v
		}
	}
	size := len(used)
	var m [3][4]float64
	for i := range n {
		row := terms(n[i], x[i])
		for a, j := range used {
			v := row[j] / math.Sqrt(length[j])
			for b, k := range used {
				m[a][b] += v * row[k] / math.Sqrt(length[k])
			}
			m[a][size] += v
		}
	}
	for a := range size { // Gauss and Jordan, with the largest pivot
		pivot := a
		for b := a + 1; b < size; b++ {
			if math.Abs(m[b][a]) > math.Abs(m[pivot][a]) {
				pivot = b
			}
		}
		if m[a], m[pivot] = m[pivot], m[a]; math.Abs(m[a][a]) < 1e-12 || math.IsNaN(m[a][a]) {
			return c, false
		}
		for b := range size {
			if b == a {
				continue
			}
			f := m[b][a] / m[a][a]
			for k := a; k <= size; k++ {
				m[b][k] -= f * m[a][k]
			}
		}
	}
	for a, j := range used {
		c[j] = m[a][size] / m[a][a] / math.Sqrt(length[j])
	}
	return c, true
}
