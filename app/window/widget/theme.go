package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/chart"
)

// Variant chooses one of the looks.
type Variant string

// The variants, as they are written in the preferences.
const (
	System Variant = "system" // as the desktop
	Light  Variant = "light"
	Dark   Variant = "dark"
	Red    Variant = "red" // for eyes that are used to the dark
)

// Theme is the compact look of the program.
type Theme struct {
	variant          Variant
	light, dark, red chart.Palette
}

// NewTheme returns the theme in a variant; anything but Light, Dark and Red follows
// the system.
func NewTheme(v Variant) *Theme {
	return &Theme{variant: v, light: chart.Light(), dark: chart.Dark(), red: chart.Red()}
}

// IsDark reports whether the look is dark when the system asks for v.
func (t *Theme) IsDark(v fyne.ThemeVariant) bool {
	switch t.variant {
	case Light:
		return false
	case Dark, Red:
		return true
	}
	return v == theme.VariantDark
}

// Palette returns the colours of the look when the system asks for v.
func (t *Theme) Palette(v fyne.ThemeVariant) chart.Palette {
	if t.variant == Red {
		return t.red
	}
	if t.IsDark(v) {
		return t.dark
	}
	return t.light
}

// Color returns a named colour of Fyne's or of this package.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if c, ok := named(t.Palette(v), name); ok {
		return c
	}
	look := theme.VariantLight
	if t.IsDark(v) {
		look = theme.VariantDark
	}
	c := theme.DefaultTheme().Color(name, look)
	if t.variant == Red {
		return chart.Reddened(c)
	}
	return c
}

// Icon returns Fyne's own icon of a name.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size returns the compact sizes of this program, in Fyne units.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return TextSize
	case theme.SizeNameCaptionText:
		return SmallSize
	case theme.SizeNameHeadingText:
		return 18
	case theme.SizeNameSubHeadingText:
		return TitleSize
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameModalBlurRadius: // costs a third of a second a frame without a graphics card
		return 0
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameSelectionRadius:
		return radius
	}
	return theme.DefaultTheme().Size(name)
}

// Palette returns the colours of the present look.
func Palette() chart.Palette {
	settings := fyne.CurrentApp().Settings()
	if t, ok := settings.Theme().(*Theme); ok {
		return t.Palette(settings.ThemeVariant())
	}
	if settings.ThemeVariant() == theme.VariantDark {
		return chart.Dark()
	}
	return chart.Light()
}

// Color returns a named colour of the present theme.
func Color(name fyne.ThemeColorName) color.Color {
	if c, ok := named(Palette(), name); ok {
		return c
	}
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}
