package benchmark

import (
	"bytes"
	"io"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/file"
	"perihelion/bench/report"
)

// exporter is the menu that writes the run on screen in each of its forms, and its chart.
type exporter struct {
	win    fyne.Window
	button *widget.MenuButton
	pane   *pane[bench.Results]
	look   look // of the last chart that was saved
}

func newExporter(win fyne.Window) *exporter {
	e := &exporter{win: win, look: usualLook()}
	e.button = widget.NewMenuButton("Export", e.menu)
	e.button.Disable()
	return e
}

// run is the run on screen: there is one while the button is enabled.
func (e *exporter) run() bench.Results { return *e.pane.results }

// menu has the table and the forms of a run, as the command line has them, and the chart.
func (e *exporter) menu() *fyne.Menu {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Copy table", e.pane.copyTable),
		fyne.NewMenuItem("Copy as Markdown", e.copyMarkdown),
		fyne.NewMenuItemSeparator(),
	}
	for _, f := range report.Formats(chart.Illustrate) {
		items = append(items, e.item(f))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, f := range chart.Formats() {
		items = append(items, fyne.NewMenuItem("Chart as "+chartName(f)+"…", func() { e.saveChart(f) }))
	}
	return fyne.NewMenu("", items...)
}

// item saves the run in a form. One that holds a single configuration has an item for each
// of them where there are several.
func (e *exporter) item(f report.Format) *fyne.MenuItem {
	if f.One == nil {
		return fyne.NewMenuItem(f.Title+"…", func() { e.save(f, f.Write) })
	}
	one := func(title, label string) *fyne.MenuItem {
		return fyne.NewMenuItem(title+"…", func() {
			e.save(f, func(w io.Writer, r bench.Results) error { return f.One(w, r, label) }, label)
		})
	}
	labels := report.Measured(e.run())
	if len(labels) == 1 {
		return one(f.Title, labels[0])
	}
	item := fyne.NewMenuItem(f.Title, nil)
	item.Disabled = len(labels) == 0
	item.ChildMenu = fyne.NewMenu("")
	for _, label := range labels {
		item.ChildMenu.Items = append(item.ChildMenu.Items, one(e.run().Plan.Subject(label).Full(), label))
	}
	return item
}

// save asks where to save the run in a form, of a configuration if one is named.
func (e *exporter) save(f report.Format, write func(io.Writer, bench.Results) error, label ...string) {
	r := e.run()
	words := append(view.FileWords(r), label...)
	widget.ShowSave(e.win, widget.Save{
		Title: "Export as " + f.Title, FileName: widget.FileName(f.Ending, append(words, f.Mark)...), Extension: f.Ending,
		Write: func(path string) error {
			return file.Replace(path, 0o666, func(w io.Writer) error { return write(w, r) })
		},
		OnSaved: e.pane.onSaved,
	})
}

func (e *exporter) copyMarkdown() {
	var text bytes.Buffer
	if err := report.Markdown(&text, e.run()); err == nil { // a buffer has room
		fyne.CurrentApp().Clipboard().SetContent(text.String())
		e.pane.onNote("Markdown copied")
	}
}
