package orient

import (
	"math"
	"sync"

	"perihelion/ephem/internal/vec"
)

// The polynomials of IAU 2006 are for the centuries around 2000. Before 10 August 1599 and
// from 23 May 2400 on, where they would lose arcseconds, the precession is the long-term
// model of J. Vondrák, N. Capitaine and P. Wallace (Astron. Astrophys. 534, A22, 2011, and
// 541, C1, 2012), valid for 200,000 years: 0.008″ from IAU 2006 where one follows the
// other.
const shortTerm = 146_240 // days from J2000.0

func longTerm(days float64) bool { return days < -shortTerm || days >= shortTerm }

// wave is a term of the model: its period in centuries, and in arcseconds the factors
// of its cosine and sine in the first and in the second coordinate.
type wave struct{ period, cos1, cos2, sin1, sin2 float64 }

// The pole of the equator, X and Y, and that of the ecliptic, P and Q, as waves on cubics
// of the time in centuries: mean equator and equinox of J2000.0.
var (
	equatorCubic = [2][4]float64{
		{5453.282155, 0.4252841, -0.00037173, -0.000000152},
		{-73750.930350, -0.7675452, -0.00018725, 0.000000231},
	}
	equatorWaves = [...]wave{
		{256.75, -819.940624, 75004.344875, 81491.287984, 1558.515853},
		{708.15, -8444.676815, 624.033993, 787.163481, 7774.939698},
		{274.20, 2600.009459, 1251.136893, 1251.296102, -2219.534038},
		{241.45, 2755.175630, -1102.212834, -1257.950837, -2523.969396},
		{2309.00, -167.659835, -2660.664980, -2966.799730, 247.850422},
		{492.20, 871.855056, 699.291817, 639.744522, -846.485643},
		{396.10, 44.769698, 153.167220, 131.600209, -1393.124055},
		{288.90, -512.313065, -950.865637, -445.040117, 368.526116},
		{231.10, -819.415595, 499.754645, 584.522874, 749.045012},
		{1610.00, -538.071099, -145.188210, -89.756563, 444.704518},
		{620.00, -189.793622, 558.116553, 524.429630, 235.934465},
		{157.87, -402.922932, -23.923029, -13.549067, 374.049623},
		{220.30, 179.516345, -165.405086, -210.157124, -171.330180},
		{1200.00, -9.814756, 9.344131, -44.919798, -22.899655},
	}
	eclipticCubic = [2][4]float64{
		{5851.607687, -0.1189000, -0.00028913, 0.000000101},
		{-1600.886300, 1.1689818, -0.00000020, -0.000000437},
	}
	eclipticWaves = [...]wave{
		{708.15, -5486.751211, -684.661560, 667.666730, -5523.863691},
		{2309.00, -17.127623, 2446.283880, -2354.886252, -549.747450},
		{1620.00, -617.517403, 399.671049, -428.152441, -310.998056},
		{492.20, 413.442940, -356.652376, 376.202861, 421.535876},
		{1183.00, 78.614193, -186.387003, 184.778874, -36.776172},
		{622.00, -180.732815, -316.800070, 335.321713, -145.278396},
		{882.00, -87.676083, 198.296701, -185.138669, -34.744450},
		{547.00, 46.140315, 101.135679, -120.972830, 22.885731},
	}
)

// powers is how many powers of the time a century of a coordinate has: the fastest wave goes
// 0.02 radians in half a century, so that a seventh would add less than 1e-9″.
const powers = 6

// century has the four coordinates of the poles, in radians, by powers of the centuries from
// its middle.
type century struct{ x, y, p, q [powers]float64 }

// The centuries of the table, counted from J2000.0: −3100 to 3100. They take 12 KB, and 40 µs
// to compute. Without it, the poles would be half the time that an instant of those years takes.
const firstCentury, lastCentury = -51, 11

var centuries = sync.OnceValue(func() *[lastCentury - firstCentury]century {
	table := new([lastCentury - firstCentury]century)
	for i := range table {
		middle := firstCentury + float64(i) + 0.5
		c := &table[i]
		c.x, c.y = sum(middle, &equatorCubic, equatorWaves[:])
		c.p, c.q = sum(middle, &eclipticCubic, eclipticWaves[:])
	}
	return table
})

