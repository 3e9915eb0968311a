package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// sideLayout keeps the foot of the sidebar, with Run and Stop, at the bottom, where
// it is in every state.
type sideLayout struct {
	foot func() float32 // its height
}

func (l sideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top := s.Height - l.foot()
	place(o[0], 0, 0, s.Width, top)
	place(o[1], 0, top, s.Width, s.Height-top)
}

func (l sideLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(widget.SidebarWidth, 200)
}

// indented puts an object in the column of the entries.
type indented struct{}

func (indented) Layout(o []fyne.CanvasObject, s fyne.Size) {
	place(o[0], widget.LabelWidth, 0, o[0].MinSize().Width, s.Height)
}

func (indented) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(widget.LabelWidth+m.Width, m.Height)
}

// buttons gives the last object its own width and the first the rest.
type buttons struct{}

func (buttons) Layout(o []fyne.CanvasObject, s fyne.Size) {
	last := o[1].MinSize().Width
	place(o[0], 0, 0, s.Width-last-widget.Gap-2, s.Height)
	place(o[1], s.Width-last, 0, last, s.Height)
}

func (buttons) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+widget.Gap, max(a.Height, b.Height))
}

// centreLayout gives the head, the notices and the table what they need, and
// the chart the rest. The table stands at the bottom: it does not move when the
// notices above it change.
type centreLayout struct{}

// The least height of the chart and the margins of the centre.
const (
	leastChart = 150
	leastAxis  = 50 // of it, what lying bars do not have
	leastBar   = 14
	topMargin  = 14
	sideMargin = 18
)

func (l centreLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head, chart, notes, table := o[0], o[1], o[2], o[3].(*widget.Table)
	for _, other := range o[4:] {
		if other.Visible() {
			table = other.(*widget.Table)
		}
	}
	width := s.Width - 2*sideMargin
	place(head, sideMargin, topMargin, width, widget.ControlHeight)
	y := float32(topMargin) + widget.ControlHeight + 8

	notes.Resize(fyne.NewSize(width, notes.Size().Height))
	noteHeight := notes.MinSize().Height
	tableHeight := float32(0)
	if table.Visible() {
		tableHeight = table.HeightFor(len(table.Lines())) + 8
	}
	room := s.Height - y - noteHeight - 2*widget.Gap
	least := max(leastChart, leastAxis+leastBar*float32(len(table.Lines())))
	tableHeight = max(min(tableHeight, room-least), min(tableHeight, 3*widget.RowHeight))
	chartHeight := max(room-tableHeight, 0)

	place(chart, sideMargin, y, width, chartHeight)
	y += chartHeight + widget.Gap
	place(notes, sideMargin, y, width, noteHeight)
	y += noteHeight + widget.Gap
	place(table, sideMargin, y, width, max(tableHeight, 1))
}

func (l centreLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[0].MinSize().Width, o[3].MinSize().Width)+2*sideMargin, 320)
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
