package planets

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
	"perihelion/bench/file"
)

// exporting is a dialog that computes something long and writes it into a file: its message,
// its buttons, and what runs.
type exporting struct {
	tab     *Tab
	modal   *widget.Modal
	message *widget.Message
	save    *widget.Button
	cancel  *widget.Button
	stop    func() // ends what runs
	writing bool
}

func newExporting(t *Tab, save func()) *exporting {
	e := &exporting{tab: t, message: widget.NewMessage(widget.DialogInner), stop: func() {}}
	e.save = widget.NewPrimaryButton("Save…", save)
	e.cancel = widget.NewButton("Cancel", e.onCancel)
	return e
}

// sentence is the room of the message, which is as large for each, so that nothing below moves.
func (e *exporting) sentence() fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(widget.DialogInner, 38), e.message)
}

// show puts the dialog up.
func (e *exporting) show(title string, body []fyne.CanvasObject, first fyne.Focusable) {
	e.modal = widget.ShowDialog(e.tab.win.Canvas(), title, body, e.save, e.cancel)
	e.modal.OnEscape = e.onCancel
	e.modal.OnReturn = func() {
		if !e.save.Disabled() {
			e.save.OnTapped()
		}
	}
	e.tab.win.Canvas().Focus(first)
}

// say shows the message.
func (e *exporting) say(kind widget.Kind, text string) {
	e.message.Set(kind, text)
}

// offer lets the file be saved, or not.
func (e *exporting) offer(can bool) {
	if can {
		e.save.Enable()
	} else {
		e.save.Disable()
	}
}

// onCancel stops the file that is being written, or else leaves the dialog.
func (e *exporting) onCancel() {
	e.stop()
	if !e.writing {
		e.modal.Hide()
		return
	}
	e.writing = false
	e.offer(true)
	e.say(widget.Plain, "Stopped. Nothing was written.")
}

// write writes a file away from the user interface, and leaves the dialog then. Until the file
// is whole there is none. Progress is a sentence for the message.
func (e *exporting) write(path string, write func(context.Context, io.Writer) error, progress func() string) {
	e.writing = true
	e.offer(false)
	e.say(widget.Live, progress())
	e.stop = e.tab.errands.begin(func(ctx context.Context) error {
		return file.Replace(path, 0o666, func(w io.Writer) error { return write(ctx, cancelable{ctx, w}) })
	}, func() { e.say(widget.Live, progress()) }, func(err error) {
		e.writing = false
		e.offer(true)
		if err != nil {
			e.say(widget.Failure, "The file was not written: "+widget.Sentence(err))
			return
		}
		e.modal.Hide()
		e.tab.onSaved(path)
	})
}

// cancelable refuses to write once its context is done.
type cancelable struct {
	ctx context.Context
	to  io.Writer
}

func (c cancelable) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.to.Write(b)
}

// inRows puts boxes side by side, as many as there are columns; one too wide for its column has
// a row of its own.
func inRows(checks []*widget.Check, columns int) (rows []fyne.CanvasObject) {
	width := (widget.DialogInner - widget.Gap*float32(columns-1)) / float32(columns)
	var row []fyne.CanvasObject
	end := func() {
		for row != nil && len(row) < columns {
			row = append(row, widget.NewLabel(""))
		}
		if row != nil {
			rows, row = append(rows, widget.EvenRow(row...)), nil
		}
	}
	for _, c := range checks {
		if c.MinSize().Width > width {
			end()
			rows = append(rows, widget.Row(c))
			continue
		}
		if row = append(row, c); len(row) == columns {
			end()
		}
	}
	end()
	return rows
}
