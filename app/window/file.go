package window

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/bench"
)

// openDocument shows the plan or the run of a file on the Benchmark tab, or the reason why
// it cannot be shown.
func (w *Window) openDocument(path string, d bench.Document, err error) {
	w.bar.SetIndex(benchmarkTab)
	if err == nil {
		err = w.benchmark.Open(path, d)
	}
	if err != nil {
		w.benchmark.Complain(err)
	}
}

// onDropped opens the file that was dropped on the window, the first of several.
// While a dialog is open nothing else is.
func (w *Window) onDropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	d, err := bench.ReadFile(path)
	w.openDocument(path, d, err)
}

// onOpen asks which file to open.
func (w *Window) onOpen() {
	w.bar.SetIndex(benchmarkTab)
	widget.ShowOpen(w.win, widget.Open{
		Title: "Open a plan or a run", Extensions: []string{bench.Suffix, ".json"}, Read: w.benchmark.OpenFile,
	})
}

// onSave saves the run that is shown.
func (w *Window) onSave() {
	if w.bar.Index() == benchmarkTab {
		w.benchmark.SaveRun()
	}
}
