package benchmark

import (
	"strings"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/bench/picture"
)

func chartName(f chart.Format) string { return strings.ToUpper(string(f)) }

// saveChart asks where to save the chart on screen, in which size and theme.
func (e *exporter[R]) saveChart(format chart.Format) {
	r, draw, selection := e.results(), e.pane.current.picture, e.pane.drawn
	now := e.look
	widget.ShowSave(e.win, widget.Save{
		Title:    "Save chart as " + chartName(format),
		FileName: widget.FileName("."+string(format), e.pane.words.fileName(r)...), Extension: "." + string(format),
		Options: now.Options(format == chart.PNG),
		Check:   now.Check,
		Write: func(path string) error {
			drawn, err := draw(r, selection, now.Palette())
			if err != nil {
				return err
			}
			e.look = now
			return chart.SaveWith(path, drawn, format, now.Size, func() (picture.Note, error) { return e.pane.words.note(r) })
		},
		OnSaved: e.pane.onSaved,
	})
}
