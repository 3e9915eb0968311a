package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// newCentre lays out the views to the right of the sidebar: the dome at the left, the
// chart and the card at the right, the table below. The keyboard goes through them in
// this order. No message takes room here: the sky must not move while it is looked at.
func newCentre(dome, heading, save, chart, card fyne.CanvasObject, table *widget.Table) *fyne.Container {
	return container.New(centreLayout{}, dome, heading, save, chart, card, table)
}

type centreLayout struct{}

const (
	edge      float32 = 18 // left and right of the centre
	shortest  float32 = 20 // a line of the table in a low window
	headRoom  float32 = 12
	betweenXY float32 = 14
	lowest    float32 = 190 // a chart that leaves the card two rows of facts
)

func (centreLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	dome, heading, save, chart, card, table := o[0], o[1], o[2], o[3], o[4], o[5]
	left, width, top := edge, s.Width-2*edge, headRoom
	put := func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(w, h))
	}
	tableHeight := max(widget.RowHeight+10*shortest, min(widget.RowHeight*11, s.Height*0.4)) + 2
	put(table, left, s.Height-tableHeight-6, width, tableHeight)
	height := s.Height - tableHeight - 6 - top - 6
	if spare := s.Height - top - 470 - tableHeight; spare > 0 {
		height -= spare / 3 // a tall window leaves air above the table
	}

	side := min(height, width*0.43)
	put(dome, left-4, top, side, height)
	x := left + side + betweenXY - 4
	right := left + width - x
	bw := save.MinSize().Width
	put(heading, x, top, right-bw-widget.Gap, widget.ControlHeight)
	put(save, x+right-bw, top, bw, widget.ControlHeight)
	chartTop := top + widget.ControlHeight + 4
	both := height - widget.ControlHeight - 4 - 8
	facts := cardHeight
	if both-cardTall >= lowest {
		facts = cardTall
	}
	put(chart, x-6, chartTop, right+8, both-facts)
	put(card, x, chartTop+both-facts+8, right, facts)
}

func (centreLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(480, 520)
}

// newBody puts the floating boxes, the complaint and the list of cities, above everything
// else of the tab.
func newBody(tab fyne.CanvasObject, c *complaint, list *offers) *fyne.Container {
	return container.New(bodyLayout{c}, tab, c, list)
}

// bodyLayout gives the tab all the room, keeps the complaint at its foot, and leaves
// the list where it is.
type bodyLayout struct{ complaint *complaint }

func (l bodyLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	if l.complaint.Visible() {
		l.complaint.place()
	}
}

func (bodyLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
