package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"perihelion/bench/server"
	"perihelion/ephem"
)

// The contrasts that WCAG 2.2 asks for, success criteria 1.4.3 and 1.4.11.
const (
	textContrast = 4.5
	lineContrast = 3.0
)

// linear is how much light a channel of an sRGB colour gives, 0 to 1.
func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

// luminance and contrast are as WCAG 2.2 defines them.
func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrastIsThatOfTheDefinition(t *testing.T) {
	if got := contrast(hex(0x000000), hex(0xFFFFFF)); math.Abs(got-21) > 1e-9 {
		t.Errorf("contrast of black and white is %v, want 21", got)
	}
	// The grey that is known as the darkest to fail on white.
	if got := contrast(hex(0x777777), hex(0xFFFFFF)); math.Abs(got-4.48) > 0.005 {
		t.Errorf("contrast of #777777 and white is %.3f, want 4.48", got)
	}
}

func TestPalettesCanBeRead(t *testing.T) {
	for _, p := range []Palette{Light(), Dark(), Print()} {
		demand := func(least float64, name string, c, on color.NRGBA, where string) {
			t.Helper()
			if got := contrast(c, on); got < least {
				t.Errorf("%s: %s #%02X%02X%02X on %s #%02X%02X%02X has a contrast of %.2f:1, want %v:1",
					p.Name, name, c.R, c.G, c.B, where, on.R, on.G, on.B, got, least)
			}
		}
		grounds := map[string]color.NRGBA{"background": p.Background, "surface": p.Surface, "row": p.Row}
		for where, on := range grounds {
			for name, c := range map[string]color.NRGBA{
				"foreground": p.Foreground, "muted": p.Muted, "accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad,
			} {
				demand(textContrast, name, c, on, where)
			}
		}
		demand(textContrast, "muted", p.Muted, p.Field, "field")
		demand(textContrast, "text of the main button", p.OnPrimary, p.Primary, "primary")
		demand(lineContrast, "primary", p.Primary, p.Background, "background")

		shades := []Shade{Daylight, Civil, Nautical, Astronomical, Night}
		for _, b := range ephem.Bodies() {
			// A name is written in the colour of its curve, on a rim of the
			// background; the curve crosses every shade of the sky.
			demand(textContrast, b.String(), p.Body(b), p.Background, "background")
			for _, s := range shades {
				demand(lineContrast, b.String(), p.Body(b), p.Shade(s), fmt.Sprintf("shade %d", s))
			}
			demand(lineContrast, b.String(), p.Body(b), p.Sky, "sky")
			demand(lineContrast, b.String(), p.Body(b), p.SkyEdge, "edge of the sky")
		}
		for _, s := range shades {
			demand(lineContrast, "the line of now", p.Accent, p.Shade(s), fmt.Sprintf("shade %d", s))
			demand(lineContrast, "the horizon", p.Muted, p.Shade(s), fmt.Sprintf("shade %d", s))
		}
		for _, f := range families() {
			demand(lineContrast, string(f), p.Family(f), p.Background, "background")
			demand(lineContrast, string(f), p.Family(f), p.Row, "row")
		}
		// A whisker crosses the edge of its bar on a rim of the background.
		demand(lineContrast, "whisker", p.Foreground, p.Background, "its rim")
	}
}

func TestShadesDarkenOrLightenInOrder(t *testing.T) {
	for _, p := range []Palette{Light(), Dark(), Print(), Red()} {
		if p.Shade(Daylight) != p.Background {
			t.Errorf("%s: daylight %v is not the background %v", p.Name, p.Shade(Daylight), p.Background)
		}
		for s := Civil; s <= Night; s++ {
			if a, b := contrast(p.Shade(s-1), p.Background), contrast(p.Shade(s), p.Background); b <= a {
				t.Errorf("%s: shade %d is no further from daylight (%.3f) than shade %d (%.3f)", p.Name, s, b, s-1, a)
			}
		}
	}
}

func TestBodiesDiffer(t *testing.T) {
	for _, p := range []Palette{Light(), Dark(), Print(), Red()} {
		seen := map[color.NRGBA]ephem.Body{}
		for _, b := range ephem.Bodies() {
			if other, ok := seen[p.Body(b)]; ok {
				t.Errorf("%s: %v and %v have the same colour", p.Name, other, b)
			}
			seen[p.Body(b)] = b
		}
	}
}

// lab is a colour in CIELAB, in which distances are how different colours look.
func lab(c color.NRGBA) [3]float64 {
	root := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	x := root((0.4124*r + 0.3576*g + 0.1805*b) / 0.9505)
	y := root(0.2126*r + 0.7152*g + 0.0722*b)
	z := root((0.0193*r + 0.1192*g + 0.9505*b) / 1.0891)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func apart(a, b color.NRGBA) float64 {
	p, q := lab(a), lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// Two curves that cross must differ. Mars and Jupiter are both reddish and
// were taken for each other: lines of two points need more than discs do.
func TestBodiesAreToldApart(t *testing.T) {
	for _, p := range []Palette{Light(), Dark(), Print()} {
		for _, a := range ephem.Bodies() {
			for b := a + 1; b <= ephem.Pluto; b++ {
				least := 16.0
				if a == ephem.Mars && b == ephem.Jupiter {
					least = 40
				}
				if got := apart(p.Body(a), p.Body(b)); got < least {
					t.Errorf("%s: the colours of %v and %v are %.1f apart, want %v", p.Name, a, b, got, least)
				}
			}
		}
	}
	p := Light()
	if a, b := contrast(p.Body(ephem.Mars), p.Background), contrast(p.Body(ephem.Jupiter), p.Background); b < 1.4*a {
		t.Errorf("on paper in grey, Mars (%.1f:1) and Jupiter (%.1f:1) look the same", a, b)
	}
}

// A body has one hue in light and dark: after a change of the theme the user knows it
// again. Greys have no hue.
func TestBodiesKeepTheirHue(t *testing.T) {
	light, dark := Light(), Dark()
	for _, b := range ephem.Bodies() {
		p, q := lab(light.Body(b)), lab(dark.Body(b))
		if math.Hypot(p[1], p[2]) < 15 || math.Hypot(q[1], q[2]) < 15 {
			continue
		}
		hue := math.Abs(math.Atan2(p[2], p[1])-math.Atan2(q[2], q[1])) * 180 / math.Pi
		if hue = min(hue, 360-hue); hue > 30 {
			t.Errorf("the hue of %v turns by %.0f° between light and dark", b, hue)
		}
	}
}

// families returns every family that needs a colour.
func families() []server.Family {
	all := []server.Family{server.Own, requests}
	for _, c := range server.Configs() {
		if !slices.Contains(all, c.Family()) {
			all = append(all, c.Family())
		}
	}
	return all
}

func TestEveryFamilyHasAColour(t *testing.T) {
	for _, p := range []Palette{Light(), Dark(), Print(), Red()} {
		for _, f := range families() {
			if p.Family(f) == p.Muted {
				t.Errorf("%s: the family %s has no colour", p.Name, f)
			}
		}
	}
}

func TestUnknownKindsHaveAColour(t *testing.T) {
	p := Dark()
	if got := p.Body(200); got != p.Muted {
		t.Errorf("Body(200) = %v, want muted %v", got, p.Muted)
	}
	if got := p.Family("unheard of"); got != p.Muted {
		t.Errorf("Family(unheard of) = %v, want muted %v", got, p.Muted)
	}
	if got := p.Shade(200); got != p.Background {
		t.Errorf("Shade(200) = %v, want the background %v", got, p.Background)
	}
}
