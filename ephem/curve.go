package ephem

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// curve is a polynomial on −1 to 1 by its coefficients, the lowest power
// first.
type curve [trackerNodes]float64

func (p *curve) at(u float64) float64 {
	return p[0] + u*(p[1]+u*(p[2]+u*(p[3]+u*(p[4]+u*(p[5]+u*p[6])))))
}

func (p *curve) rate(u float64) float64 {
	return p[1] + u*(2*p[2]+u*(3*p[3]+u*(4*p[4]+u*(5*p[5]+u*6*p[6]))))
}

// fit lays the polynomial through values at the nodes.
func (p *curve) fit(values *[trackerNodes]float64) {
	for k := range p {
		p[k] = 0
		for i, v := range values {
			p[k] += powers[k][i] * v
		}
	}
}

// curves is a vector function.
type curves struct{ x, y, z curve }

func (p *curves) at(u float64) vec.Vec {
	return vec.Vec{X: p.x.at(u), Y: p.y.at(u), Z: p.z.at(u)}
}

// withRate returns the value and its change a day.
func (p *curves) withRate(u float64) (value, rate vec.Vec) {
	const perDay = 2 / trackerDays
	return p.at(u), vec.Vec{X: p.x.rate(u), Y: p.y.rate(u), Z: p.z.rate(u)}.Scale(perDay)
}

func (p *curves) fit(values *[trackerNodes]vec.Vec) {
	var x, y, z [trackerNodes]float64
	for i, v := range values {
		x[i], y[i], z[i] = v.X, v.Y, v.Z
	}
	p.x.fit(&x)
	p.y.fit(&y)
	p.z.fit(&z)
}

// nodes are the zeros of the Chebyshev polynomial, where an interpolating
// polynomial comes nearest to the best.
var nodes = func() (u [trackerNodes]float64) {
	for i := range u {
		u[i] = math.Cos(math.Pi * (float64(i) + 0.5) / trackerNodes)
	}
	return u
}()

// powers takes values at the nodes to the coefficients of the powers: row k
// holds the coefficient of uᵏ in each of Lagrange's polynomials of the nodes.
var powers = func() (m [trackerNodes][trackerNodes]float64) {
	for i := range nodes {
		product := [trackerNodes]float64{1}
		degree, scale := 0, 1.0
		for j := range nodes {
			if j == i {
				continue
			}
			scale *= nodes[i] - nodes[j]
			degree++
			for k := degree; k >= 1; k-- {
				product[k] = product[k-1] - nodes[j]*product[k]
			}
			product[0] *= -nodes[j]
		}
		for k := range product {
			m[k][i] = product[k] / scale
		}
	}
	return m
}()
