// Package orient is how the Earth's axis and equinox lie among the stars, and
// how far the Earth has turned: precession IAU 2006 (Capitaine, Wallace and
// Chapront 2003) with the frame bias, in the angles of Fukushima and Williams;
// nutation IAU 2000B (McCarthy and Luzum 2003) adjusted to that precession,
// within 1 mas of IAU 2000A from 1995 to 2050; sidereal time from the Earth
// rotation angle (IERS Conventions 2010). Times are days from J2000.0.
package orient

import (
	"math"

	"perihelion/ephem/internal/vec"
)

const (
	arcsecond   = math.Pi / 180 / 3600
	centuryDays = 36_525
)

// Nutation is the periodic part of the axis's motion: Δψ and Δε, and the
// complementary terms of the equation of the equinoxes, all in radians.
type Nutation struct{ Psi, Eps, Complementary float64 }

// NutationAt sums the series at a time in TT.
func NutationAt(days float64) Nutation {
	t := days / centuryDays
	l := arcsecond * horner(t, 485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.00024470)
	lPrime := arcsecond * horner(t, 1287104.793048, 129596581.0481, -0.5532, 0.000136, -0.00001149)
	f := arcsecond * horner(t, 335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417)
	d := arcsecond * horner(t, 1072260.703692, 1602961601.2090, -6.3706, 0.006593, -0.00003169)
	om := arcsecond * horner(t, 450160.398036, -6962890.5431, 7.4722, 0.007702, -0.00005939)

	var psi, eps float64 // 0.1 µas
	for i := len(nutationTerms) - 1; i >= 0; i-- {
		k := &nutationTerms[i]
		s, c := math.Sincos(float64(k.l)*l + float64(k.lPrime)*lPrime + float64(k.f)*f + float64(k.d)*d + float64(k.om)*om)
		psi += (k.sinPsi+k.sinPsiT*t)*s + k.cosPsi*c
		eps += (k.cosEps+k.cosEpsT*t)*c + k.sinEps*s
	}
	// What the planets add on the average, and the change of the Earth's
	// flattening that IAU 2006 knows and IAU 2000 did not.
	const planetsPsi, planetsEps = -0.000135, 0.000388
	flattening := -2.7774e-6 * t
	n := Nutation{
		Psi: (psi*1e-7 + planetsPsi) * arcsecond * (1 + 0.4697e-6 + flattening),
		Eps: (eps*1e-7 + planetsEps) * arcsecond * (1 + flattening),
	}
	a := 2 * (f - d)
	n.Complementary = arcsecond * (0.00264096*math.Sin(om) + 0.00006352*math.Sin(2*om) +
		0.00001175*math.Sin(a+3*om) + 0.00001121*math.Sin(a+om) - 0.00000455*math.Sin(a+2*om) +
		0.00000202*math.Sin(2*f+3*om) + 0.00000198*math.Sin(2*f+om) -
		0.00000172*math.Sin(3*om) - 0.00000087*t*math.Sin(om))
	return n
}

// MeanObliquity returns ε_A in radians at a time in TT.
func MeanObliquity(days float64) float64 {
	return arcsecond * horner(days/centuryDays,
		84381.406, -46.836769, -0.0001831, 0.00200340, -0.000000576, -0.0000000434)
}

// FromICRF returns the rotation from the ICRF to the true equator and equinox
// of date.
func FromICRF(days float64, n Nutation) vec.Mat {
	t := days / centuryDays
	gamma := arcsecond * horner(t, -0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.0000000260)
	phi := arcsecond * horner(t, 84381.412819, -46.811016, 0.0511268, 0.00053289, -0.000000440, -0.0000000176)
	psi := arcsecond * horner(t, -0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148)
	return rotation(gamma, phi, psi+n.Psi, MeanObliquity(days)+n.Eps)
}

// rotation returns R₁(−ε) R₃(−ψ) R₁(φ) R₃(γ), written out.
func rotation(gamma, phi, psi, eps float64) vec.Mat {
	sg, cg := math.Sincos(gamma)
	sf, cf := math.Sincos(phi)
	sp, cp := math.Sincos(psi)
	se, ce := math.Sincos(eps)
	// The rows after R₁(φ) R₃(γ), …
	x := vec.Vec{X: cg, Y: sg}
	y := vec.Vec{X: -sg * cf, Y: cg * cf, Z: sf}
	z := vec.Vec{X: sg * sf, Y: -cg * sf, Z: cf}
	// … after R₃(−ψ), and after R₁(−ε).
	x, y = x.Scale(cp).Sub(y.Scale(sp)), x.Scale(sp).Add(y.Scale(cp))
	return vec.Mat{X: x, Y: y.Scale(ce).Sub(z.Scale(se)), Z: y.Scale(se).Add(z.Scale(ce))}
}

// SiderealTime returns the apparent sidereal time of Greenwich in radians, not
// reduced to a turn.
func SiderealTime(ut1, tt float64, n Nutation) float64 {
	_, fraction := math.Modf(ut1)
	era := 2 * math.Pi * (0.7790572732640 + 0.00273781191135448*ut1 + fraction)
	mean := era + arcsecond*horner(tt/centuryDays,
		0.014506, 4612.156534, 1.3915817, -0.00000044, -0.000029956, -0.0000000368)
	return mean + n.Psi*math.Cos(MeanObliquity(tt)) + n.Complementary
}

func horner(t float64, c ...float64) float64 {
	s := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		s = s*t + c[i]
	}
	return s
}
