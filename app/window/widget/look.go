package widget

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	notation "perihelion/ephem/text"
)

// Look is how a chart is saved.
type Look struct {
	Size  chart.Size
	Theme int // of chart.SavedPalettes
}

// UsualLook is the look of a chart for which the user chooses nothing.
func UsualLook() Look { return Look{Size: chart.UsualSize()} }

// Palette is that of the theme.
func (l *Look) Palette() chart.Palette { return chart.SavedPalettes()[l.Theme] }

// Check returns why a chart cannot have the size, or nil.
func (l *Look) Check() error { return l.Size.Check() }

// Options are the choices of a look in a dialog, which change it; scaled has the pixels of a
// PNG.
func (l *Look) Options(scaled bool) []fyne.CanvasObject {
	number := func(label string, into *float64) *Field {
		f := NewField(label, nil)
		f.SetText(fmt.Sprint(*into))
		f.OnChanged = func(typed string) { *into, _ = notation.ParseNumber(typed) } // 0 is refused by Check
		return f
	}
	var themes []string
	for _, p := range chart.SavedPalettes() {
		themes = append(themes, strings.ToUpper(p.Name[:1])+p.Name[1:])
	}
	theme := NewSelect(themes, func(i int) { l.Theme = i })
	theme.SetIndex(l.Theme)
	second := []fyne.CanvasObject{Labelled("Theme", theme)}
	if scaled {
		second = append(second, number("Scale", &l.Size.Scale))
	}
	return []fyne.CanvasObject{
		EvenRow(number("Width, pt", &l.Size.Width), number("Height, pt", &l.Size.Height)), EvenRow(second...),
	}
}
