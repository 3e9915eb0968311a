package main

import "math"

// chebyshevNodes returns the roots of the Chebyshev polynomial T_n.
func chebyshevNodes(n int) []float64 {
	u := make([]float64, n)
	for j := range u {
		u[j] = math.Cos(math.Pi * (float64(j) + 0.5) / float64(n))
	}
	return u
}

// chebyshevFit returns the first coefficients of the Chebyshev series of a
// function from its values at the nodes: the best fit with the weight
// 1/√(1−u²), which is within a few percent of the one with the smallest
// largest error.
func chebyshevFit(values []float64, terms int) []float64 {
	n := len(values)
	c := make([]float64, terms)
	for k := range c {
		for j, v := range values {
			c[k] += v * math.Cos(math.Pi*float64(k)*(float64(j)+0.5)/float64(n)) * 2 / float64(n)
		}
	}
	c[0] /= 2
	return c
}

// meanPlane returns the ascending node and the inclination, on the equator, of
// the plane a body moves in on average.
func meanPlane(states []state) (node, inclination float64) {
	var pole [3]float64
	for _, s := range states {
		p, v := s.place, s.rate
		pole[0] += p[1]*v[2] - p[2]*v[1]
		pole[1] += p[2]*v[0] - p[0]*v[2]
		pole[2] += p[0]*v[1] - p[1]*v[0]
	}
	return math.Atan2(pole[0], -pole[1]), math.Atan2(math.Hypot(pole[0], pole[1]), pole[2])
}

// planeAxes returns the axes of a plane: towards its node, a right angle
// further in it, and its pole.
func planeAxes(node, inclination float64) [3][3]float64 {
	sn, cn := math.Sincos(node)
	si, ci := math.Sincos(inclination)
	return [3][3]float64{
		{cn, sn, 0},
		{-sn * ci, cn * ci, si},
		{sn * si, -cn * si, ci},
	}
}

func dot(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func cross(a, b [3]float64) [3]float64 {
	return [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

func sub(a, b [3]float64) [3]float64 { return [3]float64{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
