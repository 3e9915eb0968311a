package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// consent is a question on screen that only the user can answer.
type consent struct {
	popup   *widget.Modal
	texts   []*widget.Message
	no, yes *widget.Button
}

// set takes over the texts of the same question, which has changed while it is on screen.
func (c *consent) set(q view.Question) {
	grown := false
	for i, m := range c.texts {
		grown = m.Set(m.Kind(), q.Text[i]) || grown
	}
	if grown {
		c.popup.Relayout()
	}
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
		c.texts, body = append(c.texts, m), append(body, m)
	}
	c.popup = widget.ShowDialog(win.Canvas(), q.Title, body, c.no, c.yes)
	c.popup.OnEscape, c.popup.OnReturn = reply(false), reply(false)
	return c
}

// showNotices lists notices.
func showNotices(win fyne.Window, title string, all []view.Notice, back fyne.Focusable) {
	showList(win, title, listed(all), back)
}

// showSections lists notices below the titles of their sections.
func showSections(win fyne.Window, title string, all []view.Section, back fyne.Focusable) {
	var list []fyne.CanvasObject
	for _, s := range all {
		list = append(append(list, widget.NewSection(s.Title)), listed(s.Notices)...)
	}
	showList(win, title, list, back)
}

func listed(all []view.Notice) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, n := range all {
		m := widget.NewMessage(widget.DialogInner)
		m.Set(kind(n.Kind), n.Text)
		list = append(list, m)
	}
	return list
}

// showList shows objects below each other, to read and to close.
func showList(win fyne.Window, title string, list []fyne.CanvasObject, back fyne.Focusable) {
	var popup *widget.Modal
	leave := func() {
		popup.Hide()
		win.Canvas().Focus(back)
	}
	popup = widget.ShowDialog(win.Canvas(), title, list, widget.NewButton("Close", leave))
	popup.OnEscape, popup.OnReturn, popup.Light = leave, leave, true
}
