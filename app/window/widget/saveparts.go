package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

const saveWidth float32 = 560

// saveLayout places the parts of a save dialog, in the order in which the keyboard goes
// through them: title, name, folder with its button, options if there are any, message, and
// the two buttons at the right.
type saveLayout struct{}

// The number of parts before and after the options.
const beforeOptions, afterOptions = 4, 3

func (l saveLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	last := len(o) - afterOptions
	title, name, folder, browse, message, confirm, cancel := o[0], o[1], o[2], o[3], o[last], o[last+1], o[last+2]
	y, inner := Gutter, s.Width-2*Gutter
	put := func(c fyne.CanvasObject, x, width, height float32) {
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(width, height))
	}
	put(title, Gutter, inner, ControlHeight)
	y += ControlHeight + Gap
	put(name, Gutter, inner, name.MinSize().Height)
	y += ControlHeight + Gap
	bw := browse.MinSize().Width
	put(folder, Gutter, inner-bw-Gap, folder.MinSize().Height)
	put(browse, Gutter+inner-bw, bw, ControlHeight)
	y += ControlHeight + Gap
	for _, option := range o[beforeOptions:last] {
		put(option, Gutter, inner, ControlHeight)
		y += ControlHeight + Gap
	}
	h := message.(*Message).HeightFor(inner)
	put(message, Gutter, inner, h)
	y += h + 2*Gap
	cw, kw := max(confirm.MinSize().Width, 90), max(cancel.MinSize().Width, 90)
	put(confirm, Gutter+inner-cw-kw-Gap, cw, ControlHeight)
	put(cancel, Gutter+inner-kw, kw, ControlHeight)
}

func (l saveLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	last := len(o) - afterOptions
	h := o[last].(*Message).HeightFor(saveWidth - 2*Gutter)
	h += float32(last-beforeOptions) * (ControlHeight + Gap)
	return fyne.NewSize(saveWidth, 2*Gutter+4*ControlHeight+5*Gap+h)
}

// Heading is a line of text in the size of a title.
type Heading struct {
	fynewidget.BaseWidget
	read
	text  string
	short string // where text does not fit
	size  float32
}

// NewHeading returns a bold line in the size of the text, for a chart or a card.
func NewHeading(text string) *Heading {
	h := &Heading{text: text, size: TextSize}
	h.ExtendBaseWidget(h)
	return h
}

func newHeading(text string) *Heading {
	h := NewHeading(text)
	h.size = TitleSize
	return h
}

// SetText changes the heading.
func (h *Heading) SetText(text string) {
	if h.text != text {
		h.text = text
		h.Refresh()
	}
}

// SetShort sets a shorter text, for where the heading does not fit.
func (h *Heading) SetShort(text string) {
	if h.short != text {
		h.short = text
		h.Refresh()
	}
}

// shown is the heading at a width, elided where not even the short one fits.
func (h *Heading) shown(width float32) string {
	text := h.text
	if h.short != "" && textWidth(text, h.size, true) > width {
		text = h.short
	}
	return Elide(text, width, h.size, true)
}

// CreateRenderer draws the heading.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer {
	t := canvas.NewText(h.text, color.Transparent)
	t.TextSize, t.TextStyle.Bold = h.size, true
	p := &parts{objects: []fyne.CanvasObject{t}}
	p.min = func() fyne.Size { return fyne.NewSize(40, t.MinSize().Height) }
	p.place = func(s fyne.Size) {
		t.Text = h.shown(s.Width)
		centred(t, 0, 0, s.Height)
	}
	p.update = func() {
		t.Color = Color(theme.ColorNameForeground)
		p.place(h.Size())
	}
	return p.ready(h)
}
