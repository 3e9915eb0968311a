package orient

import (
	"math"
	"slices"
)

// Nutation is the periodic part of the axis's motion: Δψ and Δε, and the
// complementary terms of the equation of the equinoxes, all in radians.
type Nutation struct{ Psi, Eps, Complementary float64 }

// NutationAt sums the series at a time in TT.
func NutationAt(days float64) Nutation {
	t := days / centuryDays
	var m multiples
	m.l.set(arcsecond * horner(t, 485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.00024470, 0))
	m.lPrime.set(arcsecond * horner(t, 1287104.793048, 129596581.0481, -0.5532, 0.000136, -0.00001149, 0))
	m.f.set(arcsecond * horner(t, 335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417, 0))
	m.d.set(arcsecond * horner(t, 1072260.703692, 1602961601.2090, -6.3706, 0.006593, -0.00003169, 0))
	m.om.set(arcsecond * horner(t, 450160.398036, -6962890.5431, 7.4722, 0.007702, -0.00005939, 0))

	var node [len(series.node)]phasor
	for i, k := range series.node {
		node[i] = m.f[most+k.f].plus(m.d[most+k.d]).plus(m.om[most+k.om])
	}
	var anomaly [len(series.anomaly)]phasor
	for i, k := range series.anomaly {
		anomaly[i] = m.l[most+k.l].plus(m.lPrime[most+k.lPrime])
	}
	var psi, eps float64 // 0.1 µas
	for i := len(nutationTerms) - 1; i >= 0; i-- {
		k := &nutationTerms[i]
		a := node[series.parts[i].node].plus(anomaly[series.parts[i].anomaly])
		psi += (k.sinPsi+k.sinPsiT*t)*a.sin + k.cosPsi*a.cos
		eps += (k.cosEps+k.cosEpsT*t)*a.cos + k.sinEps*a.sin
	}
	// The average contribution of the planets, and the change of the Earth's flattening
	// that IAU 2006 knows and IAU 2000 did not.
	const planetsPsi, planetsEps = -0.000135, 0.000388
	flattening := -2.7774e-6 * t
	n := Nutation{
		Psi: (psi*1e-7 + planetsPsi) * arcsecond * (1 + 0.4697e-6 + flattening),
		Eps: (eps*1e-7 + planetsEps) * arcsecond * (1 + flattening),
	}
	for i := range complementaryTerms {
		k := &complementaryTerms[i]
		n.Complementary += k.sinPsi * m.f[most+k.f].plus(m.d[most+k.d]).plus(m.om[most+k.om]).sin
	}
	n.Complementary += -0.00000087 * t * m.om[most+1].sin
	n.Complementary *= arcsecond
	return n
}

// complementaryTerms are the terms of the equation of the equinoxes above 1 µas (IERS
// Conventions 2010, table 5.2e), in arcseconds.
var complementaryTerms = [...]nutationTerm{
	{om: 1, sinPsi: 0.00264096}, {om: 2, sinPsi: 0.00006352},
	{f: 2, d: -2, om: 3, sinPsi: 0.00001175}, {f: 2, d: -2, om: 1, sinPsi: 0.00001121},
	{f: 2, d: -2, om: 2, sinPsi: -0.00000455}, {f: 2, om: 3, sinPsi: 0.00000202},
	{f: 2, om: 1, sinPsi: 0.00000198}, {om: 3, sinPsi: -0.00000172},
}

// phasor is an angle by its sine and cosine: to add angles, and to multiply them
// by small whole numbers, is then cheap.
type phasor struct{ sin, cos float64 }

func (a phasor) plus(b phasor) phasor {
	return phasor{a.sin*b.cos + a.cos*b.sin, a.cos*b.cos - a.sin*b.sin}
}

// most is the largest multiple of an argument in the series.
const most = 4

// argument is an angle by its multiples from −most to most.
type argument [2*most + 1]phasor

func (a *argument) set(angle float64) {
	s, c := math.Sincos(angle)
	one := phasor{s, c}
	a[most] = phasor{0, 1}
	for k := 1; k <= most; k++ {
		a[most+k] = a[most+k-1].plus(one)
		a[most-k] = phasor{-a[most+k].sin, a[most+k].cos}
	}
}

// multiples are the multiples of the five arguments of Delaunay.
type multiples struct{ l, lPrime, f, d, om argument }

// series is how the arguments of the 77 terms share their parts: each is one of a
// few sums of multiples of F, D and Ω, and one of a few of l and l′. The sines
// and cosines of the parts are computed once.
var series = func() (s struct {
	node, anomaly [18]nutationTerm
	parts         [len(nutationTerms)]struct{ node, anomaly uint8 }
}) {
	nodes, anomalies := 0, 0
	for i, k := range nutationTerms {
		n := nutationTerm{f: k.f, d: k.d, om: k.om}
		at := slices.Index(s.node[:nodes], n)
		if at < 0 {
			at = nodes
			s.node[at] = n
			nodes++
		}
		s.parts[i].node = uint8(at)
		a := nutationTerm{l: k.l, lPrime: k.lPrime}
		if at = slices.Index(s.anomaly[:anomalies], a); at < 0 {
			at = anomalies
			s.anomaly[at] = a
			anomalies++
		}
		s.parts[i].anomaly = uint8(at)
	}
	return s
}()
