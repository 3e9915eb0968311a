package planets

import (
	"perihelion/app/chart"
	"perihelion/app/window/widget"
)

// onSavePicture asks where to save the chart on screen, and in which form.
func (t *Tab) onSavePicture() {
	now := t.pictured
	var formats []string
	for _, f := range chart.Formats() {
		formats = append(formats, "."+string(f))
	}
	widget.ShowSave(t.win, widget.Save{
		Title: "Save chart", FileName: t.fileName(formats[0], t.charts.suffix()), Formats: formats,
		Options: now.Options(true), Check: now.Check,
		Write: func(path string) error {
			drawn, err := t.saved(now.Palette())
			if err != nil {
				return err
			}
			if !drawn.Drawn() {
				return widget.ErrNothingToSave
			}
			t.pictured = now
			format, _ := chart.FormatOf(path)
			return chart.SaveWith(path, drawn, format, now.Size, t.Note)
		},
		OnSaved: t.onSaved,
	})
}