// sum returns the Taylor series of the two coordinates of a pole about a time, in radians.
func sum(t float64, cubic *[2][4]float64, waves []wave) (first, second [powers]float64) {
	for i, series := range [...]*[powers]float64{&first, &second} {
		c := &cubic[i]
		series[0] = c[0] + t*(c[1]+t*(c[2]+t*c[3]))
		series[1] = c[1] + t*(2*c[2]+t*3*c[3])
		series[2] = c[2] + 3*t*c[3]
		series[3] = c[3]
	}
	for i := range waves {
		w := &waves[i]
		rate := 2 * math.Pi / w.period
		s, c := math.Sincos(rate * t)
		scale := 1.0
		for k := range powers {
			first[k] += scale * (c*w.cos1 + s*w.sin1)
			second[k] += scale * (c*w.cos2 + s*w.sin2)
			c, s = -s, c // the derivatives
			scale *= rate / float64(k+1)
		}
	}
	for k := range powers {
		first[k] *= arcsecond
		second[k] *= arcsecond
	}
	return first, second
}

// at is the value of a series.
func at(series *[powers]float64, t float64) float64 {
	return series[0] + t*(series[1]+t*(series[2]+t*(series[3]+t*(series[4]+t*series[5]))))
}

// The obliquity of J2000.0, 84381.406″.
var sinObliquity, cosObliquity = math.Sincos(84381.406 * arcsecond)

// poles returns the poles of the mean equator and the ecliptic of date, directions of
// length 1 in the mean equator and equinox of J2000.0.
func poles(t float64) (equator, ecliptic vec.Vec) {
	i := min(max(int(math.Floor(t))-firstCentury, 0), lastCentury-firstCentury-1)
	c := &centuries()[i]
	t -= firstCentury + float64(i) + 0.5
	x, y := at(&c.x, t), at(&c.y, t)
	equator = vec.Vec{X: x, Y: y, Z: math.Sqrt(1 - x*x - y*y)}
	p, q := at(&c.p, t), at(&c.q, t)
	w := math.Sqrt(1 - p*p - q*q)
	return equator, vec.Vec{X: p, Y: -q*cosObliquity - w*sinObliquity, Z: w*cosObliquity - q*sinObliquity}
}

// meanAxes returns the rotation from the mean equator and equinox of J2000.0 to those
// of date.
func meanAxes(t float64) vec.Mat {
	equator, ecliptic := poles(t)
	equinox := equator.Cross(ecliptic)
	equinox = equinox.Scale(1 / equinox.Norm())
	return vec.Mat{X: equinox, Y: equator.Cross(equinox), Z: equator}
}

// longTermObliquity returns the mean obliquity in radians.
func longTermObliquity(t float64) float64 {
	equator, ecliptic := poles(t)
	return equator.Angle(ecliptic)
}

// longTermFromICRF is FromICRF by the long-term model.
func longTermFromICRF(t, obliquity float64, n Nutation) vec.Mat {
	nutation := vec.RotX(-obliquity - n.Eps).Mul(vec.RotZ(-n.Psi)).Mul(vec.RotX(obliquity))
	return nutation.Mul(meanAxes(t)).Mul(bias)
}

// bias is the rotation from the ICRF to the mean equator and equinox of J2000.0: the
// precession of IAU 2006 at that time.
var bias = rotation(-0.052928*arcsecond, 84381.412819*arcsecond, -0.041775*arcsecond, 84381.406*arcsecond)

// originCentre and originWidth make the centuries from −51 to 11 the numbers from
// −1 to 1.
const originCentre, originWidth = -20, 31

// origin has the way of the mean equinox along the equator from the origin of the
// Earth rotation angle, in arcseconds, by powers of those numbers. It is the
// integral over the motion of the equinox in the moving equator, as the long-term model
// has it; a test computes it anew.
var origin = [...]float64{
	-91691.5245456,
	141281.5687353,
	1268.3324814,
	70.4590649,
	-27.1043382,
	-0.2857713,
	0.3903576,
	-0.0670537,
	-0.0096538,
	0.0024170,
	0.0000368,
}

// longTermFromOrigin returns the mean part of FromOrigin in arcseconds.
func longTermFromOrigin(t float64) float64 {
	x := (t - originCentre) / originWidth
	s := 0.0
	for k := len(origin) - 1; k >= 0; k-- {
		s = s*x + origin[k]
	}
	return s
}
