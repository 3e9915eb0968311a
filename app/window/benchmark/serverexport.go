package benchmark

import (
	"io"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/bench"
	"perihelion/bench/report"
)

// serverForms are the forms of a run of servers, as the command line has them.
func serverForms(e *exporter[bench.Results]) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range report.Formats(chart.Illustrate) {
		items = append(items, serverForm(e, f))
	}
	return items
}

// serverForm saves the run in a form. One that holds a single configuration has an item for each
// of them where there are several.
func serverForm(e *exporter[bench.Results], f report.Format) *fyne.MenuItem {
	item := func(title string, write func(io.Writer, bench.Results) error, words ...string) *fyne.MenuItem {
		return fyne.NewMenuItem(title+"…", func() {
			e.save(written[bench.Results]{title: f.Title, ending: f.Ending, words: append(words, f.Mark), write: write})
		})
	}
	if f.One == nil {
		return item(f.Title, f.Write)
	}
	one := func(title, label string) *fyne.MenuItem {
		return item(title, func(w io.Writer, r bench.Results) error { return f.One(w, r, label) }, label)
	}
	labels := report.Measured(e.results())
	if len(labels) == 1 {
		return one(f.Title, labels[0])
	}
	several := fyne.NewMenuItem(f.Title, nil)
	several.Disabled = len(labels) == 0
	several.ChildMenu = fyne.NewMenu("")
	for _, label := range labels {
		several.ChildMenu.Items = append(several.ChildMenu.Items, one(e.results().Plan.Subject(label).Full(), label))
	}
	return several
}
