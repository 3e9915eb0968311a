package benchmark

import (
	"bytes"
	"io"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
	"perihelion/bench/file"
)

// exporter is the menu that writes the results on screen in each of their forms, and their chart.
type exporter[R any] struct {
	win      fyne.Window
	button   *widget.MenuButton
	pane     *pane[R]
	markdown func(io.Writer, R) error
	forms    func(*exporter[R]) []*fyne.MenuItem
	look     widget.Look // of the last chart that was saved
}

func newExporter[R any](win fyne.Window, markdown func(io.Writer, R) error, forms func(*exporter[R]) []*fyne.MenuItem) *exporter[R] {
	e := &exporter[R]{win: win, markdown: markdown, forms: forms, look: widget.UsualLook()}
	e.button = widget.NewMenuButton("Export", e.menu)
	e.button.Disable()
	return e
}

// offer shows the button where there are results, and lets it be pressed where they are whole.
func (e *exporter[R]) offer() {
	e.button.Hidden = e.pane.results == nil
	enable(&e.button.Button, !e.pane.running)
}

// results are those on screen: there are some while the button is enabled.
func (e *exporter[R]) results() R { return *e.pane.results }

// menu has the table and the forms of the results, as the command line has them, and the chart.
func (e *exporter[R]) menu() *fyne.Menu {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Copy table", e.pane.copyTable),
		fyne.NewMenuItem("Copy as Markdown", e.copyMarkdown),
		fyne.NewMenuItemSeparator(),
	}
	items = append(append(items, e.forms(e)...), fyne.NewMenuItemSeparator())
	for _, f := range chart.Formats() {
		items = append(items, fyne.NewMenuItem("Chart as "+chartName(f)+"…", func() { e.saveChart(f) }))
	}
	return fyne.NewMenu("", items...)
}

// written is a way to write results into a file.
type written[R any] struct {
	title  string   // in the menu and in the dialog
	ending string   // of the file, with the dot
	words  []string // joined to the name of the file
	write  func(io.Writer, R) error
}

// save asks where to save the results in a form.
func (e *exporter[R]) save(f written[R]) {
	r := e.results()
	widget.ShowSave(e.win, widget.Save{
		Title: "Export as " + f.title, FileName: widget.FileName(f.ending, append(e.pane.words.fileName(r), f.words...)...), Extension: f.ending,
		Write: func(path string) error {
			return file.Replace(path, 0o666, func(w io.Writer) error { return f.write(w, r) })
		},
		OnSaved: e.pane.onSaved,
	})
}

func (e *exporter[R]) copyMarkdown() {
	var text bytes.Buffer
	if err := e.markdown(&text, e.results()); err == nil { // a buffer has room
		fyne.CurrentApp().Clipboard().SetContent(text.String())
		e.pane.onNote("Markdown copied")
	}
}
