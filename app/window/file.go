package window

import (
	"fyne.io/fyne/v2"

	"perihelion/app/skychart"
	"perihelion/app/window/widget"
	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/file"
	"perihelion/bench/picture"
)

// content is what a file holds for the window.
type content struct {
	document bench.Document
	sky      *picture.Note    // in place of the document
	clients  *clients.Results // the same
}

// read reads a plan, a run of servers or of clients, or a picture of a run or of the sky.
func read(path string) (content, error) {
	if note := skyIn(path); note != nil {
		return content{sky: note}, nil
	}
	d, err := bench.ReadFile(path, clients.Format)
	if err != nil || d.Other == nil {
		return content{document: d}, err
	}
	r, err := clients.ReadJSON(d.Other)
	if err != nil {
		return content{}, field.Errorf("file", "%s %v", path, err)
	}
	return content{clients: &r}, nil
}

// mostPicture is the largest picture that is searched for a sky, in bytes.
const mostPicture = 64 << 20

// skyIn returns the sky that a picture carries; nil for every other file, and for one that
// cannot be read, of which bench.ReadFile knows why.
func skyIn(path string) *picture.Note {
	text, err := file.Read(path, mostPicture)
	if err != nil || !picture.Is(text) {
		return nil
	}
	note, err := picture.Read(text, skychart.CarriedName)
	if err != nil {
		return nil
	}
	return &note
}

// showContent shows the content of a file on the tab that it belongs to. The error is the reason
// why it cannot be shown.
func (w *Window) showContent(path string, c content) error {
	if c.clients != nil {
		w.bar.SetIndex(benchmarkTab)
		return w.benchmark.OpenClients(path, *c.clients)
	}
	if c.sky == nil {
		w.bar.SetIndex(benchmarkTab)
		return w.benchmark.Open(path, c.document)
	}
	if err := w.planets.Open(*c.sky); err != nil {
		return field.Errorf("file", "%s %v", path, err)
	}
	w.bar.SetIndex(planetsTab)
	return nil
}

// openContent shows what was read from a file, or the reason why it cannot be shown.
func (w *Window) openContent(path string, c content, err error) {
	if err == nil {
		err = w.showContent(path, c)
	}
	if err != nil {
		w.bar.SetIndex(benchmarkTab)
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
	c, err := read(path)
	w.openContent(path, c, err)
}

// onOpen asks which file to open.
func (w *Window) onOpen() {
	widget.ShowOpen(w.win, widget.Open{
		Title: "Open a plan, a run or a picture", Extensions: []string{bench.Suffix, ".json", ".png", ".html"},
		Read: func(path string) error {
			c, err := read(path)
			if err != nil {
				return err
			}
			return w.showContent(path, c)
		},
	})
}

// onSave saves the run that is shown.
func (w *Window) onSave() {
	if w.bar.Index() == benchmarkTab {
		w.benchmark.SaveRun()
	}
}
