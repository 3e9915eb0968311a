package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/chart"
)

// Variant chooses one of the two looks.
type Variant string

// The variants, as they are written in the preferences.
const (
	System Variant = "system" // as the desktop
	Light  Variant = "light"
	Dark   Variant = "dark"
)

// Theme is the compact look of the program, light and dark.
type Theme struct {
	variant     Variant
	light, dark chart.Palette
}

// NewTheme returns the theme in a variant; anything but Light and Dark follows
// the system.
func NewTheme(v Variant) *Theme {
	return &Theme{variant: v, light: chart.Light(), dark: chart.Dark()}
}

// IsDark reports whether the look is dark when the system asks for v.
func (t *Theme) IsDark(v fyne.ThemeVariant) bool {
	switch t.variant {
	case Light:
		return false
	case Dark:
		return true
	}
	return v == theme.VariantDark
}

// Palette returns the colours of the look when the system asks for v.
func (t *Theme) Palette(v fyne.ThemeVariant) chart.Palette {
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
	if t.IsDark(v) {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
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
