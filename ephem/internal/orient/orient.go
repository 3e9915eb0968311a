// Package orient is how the Earth's axis and equinox lie among the stars, and
// how far the Earth has turned: precession IAU 2006 (Capitaine, Wallace and
// Chapront 2003) with the frame bias, in the angles of Fukushima and Williams;
// nutation IAU 2000B (McCarthy and Luzum 2003) adjusted to that precession,
// within 1 mas of IAU 2000A from 1995 to 2050; sidereal time from the Earth
// rotation angle (IERS Conventions 2010). Before 1600 and after 2399 precession and
// sidereal time are those of a long-term model. Times are days from J2000.0.
package orient

import (
	"math"

	"perihelion/ephem/internal/vec"
)

const (
	arcsecond   = math.Pi / 180 / 3600
	centuryDays = 36_525
)

// MeanObliquity returns ε_A in radians at a time in TT.
func MeanObliquity(days float64) float64 {
	if longTerm(days) {
		return longTermObliquity(days / centuryDays)
	}
	return arcsecond * horner(days/centuryDays,
		84381.406, -46.836769, -0.0001831, 0.00200340, -0.000000576, -0.0000000434)
}

// FromICRF returns the rotation from the ICRF to the true equator and equinox of date, at
// a time in TT, from its mean obliquity and nutation.
func FromICRF(days, obliquity float64, n Nutation) vec.Mat {
	t := days / centuryDays
	if longTerm(days) {
		return longTermFromICRF(t, obliquity, n)
	}
	gamma := arcsecond * horner(t, -0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.0000000260)
	phi := arcsecond * horner(t, 84381.412819, -46.811016, 0.0511268, 0.00053289, -0.000000440, -0.0000000176)
	psi := arcsecond * horner(t, -0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148)
	return rotation(gamma, phi, psi+n.Psi, obliquity+n.Eps)
}

// Precession returns the rotation from the ICRF to the mean equator and equinox
// of date.
func Precession(days float64) vec.Mat { return FromICRF(days, MeanObliquity(days), Nutation{}) }

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

// RotationAngle returns the Earth rotation angle in radians, not reduced to a
// turn.
func RotationAngle(ut1 float64) float64 {
	return 2 * math.Pi * (0.7790572732640 + 0.00273781191135448*ut1 + (ut1 - math.Trunc(ut1)))
}

// FromOrigin returns by how many radians the apparent sidereal time of Greenwich is ahead
// of the Earth rotation angle, at a time in TT, from its mean obliquity and nutation.
func FromOrigin(tt, obliquity float64, n Nutation) float64 {
	t := tt / centuryDays
	mean := 0.0
	if longTerm(tt) {
		mean = longTermFromOrigin(t)
	} else {
		mean = horner(t, 0.014506, 4612.156534, 1.3915817, -0.00000044, -0.000029956, -0.0000000368)
	}
	return arcsecond*mean + n.Psi*math.Cos(obliquity) + n.Complementary
}

// horner sums c₀ + c₁t + … + c₅t⁵.
func horner(t, c0, c1, c2, c3, c4, c5 float64) float64 {
	return c0 + t*(c1+t*(c2+t*(c3+t*(c4+t*c5))))
}
