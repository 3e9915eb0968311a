package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// sideLayout keeps the foot of the sidebar, with Run and Stop, at the bottom, where
// it is in every state.
type sideLayout struct {
	foot func() float32       // its height
	fit  func(height float32) // called with the height of what is above it
}

func (l sideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top := s.Height - l.foot()
	l.fit(top)
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
	if !o[0].Visible() {
		return fyne.Size{}
	}
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

// paneLayout gives the head, the notices and the table the height that they need, and
// the charts the rest. The table stands at the bottom: it does not move when the
// notices above it change. All tables are as high as that of the first view. Where the
// chart would be too small the centre is higher than its window, and scrolls.
type paneLayout struct {
	rows func() int // of the table of the first view
	bars func() int // of the chart in sight, one below the other; 0: it needs none
}

// The least height of the chart and the margins of the centre.
const (
	leastChart = 150
	leastAxis  = 72 // of it, what stands above and below the rows of horizontal bars
	leastBar   = 14
	leastRows  = 3 // of the table in sight
	topMargin  = 14
	sideMargin = 18
	betweenTop = 8    // the head and the chart
	upperPart  = 0.58 // of the charts' height, where there are two
	chartPart  = 0.55 // of the height of chart and table, where the table has more rows than room
)

func (l paneLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head, chart, below, notes, table := o[0], o[1], o[2], o[3], visibleTable(o)
	width := s.Width - 2*sideMargin
	headHeight, noteHeight := heightAt(width, head), heightAt(width, notes)
	place(head, sideMargin, topMargin, width, headHeight)
	y := topMargin + headHeight + betweenTop

	room := s.Height - y - noteHeight - 2*widget.Gap
	whole, least := l.tableHeight(table, l.rows()), l.chartHeight(below)
	if whole+least > room { // the table scrolls in any case
		least = max(least, chartPart*room)
	}
	ofTable := max(min(whole, room-least), l.tableHeight(table, leastRows))
	ofChart := max(room-ofTable, 0)

	upper := ofChart
	if below.Visible() {
		upper = ofChart * upperPart
		place(below, sideMargin, y+upper+widget.Gap, width, ofChart-upper-widget.Gap)
	}
	place(chart, sideMargin, y, width, upper)
	y += ofChart + widget.Gap
	place(notes, sideMargin, y, width, noteHeight)
	y += noteHeight + widget.Gap
	place(table, sideMargin, y, width, max(ofTable, 1))
}

// MinSize is the least height at the present width.
func (l paneLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, below, notes, table := o[0], o[2], o[3], visibleTable(o)
	height := topMargin + head.MinSize().Height + betweenTop + l.chartHeight(below) + notes.MinSize().Height + 2*widget.Gap +
		l.tableHeight(table, leastRows)
	return fyne.NewSize(max(head.MinSize().Width, table.MinSize().Width)+2*sideMargin, height)
}

// visibleTable is the one of the tables that is shown, the first where none is.
func visibleTable(o []fyne.CanvasObject) *widget.Table {
	table := o[4].(*widget.Table)
	for _, other := range o[5:] {
		if other.Visible() {
			table = other.(*widget.Table)
		}
	}
	return table
}

// chartHeight is the least height of the charts: many bars are horizontal.
func (l paneLayout) chartHeight(below fyne.CanvasObject) float32 {
	if below.Visible() {
		return 2 * leastChart
	}
	return max(leastChart, leastAxis+leastBar*float32(l.bars()))
}

// tableHeight is that of a table with so many of its rows in sight.
func (l paneLayout) tableHeight(table *widget.Table, rows int) float32 {
	if !table.Visible() {
		return 0
	}
	return table.HeightFor(min(rows, l.rows())) + 8
}

// heightAt returns the height of an object that wraps its text at a width.
func heightAt(width float32, o fyne.CanvasObject) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
