package command

import (
	"context"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench"
)

// pictureFlags describe the picture of a chart.
type pictureFlags struct {
	view, theme string
	size        chart.Size
}

func (f *pictureFlags) define(flags *pflag.FlagSet) {
	var views, themes []string
	for _, c := range chart.Charts() {
		views = append(views, c.Key)
	}
	for _, p := range chart.SavedPalettes() {
		themes = append(themes, p.Name)
	}
	f.view, f.theme, f.size = views[0], themes[0], chart.UsualSize()
	flags.Var(&oneOf{&f.view, views}, "view", "which chart: "+strings.Join(views, ", "))
	flags.Float64Var(&f.size.Width, "width", f.size.Width, "width of the chart in `points`, of which 72 are an inch")
	flags.Float64Var(&f.size.Height, "height", f.size.Height, "height of the chart in `points`")
	flags.Float64Var(&f.size.Scale, "scale", f.size.Scale, "`pixels` of a PNG to a point")
	flags.Var(&oneOf{&f.theme, themes}, "theme", "colours of the chart: "+strings.Join(themes, ", "))
}

// given is the name of a flag of these that was given, or "".
func (f *pictureFlags) given(flags *pflag.FlagSet) string {
	for _, name := range []string{"view", "width", "height", "scale", "theme"} {
		if flags.Changed(name) {
			return name
		}
	}
	return ""
}

// save draws the chart of a run into a file.
func (f *pictureFlags) save(ctx context.Context, r bench.Results, to outputFile, format chart.Format) error {
	if err := f.size.Check(); err != nil {
		return misuse{err}
	}
	var view chart.Chart
	for _, c := range chart.Charts() {
		if c.Key == f.view {
			view = c
		}
	}
	if !view.Shows(r) {
		return field.Errorf("view", "the run has no chart “%s”; write another --view", view.Key)
	}
	var palette chart.Palette
	for _, p := range chart.SavedPalettes() {
		if p.Name == f.theme {
			palette = p
		}
	}
	drawn, err := view.Draw(r, chart.Selection{}, palette)
	if err != nil {
		return err
	}
	return to.save(ctx, func(path string) error { return chart.SaveWith(path, drawn, format, f.size, r.Note) })
}
