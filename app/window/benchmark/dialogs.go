package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// consent is a question on screen that only the user can answer.
type consent struct {
	popup   *widget.Modal
	no, yes *widget.Button
}

// showConsent asks a question. The answer is no unless Yes was pressed.
func showConsent(win fyne.Window, q view.Question, answer func(yes bool)) *consent {
	c := &consent{}
	reply := func(yes bool) func() {
		return func() {
			c.popup.Hide()
			answer(yes)
		}
	}
	c.no = widget.NewButton(q.No, reply(false))
	c.yes = widget.NewButton(q.Yes, reply(true))
	var body []fyne.CanvasObject
	for i, text := range q.Text {
		m := widget.NewMessage(widget.DialogInner)
		k := widget.Plain
		if i == len(q.Text)-1 {
			k = widget.Warning
		}
		m.Set(k, text)
		body = append(body, m)
	}
	c.popup = widget.ShowDialog(win.Canvas(), q.Title, body, c.no, c.yes)
	c.popup.OnEscape, c.popup.OnReturn = reply(false), reply(false)
	return c
}

// showNotices lists the notices of results.
func showNotices(win fyne.Window, title string, all []view.Notice, back fyne.Focusable) {
	var popup *widget.Modal
	leave := func() {
		popup.Hide()
		win.Canvas().Focus(back)
	}
	var list []fyne.CanvasObject
	for _, n := range all {
		m := widget.NewMessage(widget.DialogInner)
		m.Set(kind(n.Kind), n.Text)
		list = append(list, m)
	}
	popup = widget.ShowDialog(win.Canvas(), title, list, widget.NewButton("Close", leave))
	popup.OnEscape, popup.OnReturn, popup.Light = leave, leave, true
}
