package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// pastLayout sets the list between its head and the actions. News stand above the actions,
// which keep their place: a second press on one of them never meets another button.
type pastLayout struct{ p *past }

func (l pastLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := l.p
	const left, high = sideMargin, widget.ControlHeight
	width := s.Width - 2*sideMargin
	y := float32(topMargin)
	const heading = 80
	place(p.heading, left, y, heading, high)
	back := p.back.MinSize().Width
	compare := p.compare.MinSize().Width
	place(p.compare, left+width-back-widget.Gap-compare, y, compare, high)
	place(p.count, left+heading+widget.Gutter, y+(high-widget.TextSize-5)/2, width-heading-back-compare-3*widget.Gutter, high)
	place(p.back, left+width-back, y, back, high)
	y += high + widget.Gap
	width = l.columns(s, y, width)

	starred := p.starred.MinSize().Width
	place(p.search, left, y, width-starred-widget.Gutter, high)
	place(p.starred, left+width-starred, y+(high-widget.CheckHeight)/2, starred, widget.CheckHeight)
	y += high + betweenTop

	foot := s.Height - 2*widget.Gap
	foot -= high
	x := left + width
	for _, b := range []*widget.Button{p.remove, p.tag, p.edit, p.again, p.open} {
		m := b.MinSize()
		x -= m.Width
		place(b, x, foot+(high-m.Height)/2, m.Width, m.Height)
		x -= widget.Gap
	}
	room := x - left
	if p.choice.HeightFor(room) > widget.TextSize+5 { // it has lines of its own
		room = width
		foot -= p.choice.HeightFor(room)
		place(p.choice, left, foot, room, p.choice.HeightFor(room))
	} else {
		place(p.choice, left, foot+(high-widget.TextSize-5)/2, room, widget.TextSize+5)
	}
	if p.news.Text() != "" {
		room := width - p.undo.MinSize().Width - p.dismiss.MinSize().Width - 2*widget.Gap
		needs := max(high, p.news.HeightFor(room))
		foot -= needs
		place(p.news, left, foot+(needs-p.news.HeightFor(room))/2, room, p.news.HeightFor(room))
		x := left + width
		for _, b := range []*widget.Button{p.dismiss, p.undo} {
			m := b.MinSize()
			x -= m.Width
			place(b, x, foot+(needs-m.Height)/2, m.Width, m.Height)
			x -= widget.Gap
		}
	}
	place(p.list, left, y, width, max(1, foot-widget.Gap-y))
	place(p.empty, left, y+widget.Gutter, width, high)
}

// The widths of the list beside a comparison, and from which both have room.
const (
	listWidth float32 = 346
	bothWidth float32 = 800
)

// columns sets the comparison beside the list, or in its place where there is no room for
// both. It returns the width of the list.
func (l pastLayout) columns(s fyne.Size, y, width float32) float32 {
	p := l.p
	alone := p.against.object.Visible() && width < bothWidth
	for _, o := range []fyne.CanvasObject{p.search, p.starred, p.list, p.choice, p.open, p.again, p.edit, p.tag, p.remove} {
		setHidden(o, alone)
	}
	setHidden(p.empty, alone || p.empty.Text() == "")
	bottom := s.Height - 2*widget.Gap - y
	switch {
	case !p.against.object.Visible():
		return width
	case alone:
		place(p.against.object, sideMargin, y, width, bottom)
		return width
	}
	place(p.against.object, sideMargin+listWidth+2*widget.Gutter, y, width-listWidth-2*widget.Gutter, bottom)
	return listWidth
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	switch {
	case hidden && o.Visible():
		o.Hide()
	case !hidden && !o.Visible():
		o.Show()
	}
}

func (pastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(420, 320) }
