package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"slices"
)

// lunar is a theory of the Moon for the far years: the greater terms of ELP/MPP02, which
// is fitted to some centuries of today, and what DE431 has on top of them over six
// millennia. Its coordinates are longitude and latitude in the mean ecliptic of date,
// and the distance.
type lunar struct {
	w1          [5]float64 // mean longitude, radians by powers of centuries
	coordinates [3]lunarCoordinate
}

// lunarCoordinate is the sum of A Tᵏ sin φ for its terms, by their power k, and of S sin φ +
// C cos φ for its corrections, in arcseconds (the distance in km); T is in centuries
// from J2000.0.
type lunarCoordinate struct {
	terms       [lunarPowers][]lunarTerm
	corrections []lunarCorrection
}

const (
	lunarPowers      = 4
	correctionPowers = 10
	centuryDays      = 36_525.0
)

// lunarTerm is an amplitude and the phase by powers of centuries.
type lunarTerm struct {
	amplitude float64
	phase     phase
}

// lunarCorrection has S and C as polynomials of a time that is −1 to 1 in farUnit
// days from J2000.0. The first of a coordinate has the phase π/2 at all times: it is a
// polynomial by itself.
type lunarCorrection struct {
	phase phase
	s, c  [correctionPowers]float64
}

type phase [5]float64

func (p *phase) at(t float64) float64 { return p[0] + t*(p[1]+t*(p[2]+t*(p[3]+t*p[4]))) }

// newLunar reads the theory and fits the corrections.
func newLunar(s sampler, from string) (*lunar, error) {
	src, err := astronomia.read(from, "lib/data/elpMppDe.cjs")
	if err != nil {
		return nil, err
	}
	var theory struct {
		W1      []float64
		L, B, R variable
	}
	if err := literal(src, &theory); err != nil {
		return nil, err
	}
	// Fifty centuries ago a term must have been greater than this to be taken.
	const least, kmPerArcsecond, then = 0.02, 1.86, 50
	m := new(lunar)
	copy(m.w1[:], theory.W1)
	taken := 0
	for i, v := range []variable{theory.L, theory.B, theory.R} {
		for power, terms := range v.terms[:lunarPowers] {
			limit := least / math.Pow(then, float64(power))
			if i == 2 {
				limit *= kmPerArcsecond
			}
			for _, t := range terms {
				if math.Abs(t[0]) < limit {
					continue
				}
				term := lunarTerm{amplitude: t[0]}
				copy(term.phase[:], t[1:])
				list := &m.coordinates[i].terms[power]
				*list = append(*list, term)
				taken++
			}
		}
	}
	log.Printf("%-16s %7d terms", "Moon, far", taken)
	return m, m.fit(s)
}

// fit finds the corrections: each coordinate has them on the phases of its largest
// terms.
func (m *lunar) fit(s sampler) error {
	const instants, phases = 40_000, 40
	random := rand.New(rand.NewPCG(4, 31))
	days := make([]float64, instants)
	for i := range days {
		days[i] = ancientFrom + random.Float64()*(futureTo-ancientFrom)
	}
	states, err := s.at(sweMoon, days)
	if err != nil {
		return err
	}
	left := make([][3]float64, instants)
	for i, d := range days {
		t := d / centuryDays
		v, u, r := ofDate(t, states[i].place)
		model := m.sum(t)
		left[i] = [3]float64{
			math.Remainder(v-polynomial5(m.w1, t)-model[0]*arcsecond, 2*math.Pi) / arcsecond,
			u/arcsecond - model[1], r*kmPerAU - model[2],
		}
	}
	for axis := range m.coordinates {
		c := &m.coordinates[axis]
		c.corrections = []lunarCorrection{{phase: phase{math.Pi / 2}}}
		largest := slices.Clone(c.terms[0])
		slices.SortStableFunc(largest, func(a, b lunarTerm) int {
			return int(math.Copysign(1, math.Abs(b.amplitude)-math.Abs(a.amplitude)))
		})
		for _, t := range largest {
			same := func(o lunarCorrection) bool { return math.Abs(math.Abs(o.phase[1])-math.Abs(t.phase[1])) < 1e-6 }
			if len(c.corrections) <= phases && !slices.ContainsFunc(c.corrections, same) {
				c.corrections = append(c.corrections, lunarCorrection{phase: t.phase})
			}
		}
		sums := newNormal((2*len(c.corrections) - 1) * correctionPowers)
		var base []float64
		for i, d := range days {
			base = c.base(base[:0], d)
			sums.add(base, left[i][axis])
		}
		factors := sums.solve()
		for i, d := range days {
			base = c.base(base[:0], d)
			for j, x := range base {
				left[i][axis] -= x * factors[j]
			}
		}
		for i := range c.corrections {
			k := &c.corrections[i]
			chebyshev, rest := factors[:correctionPowers], factors[correctionPowers:]
			k.s, factors = toPowers(chebyshev), rest
			if i > 0 {
				chebyshev, factors = factors[:correctionPowers], factors[correctionPowers:]
				k.c = toPowers(chebyshev)
			}
		}
		var most float64
		for i := range left {
			most = max(most, math.Abs(left[i][axis]))
		}
		log.Printf("%-16s coordinate %d within %.2f″ or km", "Moon, far", axis, most)
	}
	return nil
}

