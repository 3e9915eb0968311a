package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// pastLayout sets the list between its head and the actions.
type pastLayout struct{ p *past }

func (l pastLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := l.p
	const left, high = sideMargin, widget.ControlHeight
	width := s.Width - 2*sideMargin
	y := float32(topMargin)
	const heading = 80
	place(p.heading, left, y, heading, high)
	back := p.back.MinSize().Width
	place(p.count, left+heading+widget.Gutter, y+(high-widget.TextSize-5)/2, width-heading-back-2*widget.Gutter, high)
	place(p.back, left+width-back, y, back, high)
	y += high + widget.Gap

	starred := p.starred.MinSize().Width
	place(p.search, left, y, width-starred-widget.Gutter, high)
	place(p.starred, left+width-starred, y+(high-widget.CheckHeight)/2, starred, widget.CheckHeight)
	y += high + betweenTop

	foot := s.Height - 2*widget.Gap
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
	foot -= high
	x := left + width
	for _, b := range []*widget.Button{p.remove, p.tag, p.edit, p.again, p.open} {
		m := b.MinSize()
		x -= m.Width
		place(b, x, foot+(high-m.Height)/2, m.Width, m.Height)
		x -= widget.Gap
	}
	place(p.choice, left, foot+(high-widget.TextSize-5)/2, max(60, x-left), widget.TextSize+5)
	place(p.list, left, y, width, max(1, foot-widget.Gap-y))
	place(p.empty, left, y+widget.Gutter, width, high)
}

func (pastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(420, 320) }
