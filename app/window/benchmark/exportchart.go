package benchmark

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
	notation "perihelion/ephem/text"
)

// look is how a chart is saved.
type look struct {
	size  chart.Size
	theme int // of chart.SavedPalettes
}

func usualLook() look { return look{size: chart.UsualSize()} }

func chartName(f chart.Format) string { return strings.ToUpper(string(f)) }

// saveChart asks where to save the chart on screen, in which size and theme.
func (e *exporter[R]) saveChart(format chart.Format) {
	r, draw, selection := e.results(), e.pane.current.picture, e.pane.drawn
	now := e.look
	number := func(label string, into *float64) *widget.Field {
		f := widget.NewField(label, nil)
		f.SetText(fmt.Sprint(*into))
		f.OnChanged = func(typed string) { *into, _ = notation.ParseNumber(typed) } // 0 is refused below
		return f
	}
	var themes []string
	for _, p := range chart.SavedPalettes() {
		themes = append(themes, strings.ToUpper(p.Name[:1])+p.Name[1:])
	}
	theme := widget.NewSelect(themes, func(i int) { now.theme = i })
	theme.SetIndex(now.theme)
	second := []fyne.CanvasObject{widget.Labelled("Theme", theme)}
	if format == chart.PNG {
		second = append(second, number("Scale", &now.size.Scale))
	}
	widget.ShowSave(e.win, widget.Save{
		Title:    "Save chart as " + chartName(format),
		FileName: widget.FileName("."+string(format), e.pane.words.fileName(r)...), Extension: "." + string(format),
		Options: []fyne.CanvasObject{
			widget.EvenRow(number("Width, pt", &now.size.Width), number("Height, pt", &now.size.Height)), widget.EvenRow(second...),
		},
		Check: func() error { return now.size.Check() },
		Write: func(path string) error {
			drawn, err := draw(r, selection, chart.SavedPalettes()[now.theme])
			if err != nil {
				return err
			}
			e.look = now
			return chart.SaveWith(path, drawn, format, now.size, func() (picture.Note, error) { return e.pane.words.note(r) })
		},
		OnSaved: e.pane.onSaved,
	})
}
