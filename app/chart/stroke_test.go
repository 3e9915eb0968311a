package chart

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"perihelion/bench/server"
)

// deuteranopic is a colour as a person without green cones sees it (Viénot, Brettel and
// Mollon 1999).
func deuteranopic(c color.NRGBA) color.NRGBA {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	back := func(v float64) uint8 {
		v = min(max(v, 0), 1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(255*v + 0.5)
	}
	rg := 0.29275*r + 0.70725*g
	return color.NRGBA{R: back(rg), G: back(rg), B: back(-0.02234*r + 0.02234*g + b), A: 0xFF}
}

func TestDeuteranopiaIsThatOfThePaper(t *testing.T) {
	if white := deuteranopic(hex(0xFFFFFF)); apart(white, hex(0xFFFFFF)) > 0.5 {
		t.Errorf("white is seen as %v", white)
	}
	if red, green := deuteranopic(hex(0xC04000)), deuteranopic(hex(0x507000)); apart(red, green) > 12 {
		t.Errorf("red %v and olive %v are %.1f apart, and look much the same", red, green, apart(red, green))
	}
}

// Families that stand beside each other in one chart differ for everybody.
func TestFamiliesAreToldApartWithoutGreen(t *testing.T) {
	all := []server.Family{server.Go, server.Aiohttp, server.Flask, server.Own}
	for _, p := range []Palette{Light(), Dark(), Print()} {
		for i, a := range all {
			for _, b := range all[:i] {
				if ShapeOf(a) == ShapeOf(b) {
					t.Errorf("%s and %s have the same shape", a, b)
				}
				seen := apart(deuteranopic(p.Family(a)), deuteranopic(p.Family(b)))
				if a != server.Own && b != server.Own && seen < 12 {
					t.Errorf("%s: without green %s and %s are %.1f apart, want 12", p.Name, a, b, seen)
				}
			}
		}
	}
}

// Curves can be told apart in grey, up to the number that a chart draws by its own choice.
func TestCurvesAreToldApartWithoutColour(t *testing.T) {
	for _, families := range [][]server.Family{
		{server.Go, server.Go, server.Go, server.Go, server.Go, server.Go},
		{server.Go, server.Aiohttp, server.Flask, server.Go, server.Aiohttp, server.Flask},
	} {
		for _, p := range []Palette{Light(), Dark(), Print()} {
			all := strokes(p, families)
			for i, a := range all {
				if got := contrast(a.colour, p.Background); got < lineContrast {
					t.Errorf("%s: curve %d has a contrast of %.2f:1", p.Name, i, got)
				}
				for k, b := range all[:i] {
					if slices.Equal(a.dashes, b.dashes) {
						t.Errorf("%s: curves %d and %d have the same dashes", p.Name, k, i)
					}
				}
			}
		}
	}
}
