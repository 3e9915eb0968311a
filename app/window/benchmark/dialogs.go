package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// dialogWidth is that of the questions and lists over the tab.
const dialogWidth float32 = 520

// consent is the question whether a machine that is not this one may be loaded.
type consent struct {
	popup   *fynewidget.PopUp
	no, yes *widget.Button
}

// showConsent asks; the answer is no unless it is clearly yes.
func showConsent(win fyne.Window, q view.Question, answer func(yes bool)) *consent {
	c := &consent{}
	reply := func(yes bool) func() {
		return func() {
			c.popup.Hide()
			answer(yes)
		}
	}
	c.no = widget.NewButton("No, send nothing", reply(false))
	c.yes = widget.NewButton("Yes, I may load it", reply(true))
	c.no.OnEscape, c.yes.OnEscape = reply(false), reply(false)
	body := []fyne.CanvasObject{widget.NewHeading(q.Title)}
	for i, text := range q.Text {
		m := widget.NewMessage(dialogWidth - 2*widget.Gutter)
		k := widget.Plain
		if i == len(q.Text)-1 {
			k = widget.Warning
		}
		m.Set(k, text)
		body = append(body, m)
	}
	c.popup = showDialog(win, body, c.no, c.yes)
	win.Canvas().Focus(c.no)
	return c
}

// showNotices lists everything that results have to say.
func showNotices(win fyne.Window, title string, all []view.Notice, back fyne.Focusable) {
	var popup *fynewidget.PopUp
	leave := func() {
		popup.Hide()
		win.Canvas().Focus(back)
	}
	end := widget.NewButton("Close", leave)
	end.OnEscape = leave
	list := container.New(column{gap: 10})
	for _, n := range all {
		m := widget.NewMessage(dialogWidth - 2*widget.Gutter)
		m.Set(kind(n.Kind), n.Text)
		list.Add(m)
	}
	popup = showDialog(win, []fyne.CanvasObject{widget.NewHeading(title), list}, end)
	win.Canvas().Focus(end)
}

// showDialog shows objects below each other over the tab, and buttons below
// them at the right. What does not fit into the window scrolls.
func showDialog(win fyne.Window, body []fyne.CanvasObject, buttons ...fyne.CanvasObject) *fynewidget.PopUp {
	content := container.New(column{gap: 10, margin: widget.Gutter}, body...)
	scroll := container.NewVScroll(content)
	foot := container.New(rightAligned{}, buttons...)
	popup := fynewidget.NewModalPopUp(container.NewBorder(nil, foot, nil, nil, scroll), win.Canvas())
	content.Resize(fyne.NewSize(dialogWidth, 0))
	height := content.MinSize().Height + foot.MinSize().Height + widget.Gutter
	popup.Resize(fyne.NewSize(dialogWidth, min(height, win.Canvas().Size().Height-80)))
	popup.Show()
	return popup
}

// column lays objects out below each other at the full width, messages as high
// as their text needs.
type column struct{ gap, margin float32 }

func (l column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y, width := l.margin, s.Width-2*l.margin
	for _, o := range objects {
		h := l.height(o)
		place(o, l.margin, y, width, h)
		y += h + l.gap
	}
}

func (l column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := 2*l.margin - l.gap
	for _, o := range objects {
		h += l.height(o) + l.gap
	}
	return fyne.NewSize(200, h)
}

func (l column) height(o fyne.CanvasObject) float32 {
	if m, ok := o.(*widget.Message); ok {
		return m.HeightFor(dialogWidth - 2*widget.Gutter - 24)
	}
	return o.MinSize().Height
}

// rightAligned sets buttons side by side at the right edge.
type rightAligned struct{}

func (rightAligned) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := s.Width - widget.Gutter
	for i := len(objects) - 1; i >= 0; i-- {
		w := max(objects[i].MinSize().Width, 90)
		x -= w
		place(objects[i], x, 0, w, widget.ControlHeight)
		x -= widget.Gap + 2
	}
}

func (rightAligned) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, widget.ControlHeight+widget.Gutter)
}
