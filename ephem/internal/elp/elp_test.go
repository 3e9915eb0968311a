package elp

import (
	"math"
	"testing"

	"github.com/soniakeys/meeus/v3/moonposition"

	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/vec"
)

// Meeus' short theory of chapter 47, which states 10″ in longitude and 4″ in
// latitude, is of the mean equinox of date.
func TestAgainstMeeus(t *testing.T) {
	for days := -36_525.0; days < 36_525; days += 997.3 {
		ofDate := orient.Precession(days)
		ecliptic := vec.RotX(orient.MeanObliquity(days))
		place := ecliptic.Apply(ofDate.Apply(Geocentric(days)))
		l, b := place.Spherical()
		wantL, wantB, want := moonposition.Position(2_451_545 + days)
		if d := math.Remainder(l-wantL.Rad(), 2*math.Pi) / arcsecond; math.Abs(d) > 15 {
			t.Errorf("at %v: longitude differs by %.1f″", days, d)
		}
		if d := (b - wantB.Rad()) / arcsecond; math.Abs(d) > 6 {
			t.Errorf("at %v: latitude differs by %.1f″", days, d)
		}
		if d := place.Norm() - want; math.Abs(d) > 40 {
			t.Errorf("at %v: distance differs by %.0f km", days, d)
		}
	}
}

// Meeus, Astronomical Algorithms, example 47.a: the full ELP-2000/82 for 1992 April 12,
// 0h TD, the distance in km.
func TestMeeus47a(t *testing.T) {
	if got := Geocentric(2_448_724.5 - 2_451_545).Norm(); math.Abs(got-368_405.6) > 0.5 {
		t.Errorf("distance %.1f km, want 368405.6", got)
	}
}
