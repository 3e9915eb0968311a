package benchmark

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// The log of a server in its dialog: as wide as lines of a traceback are.
const (
	logWidth  float32 = 820
	logHeight float32 = 420
)

// showLogs shows the logs of the servers of a run, one at a time.
func showLogs(win fyne.Window, logs []view.Log, back fyne.Focusable) {
	text := fynewidget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Monospace: true})
	scroll := container.NewScroll(text)
	names := make([]string, len(logs))
	for i, l := range logs {
		names[i] = l.Label
	}
	show := func(i int) {
		text.SetText(strings.Join(logs[i].Lines, "\n"))
		scroll.Refresh() // it has to know how long the text is
		scroll.ScrollToBottom()
	}
	which := widget.NewSelect(names, show)
	which.Title = "Server"
	content := container.New(logLayout{}, widget.NewHeading("Last lines of the server's log"), which, scroll)
	modal := widget.NewModal(content, win.Canvas())
	leave := func() {
		modal.Hide()
		win.Canvas().Focus(back)
	}
	copied := widget.NewButton("Copy", func() { fyne.CurrentApp().Clipboard().SetContent(text.Text) })
	end := widget.NewButton("Close", leave)
	modal.OnEscape, modal.OnReturn, modal.Light = leave, leave, true
	content.Add(copied)
	content.Add(end)
	modal.ResizeContent(fyne.NewSize(logWidth, logHeight))
	modal.Show()
	show(0) // only an object with a size can be scrolled
	win.Canvas().Focus(end)
}

// logLayout sets the heading and the choice above the log, the buttons below it.
type logLayout struct{}

func (logLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const m = widget.Gutter
	width := s.Width - 2*m
	place(o[0], m, m, width/2, widget.ControlHeight)
	place(o[1], s.Width/2, m, s.Width/2-m, widget.ControlHeight)
	foot := s.Height - m - widget.ControlHeight
	top := m + widget.ControlHeight + widget.Gap
	place(o[2], m, top, width, foot-top-widget.Gap)
	x := s.Width - m
	for i := len(o) - 1; i > 2; i-- {
		w := max(o[i].MinSize().Width, 90)
		x -= w
		place(o[i], x, foot, w, widget.ControlHeight)
		x -= widget.Gap + 2
	}
}

func (logLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }
