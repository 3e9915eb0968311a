// Package chebyshev makes a slow smooth function of time fast.
//
// A Table divides time into windows of equal length, the first beginning at zero. The
// first question that falls into a window has the function computed at a few nodes and a
// polynomial laid through them; every later one costs a Clenshaw sum. A window depends on
// its number only, never on earlier calls, so answers do not depend on the content of the
// table.
package chebyshev

import (
	"math"
	"sync/atomic"

	"perihelion/ephem/internal/vec"
)

// slots is how many windows a table keeps. A new window takes the place of the one with
// an equal number modulo slots, which bounds the memory of a table to about a megabyte,
// and lets a span of as many windows stay without any of them being computed twice.
const slots = 2048

// maxNodes is the largest number of nodes of a window.
const maxNodes = 16

// Table is a vector function of time by windows. It may be used by any number
// of goroutines at once.
type Table struct {
	f     func(t float64) vec.Vec
	span  float64
	nodes int
	cache [slots]atomic.Pointer[window]
}

type window struct {
	number int64
	c      []vec.Vec
}

// New returns a table of f with windows of span (in the unit of f's argument)
// and polynomials through that many nodes, 2 to 16.
func New(f func(t float64) vec.Vec, span float64, nodes int) *Table {
	if nodes < 2 || nodes > maxNodes {
		panic("chebyshev: number of nodes out of range")
	}
	return &Table{f: f, span: span, nodes: nodes}
}

// At returns the function's value.
func (t *Table) At(x float64) vec.Vec {
	c, u := t.locate(x)
	var b1, b2 vec.Vec
	u2 := 2 * u
	for k := len(c) - 1; k >= 1; k-- {
		b := vec.Vec{
			X: c[k].X + u2*b1.X - b2.X,
			Y: c[k].Y + u2*b1.Y - b2.Y,
			Z: c[k].Z + u2*b1.Z - b2.Z,
		}
		b1, b2 = b, b1
	}
	return vec.Vec{
		X: c[0].X + u*b1.X - b2.X,
		Y: c[0].Y + u*b1.Y - b2.Y,
		Z: c[0].Z + u*b1.Z - b2.Z,
	}
}

// AtWithRate returns the function's value and its derivative.
func (t *Table) AtWithRate(x float64) (value, rate vec.Vec) {
	c, u := t.locate(x)
	var b1, b2, d1, d2 vec.Vec
	u2 := 2 * u
	for k := len(c) - 1; k >= 1; k-- {
		d := vec.Vec{
			X: 2*b1.X + u2*d1.X - d2.X,
			Y: 2*b1.Y + u2*d1.Y - d2.Y,
			Z: 2*b1.Z + u2*d1.Z - d2.Z,
		}
		d1, d2 = d, d1
		b := vec.Vec{
			X: c[k].X + u2*b1.X - b2.X,
			Y: c[k].Y + u2*b1.Y - b2.Y,
			Z: c[k].Z + u2*b1.Z - b2.Z,
		}
		b1, b2 = b, b1
	}
	value = vec.Vec{
		X: c[0].X + u*b1.X - b2.X,
		Y: c[0].Y + u*b1.Y - b2.Y,
		Z: c[0].Z + u*b1.Z - b2.Z,
	}
	perUnit := 2 / t.span
	rate = vec.Vec{
		X: (b1.X + u*d1.X - d2.X) * perUnit,
		Y: (b1.Y + u*d1.Y - d2.Y) * perUnit,
		Z: (b1.Z + u*d1.Z - d2.Z) * perUnit,
	}
	return value, rate
}

// locate returns the coefficients of the window that holds x, and where in the
// window x is, −1 to 1.
func (t *Table) locate(x float64) (c []vec.Vec, u float64) {
	q := x / t.span
	number := math.Floor(q)
	u = 2*(q-number) - 1
	n := int64(number)
	slot := &t.cache[uint64(n)%slots]
	if w := slot.Load(); w != nil && w.number == n {
		return w.c, u
	}
	w := t.fit(n)
	slot.Store(w)
	return w.c, u
}

func (t *Table) fit(number int64) *window {
	n := t.nodes
	var values [maxNodes]vec.Vec
	for j := range n {
		u := math.Cos(math.Pi * (float64(j) + 0.5) / float64(n))
		values[j] = t.f((float64(number) + (u+1)/2) * t.span)
	}
	c := make([]vec.Vec, n)
	for k := range c {
		for j := range n {
			weight := math.Cos(math.Pi * float64(k) * (float64(j) + 0.5) / float64(n))
			c[k] = c[k].Add(values[j].Scale(weight * 2 / float64(n)))
		}
	}
	c[0] = c[0].Scale(0.5)
	return &window{number: number, c: c}
}
