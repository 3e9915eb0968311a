package window

import (
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/crash"
	"perihelion/app/window/widget"
	"perihelion/assets"
	"perihelion/bench/file"
)

// offer shows the report of a crash since the last start, if there was one: to read,
// to copy, to save, to keep or to delete. The run that was under way may have been
// recovered.
func (w *Window) offer(recovered bool) {
	if w.folder == "" {
		return
	}
	reports, err := crash.Collect(w.folder)
	if err != nil {
		w.planets.Warn(err)
	}
	if len(reports) > 0 {
		w.showReport(reports[len(reports)-1], recovered)
	}
}

func (w *Window) showReport(r crash.Report, recovered bool) {
	sentences := []string{
		assets.Name + " ended unexpectedly the last time. The report below contains the place in the program, the system and the last actions. It contains no coordinates, no addresses and no typed text.",
		"Nothing is sent. To report the fault, copy or save the report and add your last steps. Reports that you keep stay in " + filepath.Dir(r.Path) + ".",
	}
	if recovered {
		sentences = append(sentences, "The run that was under way is not lost: its finished repeats are on the Benchmark tab.")
	}
	var body []fyne.CanvasObject
	for _, s := range sentences {
		m := widget.NewMessage(widget.DialogInner)
		m.Set(widget.Plain, s)
		body = append(body, m)
	}
	body = append(body, widget.NewSection("Report"), widget.NewLines(r.Text))

	var d *widget.Modal
	keep := func() { d.Hide(); w.focus() }
	d = widget.ShowDialog(w.win.Canvas(), "A report of a crash", body,
		widget.NewButton("Keep", keep),
		widget.NewButton("Copy", func() { w.app.Clipboard().SetContent(r.Text) }),
		widget.NewButton("Save…", func() { keep(); w.saveReport(r) }),
		widget.NewButton("Delete", func() {
			keep()
			if err := r.Remove(); err != nil {
				w.planets.Warn(err)
			}
		}),
	)
	d.OnEscape, d.OnReturn = keep, keep
}

// saveReport asks where to save a report; it is kept until it is saved.
func (w *Window) saveReport(r crash.Report) {
	widget.ShowSave(w.win, widget.Save{
		Title: "Save the report", FileName: filepath.Base(r.Path), Extension: ".txt",
		Write: func(path string) error {
			return file.Replace(path, 0o666, func(to io.Writer) error {
				_, err := io.Copy(to, strings.NewReader(r.Text))
				return err
			})
		},
	})
}
