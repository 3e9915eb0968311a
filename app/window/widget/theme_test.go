package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/window/rendertest"
)

// Text must reach a contrast of 4.5 to 1 on every ground it stands on.
func TestContrast(t *testing.T) {
	for _, v := range []Variant{Light, Dark} {
		th := NewTheme(v)
		at := func(n fyne.ThemeColorName) color.Color { return th.Color(n, theme.VariantLight) }
		for _, pair := range []struct{ text, ground fyne.ThemeColorName }{
			{theme.ColorNameForeground, theme.ColorNameBackground},
			{theme.ColorNameForeground, ColorSurface},
			{theme.ColorNameForeground, ColorInput},
			{theme.ColorNameForeground, theme.ColorNameHover},
			{theme.ColorNameForeground, ColorSelected},
			{ColorMuted, theme.ColorNameBackground},
			{ColorMuted, ColorSurface},
			{ColorMuted, ColorSelected},
			{ColorOnFill, ColorFill},
			{theme.ColorNameError, ColorSurface},
			{theme.ColorNameWarning, theme.ColorNameBackground},
			{theme.ColorNameSuccess, ColorSurface},
			{theme.ColorNamePrimary, theme.ColorNameBackground},
		} {
			if c := rendertest.Contrast(at(pair.text), at(pair.ground)); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", v, pair.text, pair.ground, c)
			}
		}
	}
}

func TestVariantFollowsTheSystemUnlessChosen(t *testing.T) {
	for _, c := range []struct {
		chosen Variant
		system fyne.ThemeVariant
		dark   bool
	}{
		{System, theme.VariantDark, true}, {System, theme.VariantLight, false},
		{Light, theme.VariantDark, false}, {Dark, theme.VariantLight, true},
		{"nonsense", theme.VariantDark, true},
	} {
		if got := NewTheme(c.chosen).IsDark(c.system); got != c.dark {
			t.Errorf("NewTheme(%q).IsDark(%v) = %v", c.chosen, c.system, got)
		}
	}
}
