package orient

import (
	"math"
	"testing"

	"github.com/soniakeys/meeus/v3/nutation"

	"perihelion/ephem/internal/vec"
)

// Meeus, Astronomical Algorithms, examples 12.a and 22.a: 1987 April 10, 0h. The book has
// the theories of 1980 and 1982, which differ from today's by some hundredths of an
// arcsecond.
func TestMeeus12aAnd22a(t *testing.T) {
	const days = 2_446_895.5 - 2_451_545
	n := NutationAt(days)
	if got := n.Psi / arcsecond; math.Abs(got+3.788) > 0.06 {
		t.Errorf("Δψ = %.4f″, want −3.788″", got)
	}
	if got := n.Eps / arcsecond; math.Abs(got-9.443) > 0.02 {
		t.Errorf("Δε = %.4f″, want 9.443″", got)
	}
	turns := (RotationAngle(days) + FromOrigin(days, MeanObliquity(days), n)) / (2 * math.Pi)
	seconds := (turns - math.Floor(turns)) * 86_400
	if want := 13*3600 + 10*60 + 46.1351; math.Abs(seconds-want) > 0.005 {
		t.Errorf("apparent sidereal time %.4f s, want %.4f", seconds, want)
	}
}

// The check value of IAU SOFA's nut00b at JD 2453736.5 (t_sofa_c.c), which has
// no adjustment to the precession of 2006.
func TestSOFANut00b(t *testing.T) {
	n := NutationAt(2_453_736.5 - 2_451_545)
	const wantPsi, wantEps = -0.9632552291148362783e-5, 0.4063197106621159367e-4
	// 0.1 mas: the fundamental arguments here have all their powers of time.
	if math.Abs(n.Psi-wantPsi) > 1e-4*arcsecond || math.Abs(n.Eps-wantEps) > 1e-4*arcsecond {
		t.Errorf("Δψ, Δε = %v, %v, want %v, %v", n.Psi, n.Eps, wantPsi, wantEps)
	}
}

// The nutation of 1980 as meeus sums it, within the difference of the two theories.
func TestNutationAgainstMeeus(t *testing.T) {
	for days := -36_000.0; days <= 36_000; days += 377 {
		n := NutationAt(days)
		psi, eps := nutation.Nutation(2_451_545 + days)
		if d := (n.Psi - psi.Rad()) / arcsecond; math.Abs(d) > 0.1 {
			t.Errorf("at %v: Δψ differs by %.3f″", days, d)
		}
		if d := (n.Eps - eps.Rad()) / arcsecond; math.Abs(d) > 0.03 {
			t.Errorf("at %v: Δε differs by %.3f″", days, d)
		}
	}
}

func TestRotationIsOne(t *testing.T) {
	for _, days := range []float64{-146_000, 0, 9_000, 146_000} {
		m := FromICRF(days, MeanObliquity(days), NutationAt(days))
		for _, v := range []vec.Vec{{X: 1}, {Y: 1}, {X: 0.6, Z: 0.8}} {
			if d := m.ApplyT(m.Apply(v)).Sub(v).Norm(); d > 1e-14 {
				t.Errorf("at %v the way there and back differs by %v", days, d)
			}
		}
	}
}

func BenchmarkNutationAt(b *testing.B) {
	for b.Loop() {
		NutationAt(9000.5)
	}
}
