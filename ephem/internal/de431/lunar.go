package de431

import (
	"math"

	"perihelion/ephem/internal/vec"
)

// lunar is the theory ELP/MPP02 of J. Chapront and G. Francou (Astronomy and
// Astrophysics 404, 735, 2003), its 1,118 terms that were above 0.02″ fifty centuries
// ago, with corrections that are fitted to DE431 over six millennia: within 1″ of it. It is
// the base of the Moon, and nothing is packed on top.
type lunar struct {
	w1          phase // mean longitude
	coordinates [3]lunarCoordinate
}

// The segments of the Moon, and the terms of their polynomials, which leave 0.01″.
const (
	lunarDays  = 32
	lunarTerms = 34
)

// lunarCoordinate is the longitude or the latitude, in arcseconds in the mean ecliptic of
// date, or the distance in km.
type lunarCoordinate struct {
	terms       [lunarPowers][]lunarTerm // of A Tᵏ sin φ, by k
	corrections []lunarCorrection
}

const (
	lunarPowers      = 4
	correctionPowers = 10
	centuryDays      = 36_525
	arcsec           = math.Pi / 180 / 3600
	kmPerAU          = 149_597_870.7
)

// phase is an angle by powers of the centuries from J2000.0, radians.
type phase [5]float64

func (p *phase) at(t float64) float64 { return p[0] + t*(p[1]+t*(p[2]+t*(p[3]+t*p[4]))) }

// rate returns its change in a century.
func (p *phase) rate(t float64) float64 { return p[1] + t*(2*p[2]+t*(3*p[3]+t*4*p[4])) }

// lunarTerm is a term with the sine and the cosine of what its phase grows by, at its
// rate of J2000.0, from the middle of a segment to each of the later nodes.
type lunarTerm struct {
	amplitude float64
	phase     phase
	turns     *lunarTurns
}

type lunarTurns [lunarTerms / 2]struct{ sin, cos float64 }

// lunarCorrection is S sin φ + C cos φ, with S and C by powers of a time that is 1 at farUnit
// days from J2000.0.
type lunarCorrection struct {
	phase phase
	s, c  [correctionPowers]float64
	turns *lunarTurns
}

// lunar reads the theory; the layout stands with the generator.
func (r *reader) lunar() *lunar {
	m := new(lunar)
	u := newNodes(lunarTerms).u
	turnsOf := func(p *phase) *lunarTurns {
		turns := new(lunarTurns)
		for j := range turns {
			turns[j].sin, turns[j].cos = math.Sincos(p[1] * u[j] * (lunarDays / 2.0 / centuryDays))
		}
		return turns
	}
	r.numbers(m.w1[:])
	for i := range m.coordinates {
		c := &m.coordinates[i]
		for power := range c.terms {
			c.terms[power] = make([]lunarTerm, r.count())
			for j := range c.terms[power] {
				t := &c.terms[power][j]
				var amplitude [1]float64
				r.numbers(amplitude[:])
				r.numbers(t.phase[:])
				t.amplitude, t.turns = amplitude[0], turnsOf(&t.phase)
			}
		}
		c.corrections = make([]lunarCorrection, r.count())
		for j := range c.corrections {
			k := &c.corrections[j]
			r.numbers(k.phase[:])
			r.numbers(k.s[:])
			r.numbers(k.c[:])
			k.turns = turnsOf(&k.phase)
		}
	}
	return m
}

// places returns the geocentric places.
//
// A sine and a cosine for each term and node would be most of the work. Phases grow
// evenly within a segment, to 1e-5″, and the rates hardly change in millennia: so that
// the sum of a term's turns and of what its rate has changed by, a small angle, are
// enough. And the sum for a node before the middle has the same parts as that for the
// one behind it.
func (m *lunar) places(centre, half float64, u []float64) []vec.Vec {
	t := centre / centuryDays
	var later [lunarTerms / 2]float64 // centuries from the middle to a node
	for j := range later {
		later[j] = half * u[j] / centuryDays
	}
	var coordinates [3][lunarTerms]float64
	for i := range m.coordinates {
		c := &m.coordinates[i]
		sum := &coordinates[i]
		for power := lunarPowers - 1; power >= 0; power-- {
			for j := range sum {
				sum[j] *= t + half*u[j]/centuryDays
			}
			for n := range c.terms[power] {
				k := &c.terms[power][n]
				sine, cosine := math.Sincos(k.phase.at(t))
				k.turns.add(sum, k.amplitude*sine, k.amplitude*cosine, k.phase.rate(t)-k.phase[1], &later)
			}
		}
		for n := range c.corrections {
			k := &c.corrections[n]
			var s, c float64
			x := centre / farUnit
			for power := correctionPowers - 1; power >= 0; power-- {
				s, c = s*x+k.s[power], c*x+k.c[power]
			}
			sine, cosine := math.Sincos(k.phase.at(t))
			k.turns.add(sum, s*sine+c*cosine, s*cosine-c*sine, k.phase.rate(t)-k.phase[1], &later)
		}
	}
	at := make([]vec.Vec, lunarTerms)
	for j, x := range u {
		t := t + half*x/centuryDays
		v, b, r := coordinates[0][j]*arcsec, coordinates[1][j]*arcsec, coordinates[2][j]/kmPerAU
		at[j] = fromEcliptic(t, vec.Polar(m.w1.at(t)+v, b, r))
	}
	return at
}

// add adds a term, whose value and whose derivative by the phase are given for the
// middle, to the sums at the nodes. drift is what its rate differs by from that of the
// turns.
func (turns *lunarTurns) add(sum *[lunarTerms]float64, value, slope, drift float64, later *[lunarTerms / 2]float64) {
	for j := range turns {
		small := drift * later[j]
		even := value * (turns[j].cos - small*turns[j].sin)
		odd := slope * (turns[j].sin + small*turns[j].cos)
		sum[j] += even + odd
		sum[lunarTerms-1-j] += even - odd
	}
}

// fromEcliptic turns a vector from the mean ecliptic of date of the theory to the ICRF:
// Laskar's P and Q, and the angles that its authors found for DE405.
func fromEcliptic(t float64, v vec.Vec) vec.Vec {
	p := t * (0.10180391e-4 + t*(0.47020439e-6+t*(-0.5417367e-9+t*(-0.2507948e-11+t*0.463486e-14))))
	q := t * (-0.113469002e-3 + t*(0.12372674e-6+t*(0.12654170e-8+t*(-0.1371808e-11+t*-0.320334e-14))))
	along, ahead := plane(q, p)
	v = along.Scale(v.X).Add(ahead.Scale(v.Y)).Add(along.Cross(ahead).Scale(v.Z))
	const obliquity, arc = 84381.40928 * arcsec, -0.05028 * arcsec
	m := vec.RotZ(-arc).Mul(vec.RotX(-obliquity))
	return m.Apply(v)
}
