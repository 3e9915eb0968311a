package main

import "math"

// normal gathers the normal equations of a fit by least squares: the sums of
// products of the values of the base functions with each other, and with what is to be
// fitted.
type normal struct {
	products [][]float64
	right    []float64
}

func newNormal(n int) *normal {
	s := &normal{right: make([]float64, n)}
	for i := range n {
		s.products = append(s.products, make([]float64, i+1))
	}
	return s
}

// add adds an observation: the values of the base functions, and of what is to be fitted.
func (s *normal) add(base []float64, value float64) {
	for i, x := range base {
		row := s.products[i]
		for j := range row {
			row[j] += x * base[j]
		}
		s.right[i] += x * value
	}
}

// solve returns the factors of the base functions, by the decomposition of Cholesky. The
// base functions must be independent. The sums are lost.
func (s *normal) solve() []float64 {
	l, x := s.products, s.right
	for i := range l {
		for j := range l[i] {
			for k := range j {
				l[i][j] -= l[i][k] * l[j][k]
			}
			if j < i {
				l[i][j] /= l[j][j]
			}
		}
		l[i][i] = math.Sqrt(l[i][i])
	}
	for i := range l {
		for k := range i {
			x[i] -= l[i][k] * x[k]
		}
		x[i] /= l[i][i]
	}
	for i := len(l) - 1; i >= 0; i-- {
		for k := i + 1; k < len(l); k++ {
			x[i] -= l[k][i] * x[k]
		}
		x[i] /= l[i][i]
	}
	return x
}
