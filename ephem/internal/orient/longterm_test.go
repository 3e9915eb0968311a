package orient

import (
	"math"
	"testing"

	"perihelion/ephem/internal/vec"
)

// The check values of ERFA 2.0 for ltpequ, ltpecl and ltp (t_erfa_c.c).
func TestLongTermPublished(t *testing.T) {
	century := func(epoch float64) float64 { return (epoch - 2000) / 100 }
	equator, _ := poles(century(-2500))
	_, ecliptic := poles(century(-1500))
	m := meanAxes(century(1666.666))
	for _, c := range []struct {
		name      string
		got, want vec.Vec
	}{
		{"equator", equator, vec.Vec{X: -0.3586652560237326659, Y: -0.1996978910771128475, Z: 0.9118552442250819624}},
		{"ecliptic", ecliptic, vec.Vec{X: 0.4768625676477096525e-3, Y: -0.4052259533091875112, Z: 0.9142164401096448012}},
		{"equinox", m.X, vec.Vec{X: 0.9967044141159213819, Y: 0.7437801893193210840e-1, Z: 0.3237624409345603401e-1}},
		{"y axis", m.Y, vec.Vec{X: -0.7437802731819618167e-1, Y: 0.9972293894454533070, Z: -0.1205768842723593346e-2}},
	} {
		if d := c.got.Sub(c.want).Norm(); !(d < 1e-14) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

// Where the long-term model takes over, and at J2000.0, it is as near to IAU 2006 as the
// comments say.
func TestLongTermMeetsIAU2006(t *testing.T) {
	for _, c := range []struct{ days, limit float64 }{{-shortTerm, 0.012}, {shortTerm - 1, 0.012}, {0, 1e-4}} {
		if longTerm(c.days) {
			t.Fatalf("%v is of the long-term model", c.days)
		}
		obliquity, n := MeanObliquity(c.days), NutationAt(c.days)
		short, long := FromICRF(c.days, obliquity, n), longTermFromICRF(c.days/centuryDays, obliquity, n)
		for _, v := range []vec.Vec{{X: 1}, {Y: 1}, {Z: 1}} {
			if d := short.Apply(v).Angle(long.Apply(v)) / arcsecond; !(d < c.limit) {
				t.Errorf("at %v the two differ by %.5f″, want at most %v″", c.days, d, c.limit)
			}
		}
		if d := (obliquity - longTermObliquity(c.days/centuryDays)) / arcsecond; !(math.Abs(d) < c.limit) {
			t.Errorf("at %v the obliquities differ by %.5f″", c.days, d)
		}
		mean := (FromOrigin(c.days, obliquity, n) - n.Psi*math.Cos(obliquity) - n.Complementary) / arcsecond
		if d := mean - longTermFromOrigin(c.days/centuryDays); !(math.Abs(d) < 2.5*c.limit) {
			t.Errorf("at %v the sidereal times differ by %.5f″", c.days, d)
		}
	}
}

// The way of the equinox from the origin, by the rule of Simpson.
func TestLongTermOrigin(t *testing.T) {
	rate := func(t float64) float64 { // arcseconds a century
		const d = 0.001
		return meanAxes(t-d).X.Sub(meanAxes(t+d).X).Dot(meanAxes(t).Y) / (2 * d) / arcsecond
	}
	for _, step := range []float64{-0.5, 0.5} {
		way, from := 0.014506, 0.0
		for from > -50 && from < 10.5 {
			way += step / 6 * (rate(from) + 4*rate(from+step/2) + rate(from+step))
			from += step
			if d := way - longTermFromOrigin(from); math.Abs(d) > 1e-3 {
				t.Errorf("%v centuries from J2000.0 the way is %.4f″, and %.4f″ in the table", from, way, way-d)
			}
		}
	}
}

// The table of centuries is the model, at the edges of its centuries too.
func TestCenturies(t *testing.T) {
	for i := firstCentury; i < lastCentury; i++ {
		for _, at := range []float64{1e-9, 0.3, 0.999999999} {
			t0 := float64(i) + at
			equator, ecliptic := poles(t0)
			x, y := sum(t0, &equatorCubic, equatorWaves[:])
			p, _ := sum(t0, &eclipticCubic, eclipticWaves[:])
			for _, d := range []float64{equator.X - x[0], equator.Y - y[0], ecliptic.X - p[0]} {
				if !(math.Abs(d) < 1e-9*arcsecond) {
					t.Errorf("%v centuries from J2000.0 the table is %g″ off", t0, d/arcsecond)
				}
			}
		}
	}
}
