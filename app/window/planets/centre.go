package planets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/widget"
)

// newCentre lays out the views to the right of the sidebar: at the left the dome and below
// it the card, at the right the chart and below it the list of the night, the table below
// all. The keyboard goes through them in this order. No message takes room here: the sky must
// not move while it is looked at.
func newCentre(dome fyne.CanvasObject, on domeControls, card fyne.CanvasObject, above *chartHead, head, chart, tonight fyne.CanvasObject, table *widget.Table, all fyne.CanvasObject) *fyne.Container {
	return container.New(centreLayout{on, above}, dome, on.menu, on.less, on.plus, card, all, head, chart, tonight, table)
}

type centreLayout struct {
	on    domeControls
	above *chartHead
}

const (
	edge       float32 = 18 // left and right of the centre
	shortest   float32 = 20 // a line of the table in a low window
	headRoom   float32 = 12
	betweenXY  float32 = 14
	leastDome  float32 = 270 // that a card with more facts leaves
	narrowest  float32 = 306 // a card with two columns
	leastChart float32 = 150
	usualChart float32 = 240
	tallChart  float32 = 400 // a higher one leaves the list more room
	listRoom   float32 = 238 // the list with eight rows, tight, and two lines below it
	lowest     float32 = 660 // a window lower than that scrolls
	allWide    float32 = 44  // the button with all figures, at the head of the card
	allHigh    float32 = 24
	slimmest   float32 = 640 // and one slimmer, so that the list keeps its first columns
)

func (l centreLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	dome, card, all, head, chart, tonight, table := o[0], o[4], o[5], o[6], o[7], o[8], o[9]
	left, width, top := edge, s.Width-2*edge, headRoom
	put := func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(w, h))
	}
	tableHeight := max(widget.RowHeight+10*shortest, min(widget.RowHeight*11, s.Height*0.33)) + 2
	put(table, left, s.Height-tableHeight-6, width, tableHeight)
	height := s.Height - tableHeight - 6 - top - 6

	side := max(width*0.43, narrowest)
	facts := cardHeight
	for _, more := range [...]float32{cardTall, cardTallest} {
		if height-more-8 >= leastDome {
			facts = more
		}
	}
	put(dome, left-4, top, side, height-facts-8)
	put(l.on.menu, left-4, top, menuRoom, widget.ControlHeight)
	put(l.on.less, left-4+side-zoomRoom, top, zoomWide, widget.ControlHeight)
	put(l.on.plus, left-4+side-zoomWide, top, zoomWide, widget.ControlHeight)
	put(card, left, top+height-facts, side-4, facts)
	put(all, left+side-4-allWide-4, top+height-facts+10, allWide, allHigh)

	x := left + side + betweenXY - 4
	right := left + width - x
	put(head, x, top, right, l.above.height(right))
	chartTop := top + head.Size().Height + 4
	both := height - head.Size().Height - 4 - 8
	curves := min(max(both-listRoom, leastChart), tallChart)
	if !l.above.charts.night() { // which the list of the night does not explain
		curves = max(curves, min(usualChart, 0.5*both))
	}
	put(chart, x-6, chartTop, right+8, curves)
	put(tonight, x, chartTop+curves+8, right, both-curves)
}

func (centreLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(slimmest, lowest)
}

// newBody puts the floating list of cities and the explanations above everything else of the
// tab.
func newBody(tab fyne.CanvasObject, list *offers, tips *widget.Explanations) *fyne.Container {
	return container.New(bodyLayout{}, tab, list, tips)
}

// bodyLayout gives the tab and the explanations all the room, and leaves the list where it is.
type bodyLayout struct{}

func (bodyLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[2].Resize(s)
}

func (bodyLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
