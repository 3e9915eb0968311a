package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"perihelion/app/chart"
)

// Names of colours that this program's theme has beyond Fyne's own.
const (
	ColorSurface  fyne.ThemeColorName = "perihelion.surface"  // sidebars and cards
	ColorLine     fyne.ThemeColorName = "perihelion.line"     // between areas and rows
	ColorMuted    fyne.ThemeColorName = "perihelion.muted"    // labels and hints
	ColorFill     fyne.ThemeColorName = "perihelion.fill"     // behind text of ColorOnFill
	ColorOnFill   fyne.ThemeColorName = "perihelion.onFill"   // on ColorFill
	ColorFillEdge fyne.ThemeColorName = "perihelion.fillEdge" // around ColorFill
	ColorSelected fyne.ThemeColorName = "perihelion.selected" // the selected row
	ColorHovered  fyne.ThemeColorName = "perihelion.hovered"  // the row under the pointer
	ColorInput    fyne.ThemeColorName = "perihelion.input"    // the ground of inputs
	ColorBorder   fyne.ThemeColorName = "perihelion.border"   // round buttons and inputs
)

// Hollow is the fill of a shape of which only the line is seen: of the line's
// own colour and all but transparent, since OpenGL shades the inner edge of a
// line towards the fill and would draw a dark seam towards none.
func Hollow(stroke color.Color) color.Color {
	r, g, b, _ := stroke.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 1}
}

// named is a colour of the palette by the name under which Fyne, or this
// package, asks for it.
func named(p chart.Palette, name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameBackground:
		return p.Background, true
	case ColorSurface, theme.ColorNameHeaderBackground:
		return p.Surface, true
	case theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return Mix(p.Background, p.Field, 0.3), true
	case ColorInput, theme.ColorNameButton, theme.ColorNameDisabledButton:
		return p.Field, true
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder: // Entry draws its own
		return color.Transparent, true // just this value: Fyne paints any other that cannot be seen
	case theme.ColorNameHover:
		return Mix(p.Field, p.Foreground, 0.06), true
	case theme.ColorNamePressed:
		return Mix(p.Field, p.Foreground, 0.14), true
	case ColorLine, theme.ColorNameSeparator:
		return p.Grid, true
	case ColorBorder:
		return Mix(p.Grid, p.Foreground, 0.06), true
	case theme.ColorNameForeground:
		return p.Foreground, true
	case ColorMuted, theme.ColorNamePlaceHolder:
		return p.Muted, true
	case theme.ColorNameDisabled:
		return p.Faded(p.Muted, 0.6), true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent, true
	case ColorFillEdge:
		return p.Edge, true
	case ColorFill:
		return p.Primary, true
	case ColorOnFill, theme.ColorNameForegroundOnPrimary:
		return p.OnPrimary, true
	case ColorSelected:
		return p.Row, true
	case ColorHovered:
		return Mix(p.Background, p.Row, 0.5), true
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return translucent(p.Accent, 0x48), true
	case theme.ColorNameSuccess:
		return p.Good, true
	case theme.ColorNameWarning:
		return p.Warn, true
	case theme.ColorNameError:
		return p.Bad, true
	case theme.ColorNameScrollBar:
		return translucent(p.Foreground, 0x60), true
	}
	return nil, false
}

func translucent(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Mix is the colour a part of the way from one opaque colour to another.
func Mix(from, to color.NRGBA, part float64) color.NRGBA {
	at := func(a, b uint8) uint8 { return uint8(float64(a) + part*(float64(b)-float64(a)) + 0.5) }
	return color.NRGBA{R: at(from.R, to.R), G: at(from.G, to.G), B: at(from.B, to.B), A: 0xff}
}
