// Package vsop87 is the planetary theory VSOP87 of P. Bretagnon and G. Francou
// (Astronomy and Astrophysics 202, 309, 1988), version B: the heliocentric
// place of Mercury, Venus and the Earth, referred to the dynamical ecliptic and
// equinox J2000, all 11,397 terms that it has for these.
//
// The authors state 1″ over the 4000 years around J2000; against JPL's DE431 it
// is better than 0.1″ from 1900 to 2100.
package vsop87

import (
	"encoding/binary"
	"math"
	"sync"

	"perihelion/assets"
	"perihelion/ephem/internal/vec"
)

// Planet is a planet of the theory. Its coefficients are read when it is first
// asked for; it may be used by any number of goroutines at once.
type Planet struct {
	name   string
	once   sync.Once
	series [3][powers][]term
}

const powers = 6

// term is A cos(B + C t).
type term struct{ a, b, c float64 }

// New returns a planet by its name: mercury, venus or earth.
func New(name string) *Planet { return &Planet{name: name} }

// Spherical returns the heliocentric longitude and latitude in radians and the
// radius in au, ecliptic and equinox J2000, at a number of days (TDB) from
// J2000.0. The longitude is not reduced to a turn.
func (p *Planet) Spherical(days float64) (l, b, r float64) {
	p.once.Do(p.load)
	t := days / 365_250
	var sum [3]float64
	for v := range p.series {
		for power := powers - 1; power >= 0; power-- {
			s := 0.0
			for _, k := range p.series[v][power] {
				s += k.a * math.Cos(k.b+k.c*t)
			}
			sum[v] = sum[v]*t + s
		}
	}
	return sum[0], sum[1], sum[2]
}

// Heliocentric returns the heliocentric vector in au, ICRF axes.
func (p *Planet) Heliocentric(days float64) vec.Vec {
	return toICRF.Apply(vec.Polar(p.Spherical(days)))
}

// toICRF takes the axes of the theory to the equator and equinox J2000 of the
// FK5, by the angles that its authors publish with it; the FK5's own distance
// from the ICRF is below the error of the theory.
var toICRF = vec.Mat{
	X: vec.Vec{X: 1, Y: 0.000000440360, Z: -0.000000190919},
	Y: vec.Vec{X: -0.000000479966, Y: 0.917482137087, Z: -0.397776982902},
	Z: vec.Vec{X: 0, Y: 0.397776982902, Z: 0.917482137087},
}

// load unpacks the coefficients; the layout is the generator's (package
// assets). The data are part of the program, so that damage is a panic.
func (p *Planet) load() {
	data := assets.Theory("vsop87b-" + p.name)
	counts, data := data[:2*3*powers], data[2*3*powers:]
	n := len(data) / (3 * 8)
	word := func(column, i int) (w uint64) {
		for plane := range 8 {
			w = w<<8 | uint64(data[(column*8+plane)*n+i])
		}
		return w
	}
	const perUnit = 1e11
	all := make([]term, n)
	for i := range all {
		all[i] = term{float64(word(0, i)) / perUnit, float64(word(1, i)) / perUnit, math.Float64frombits(word(2, i))}
	}
	for i := range 3 * powers {
		k := int(binary.LittleEndian.Uint16(counts[2*i:]))
		p.series[i/powers][i%powers], all = all[:k:k], all[k:]
	}
}
