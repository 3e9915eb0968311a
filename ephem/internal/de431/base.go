package de431

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// base is a place that is computed. In the far years the file holds only what it leaves.
type base interface {
	// places returns the places at times about a centre (TDB): half a segment times u
	// away from it. The u fall, and are symmetrical about 0.
	places(centre, half float64, u []float64) []vec.Vec
}

// nodes are the roots of a Chebyshev polynomial, at which a base is computed to become a
// series of as many terms.
type nodes struct {
	u     []float64
	terms [][]float64 // of a series, from the values at the nodes
}

func newNodes(n int) *nodes {
	s := new(nodes)
	angle := func(k, j int) float64 { return math.Pi * float64(k) * (float64(j) + 0.5) / float64(n) }
	for j := range n {
		s.u = append(s.u, math.Cos(angle(1, j)))
	}
	for k := range n {
		row := make([]float64, n)
		for j := range row {
			row[j] = math.Cos(angle(k, j)) * 2 / float64(n)
			if k == 0 {
				row[j] /= 2
			}
		}
		s.terms = append(s.terms, row)
	}
	return s
}

// add adds the series of some values to a Chebyshev series.
func (s *nodes) add(c, values []vec.Vec) {
	for k, row := range s.terms {
		for j, x := range row {
			c[k] = c[k].Add(values[j].Scale(x))
		}
	}
}
