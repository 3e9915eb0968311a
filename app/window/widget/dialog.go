package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// dialogWidth is that of questions and lists, DialogInner that of their texts, less
// the bar beside a text that scrolls.
const (
	dialogWidth float32 = 520
	DialogInner         = dialogWidth - 2*Gutter - 12
)

// ShowDialog shows a title, objects below each other, and buttons below them at the
// right. The first button gets the keyboard. A body too high for the window scrolls,
// by keys too. The caller sets OnEscape and OnReturn.
func ShowDialog(c fyne.Canvas, title string, body []fyne.CanvasObject, buttons ...*Button) *Modal {
	content := container.New(column{}, body...)
	scroll := container.NewVScroll(content)
	reveal := newScrolled(content, scroll)
	reveal.watch(content)
	height := dialogFrame + content.MinSize().Height + 2*Gap // shows all of the body
	return showDialog(c, title, scroll, ringOut, dialogWidth, min(height, c.Size().Height-2*Gutter), buttons...)
}

// showDialog does so with a body that scrolls, in a size. Its contents start in at its left.
func showDialog(c fyne.Canvas, title string, body *container.Scroll, in, width, height float32, buttons ...*Button) *Modal {
	objects := []fyne.CanvasObject{newHeading(title), body}
	for _, b := range buttons {
		objects = append(objects, b)
	}
	tips := NewExplanations()
	m := NewModal(container.New(dialogLayout{buttons: buttons, in: in}, append(objects, tips)...), c)
	m.scroll, m.Tips = body, tips
	m.ResizeContent(fyne.NewSize(min(width, c.Size().Width-2*Gutter), height))
	m.Show()
	if len(buttons) > 0 {
		c.Focus(buttons[0])
	}
	return m
}

// dialogLayout sets the title above the body and the buttons below it.
type dialogLayout struct {
	buttons []*Button
	in      float32 // from the left of the body to its contents
}

const dialogFrame = 2*Gutter + 2*ControlHeight + 2*Gap

func (l dialogLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	inner := s.Width - 2*Gutter
	put(o[len(o)-1], 0, 0, s.Width, s.Height)
	put(o[0], Gutter, Gutter, inner, ControlHeight)
	put(o[1], Gutter-l.in, Gutter+ControlHeight+Gap, inner+l.in, s.Height-dialogFrame)
	x := s.Width - Gutter
	for i := len(l.buttons) - 1; i >= 0; i-- {
		w := max(l.buttons[i].MinSize().Width, 90)
		x -= w
		put(l.buttons[i], x, s.Height-Gutter-ControlHeight, w, ControlHeight)
		x -= Gap + 2
	}
}

func (l dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(dialogWidth, 300), dialogFrame+40)
}

// column lays objects out below each other, messages as high as their text needs. At the left
// it leaves room for the ring of the keyboard, which a scroll would cut.
type column struct{}

const columnGap float32 = 10

func (column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		h := columnHeight(o)
		o.Move(fyne.NewPos(ringOut, y))
		o.Resize(fyne.NewSize(min(s.Width-ringOut, DialogInner), h))
		y += h + columnGap
	}
}

func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := -columnGap
	for _, o := range objects {
		h += columnHeight(o) + columnGap
	}
	return fyne.NewSize(200, max(h, 0))
}

func columnHeight(o fyne.CanvasObject) float32 {
	if m, ok := o.(*Message); ok {
		return m.HeightFor(DialogInner)
	}
	return o.MinSize().Height
}
