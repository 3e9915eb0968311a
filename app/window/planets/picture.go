package planets

import (
	"errors"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// pictured is how the last picture was saved.
type pictured struct {
	widget.Look
	content int // of contents
}

// contents are what a picture can show.
func contents() []string { return []string{"Chart", "Sky", "Sky and chart"} }

const (
	ofChart = iota
	ofSky
	ofBoth
)

// onSavePicture asks where to save the chart on screen or the sky, and in which form.
func (t *Tab) onSavePicture() {
	now := t.pictured
	var formats []string
	for _, f := range chart.Formats() {
		formats = append(formats, "."+string(f))
	}
	content := widget.NewSelect(contents(), func(i int) { now.content = i })
	content.SetIndex(now.content)
	widget.ShowSave(t.win, widget.Save{
		Title: "Save picture", FileName: t.fileName(formats[0], t.charts.suffix()), Formats: formats,
		Options: append([]fyne.CanvasObject{widget.Labelled("Picture", content)}, now.Options(true)...), Check: now.Check,
		Write: func(path string) error {
			drawn, err := t.picturedFigure(now)
			if err != nil {
				return err
			}
			t.pictured = now
			format, _ := chart.FormatOf(path)
			return chart.SaveWith(path, drawn, format, now.Size, t.Note)
		},
		OnSaved: t.onSaved,
	})
}

// picturedFigure draws what a picture shows.
func (t *Tab) picturedFigure(how pictured) (chart.Figure, error) {
	var all [2]chart.Figure
	draw := func(i int, make func(chart.Palette) (chart.Figure, error)) (err error) {
		if all[i], err = make(how.Palette()); err == nil && !all[i].Drawn() {
			err = widget.ErrNothingToSave
		}
		return err
	}
	var err error
	if how.content != ofChart {
		err = draw(0, t.savedSky)
	}
	if how.content != ofSky {
		err = errors.Join(err, draw(1, t.saved))
	}
	switch {
	case err != nil:
		return chart.Figure{}, err
	case how.content == ofChart:
		return all[1], nil
	case how.content == ofSky:
		return all[0], nil
	}
	return chart.Beside(all[0], all[1], 0.45, how.Palette()), nil
}

// savedSky is the whole sky as a file holds it, with what the dome shows behind the bodies.
func (t *Tab) savedSky(p chart.Palette) (chart.Figure, error) {
	if !t.answered {
		return chart.Figure{}, nil
	}
	d, err := t.pictureOfSky()
	if err != nil {
		return chart.Figure{}, err
	}
	return chart.Dome(d, p)
}

// pictureOfSky is the content of that picture.
func (t *Tab) pictureOfSky() (chart.DomeData, error) {
	show := t.dome.show
	var path []sky.Waypoint
	if t.firmament.path != nil {
		path = *t.firmament.path
	}
	return t.sky.Dome(path, t.selected, sky.Behind{Stars: show.stars, Figures: show.figures, Names: show.names, Ecliptic: show.ecliptic, Path: show.path})
}
