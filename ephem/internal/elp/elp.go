// Package elp is the lunar theory ELP/MPP02 of J. Chapront and G. Francou
// (Astronomy and Astrophysics 404, 735, 2003), fitted to JPL's DE405: the
// geocentric place of the Moon, with the 4,862 terms above 1 mas and 1 m.
package elp

import (
	"encoding/binary"
	"math"
	"sync"

	"perihelion/assets"
	"perihelion/ephem/internal/vec"
)

const (
	powers    = 4
	arcsecond = math.Pi / 180 / 3600
)

// term is A sin(p₀ + p₁ T + … + p₄ T⁴).
type term struct{ a, p0, p1, p2, p3, p4 float64 }

type theory struct {
	w1     [5]float64
	series [3][powers][]term
}

// Geocentric returns the Moon's vector from the Earth's centre in km, ICRF
// axes, at a number of days (TDB) from J2000.0.
func Geocentric(days float64) vec.Vec {
	return toICRF().Apply(ecliptic(days))
}

// ecliptic returns the same in the mean dynamical ecliptic and inertial
// equinox J2000 of the theory.
func ecliptic(days float64) vec.Vec {
	th := load()
	t := days / 36_525
	var sum [3]float64
	for v := range th.series {
		for power := powers - 1; power >= 0; power-- {
			s := 0.0
			for i := range th.series[v][power] {
				k := &th.series[v][power][i]
				s += k.a * math.Sin(k.p0+t*(k.p1+t*(k.p2+t*(k.p3+t*k.p4))))
			}
			sum[v] = sum[v]*t + s
		}
	}
	w := &th.w1
	longitude := w[0] + t*(w[1]+t*(w[2]+t*(w[3]+t*w[4]))) + sum[0]*arcsecond
	ofDate := vec.Polar(longitude, sum[1]*arcsecond, sum[2])

	// From the ecliptic of date to that of J2000: Laskar's P and Q.
	p := t * (0.10180391e-4 + t*(0.47020439e-6+t*(-0.5417367e-9+t*(-0.2507948e-11+t*0.463486e-14))))
	q := t * (-0.113469002e-3 + t*(0.12372674e-6+t*(0.12654170e-8+t*(-0.1371808e-11+t*-0.320334e-14))))
	root := 2 * math.Sqrt(1-p*p-q*q)
	m := vec.Mat{
		X: vec.Vec{X: 1 - 2*p*p, Y: 2 * p * q, Z: p * root},
		Y: vec.Vec{X: 2 * p * q, Y: 1 - 2*q*q, Z: -q * root},
		Z: vec.Vec{X: -p * root, Y: q * root, Z: 1 - 2*p*p - 2*q*q},
	}
	return m.Apply(ofDate)
}

// toICRF returns the rotation from the axes of the theory to the axes of DE405: the
// obliquity and the arc from the origin of right ascensions to the inertial equinox that
// its authors found for DE405.
var toICRF = sync.OnceValue(func() *vec.Mat {
	const obliquity, arc = 84381.40928 * arcsecond, -0.05028 * arcsecond
	m := vec.RotZ(-arc).Mul(vec.RotX(-obliquity))
	return &m
})

// load unpacks the coefficients; the layout is the generator's (package
// assets). The data are part of the program, so that damage is a panic.
var load = sync.OnceValue(func() *theory {
	data := assets.Theory("elpmpp02")
	var th theory
	for i := range th.w1 {
		th.w1[i] = math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
	}
	data = data[8*len(th.w1):]
	counts, data := data[:2*3*powers], data[2*3*powers:]
	n := len(data) / (6 * 8)
	word := func(column, i int) float64 {
		var w uint64
		for plane := range 8 {
			w = w<<8 | uint64(data[(column*8+plane)*n+i])
		}
		return math.Float64frombits(w)
	}
	all := make([]term, n)
	for i := range all {
		all[i] = term{word(0, i), word(1, i), word(2, i), word(3, i), word(4, i), word(5, i)}
	}
	for i := range 3 * powers {
		k := int(binary.LittleEndian.Uint16(counts[2*i:]))
		th.series[i/powers][i%powers], all = all[:k:k], all[k:]
	}
	return &th
})
