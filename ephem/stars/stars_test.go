package stars_test

import (
	"math"
	"strings"
	"testing"

	"perihelion/ephem/stars"
)

func TestCatalogueIsInOrderOfBrightness(t *testing.T) {
	all := stars.All()
	if got, want := len(all), 8874; got != want {
		t.Errorf("%d stars, not %d", got, want)
	}
	for i := range len(all) - 1 {
		if all[i].Magnitude > all[i+1].Magnitude {
			t.Fatalf("%s of %.2f stands before %s of %.2f", all[i].Name, all[i].Magnitude, all[i+1].Name, all[i+1].Magnitude)
		}
	}
	if all[0].Name != "Sirius" || all[len(all)-1].Magnitude > 6.5 {
		t.Errorf("the first is %s, the last of magnitude %.2f", all[0].Name, all[len(all)-1].Magnitude)
	}
	for _, s := range all[:300] {
		if strings.HasPrefix(s.Name, "HIP") || s.Constellation == "" {
			t.Errorf("%s, %.2f, has neither name nor letter", s.Name, s.Magnitude)
		}
	}
	proper := make(map[string]bool)
	for _, s := range all {
		if s.Proper == "" {
			continue
		}
		if proper[s.Proper] {
			t.Errorf("two stars are called %s", s.Proper)
		}
		proper[s.Proper] = true
	}
}

func TestNamed(t *testing.T) {
	for typed, want := range map[string]int{
		"Sirius": 32349, " sIRIUS ": 32349, "α CMa": 32349, "alpha CMa": 32349, "HIP 32349": 32349, "hip32349": 32349,
		"61 cyg": 104214, "alpha cen": 71683, "Rigil Kentaurus": 71683, "alpha2 Cen": 71681, "β¹ Sco": 78820,
		"eta UMa": 67301, "theta Eri": 13847, "Polaris": 11767, "Algieba": 50583, "HIP 57443": 57443,
	} {
		s, err := stars.Named(typed)
		if err != nil || s.Hipparcos != want {
			t.Errorf("Named(%q) is HIP %d, %v; want HIP %d", typed, s.Hipparcos, err, want)
		}
	}
	for _, typed := range []string{"", "Mars", "alpha", "HIP", "HIP 1", "HIP x", "61"} {
		if s, err := stars.Named(typed); err == nil {
			t.Errorf("Named(%q) is %s", typed, s.Name)
		} else if !strings.Contains(err.Error(), "Sirius") {
			t.Errorf("Named(%q): %v has no example", typed, err)
		}
	}
}

// TestFigures holds that the lines join stars that are neighbours in the sky.
func TestFigures(t *testing.T) {
	all := stars.All()
	names := make(map[string]bool)
	for _, f := range stars.Figures() {
		names[f.Constellation] = true
		for _, line := range f.Lines {
			if len(line) < 2 {
				t.Errorf("%s: a line of %d stars", f.Constellation, len(line))
			}
			for i := range len(line) - 1 {
				a, b := all[line[i]], all[line[i+1]]
				far := math.Acos(min(1, a.Dec.Sin()*b.Dec.Sin()+a.Dec.Cos()*b.Dec.Cos()*math.Cos(a.RA.Rad()-b.RA.Rad()))) * 180 / math.Pi
				if far > 40 || line[i] == line[i+1] {
					t.Errorf("%s: from %s to %s, %.1f°", f.Constellation, a.Name, b.Name, far)
				}
			}
		}
	}
	if len(names) != 88 || names[""] {
		t.Errorf("%d constellations, not 88", len(names))
	}
}

func TestFieldEndsAtItsMagnitude(t *testing.T) {
	all := stars.All()
	for _, faintest := range []float64{-2, 0, 3.5, 6.5, 9} {
		want := 0
		for want < len(all) && all[want].Magnitude <= faintest {
			want++
		}
		if got := stars.Field(faintest).Len(); got != want {
			t.Errorf("Field(%v) has %d stars, not %d", faintest, got, want)
		}
	}
}