// base appends the base functions of the corrections of a coordinate at a time.
func (c *lunarCoordinate) base(b []float64, days float64) []float64 {
	x := days / farUnit
	var t [correctionPowers]float64 // Chebyshev's polynomials
	t[0], t[1] = 1, x
	for k := 2; k < correctionPowers; k++ {
		t[k] = 2*x*t[k-1] - t[k-2]
	}
	for i := range c.corrections {
		sine, cosine := math.Sincos(c.corrections[i].phase.at(days / centuryDays))
		for _, x := range t {
			b = append(b, sine*x)
		}
		if i == 0 {
			continue
		}
		for _, x := range t {
			b = append(b, cosine*x)
		}
	}
	return b
}

// toPowers turns a Chebyshev series into a polynomial.
func toPowers(chebyshev []float64) (powers [correctionPowers]float64) {
	rest := slices.Clone(chebyshev)
	for k := range powers {
		for i := len(rest) - 1; i >= 2; i-- {
			rest[i-2] -= rest[i]
			rest[i] *= 2
		}
		powers[k] = rest[0]
		rest = rest[1:]
	}
	return powers
}

// sum returns the terms of the three coordinates, without the mean longitude and the
// corrections.
func (m *lunar) sum(t float64) (sums [3]float64) {
	for i := range m.coordinates {
		for power := lunarPowers - 1; power >= 0; power-- {
			sums[i] *= t
			for _, k := range m.coordinates[i].terms[power] {
				sums[i] += k.amplitude * math.Sin(k.phase.at(t))
			}
		}
	}
	return sums
}

func polynomial5(c [5]float64, t float64) float64 { p := phase(c); return p.at(t) }

const (
	arcsecond = math.Pi / 180 / 3600
	kmPerAU   = 149_597_870.7
)

// ofDate returns the coordinates of a vector in ICRF axes: longitude and latitude in
// radians, in the mean ecliptic of date as ELP/MPP02 has it, and the length.
func ofDate(t float64, v [3]float64) (longitude, latitude, length float64) {
	// From the ICRF to the ecliptic of J2000, by the angles for DE405.
	const obliquity, arc = 84381.40928 * arcsecond, -0.05028 * arcsecond
	sa, ca := math.Sincos(arc)
	se, ce := math.Sincos(obliquity)
	x, y, z := ca*v[0]+sa*v[1], ca*v[1]-sa*v[0], v[2]
	y, z = ce*y+se*z, ce*z-se*y
	// To that of date: Laskar's P and Q.
	p := t * (0.10180391e-4 + t*(0.47020439e-6+t*(-0.5417367e-9+t*(-0.2507948e-11+t*0.463486e-14))))
	q := t * (-0.113469002e-3 + t*(0.12372674e-6+t*(0.12654170e-8+t*(-0.1371808e-11+t*-0.320334e-14))))
	along, ahead := planeOf(q, p)
	place := [3]float64{x, y, z}
	x, y, z = dot(along, place), dot(ahead, place), dot(cross(along, ahead), place)
	length = math.Sqrt(x*x + y*y + z*z)
	return math.Atan2(y, x), math.Atan2(z, math.Hypot(x, y)), length
}

// pack returns the theory as bytes, all numbers float64 little-endian but the counts,
// which have 16 bits: the mean longitude, then for each coordinate, longitude,
// latitude, distance,
//
//	the number of terms of each power, amplitude and five coefficients of the phase of each,
//	the number of corrections, and five of the phase, ten of S and ten of C of each.
func (m *lunar) pack() ([]byte, error) {
	var out []byte
	number := func(list ...float64) {
		for _, x := range list {
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(x))
		}
	}
	number(m.w1[:]...)
	for _, c := range m.coordinates {
		for _, terms := range c.terms {
			if len(terms) > math.MaxUint16 {
				return nil, fmt.Errorf("%d terms", len(terms))
			}
			out = binary.LittleEndian.AppendUint16(out, uint16(len(terms)))
			for _, t := range terms {
				number(t.amplitude)
				number(t.phase[:]...)
			}
		}
		out = binary.LittleEndian.AppendUint16(out, uint16(len(c.corrections)))
		for _, k := range c.corrections {
			number(k.phase[:]...)
			number(k.s[:]...)
			number(k.c[:]...)
		}
	}
	return out, nil
}
