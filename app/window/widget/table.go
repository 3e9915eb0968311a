package widget

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/chart"
)

// Column is a column of a table. Its width is that of the widest that it may have to
// show, so that it never jumps.
type Column struct {
	Title       string
	WidestTitle string   // of a title that changes
	Numeric     bool     // set flush right
	Sample      string   // the widest figure or name
	Words       []string // that may stand in place of a figure
	// Note is the widest note to expect. Where it is set, figures stand below each
	// other whether they have a note or not.
	Note string
	// Rank decides which columns are on the first page where there is no room for
	// all: the lowest are.
	Rank int
	// Copied are the heads in a copy, one for each of a cell's Plain; nil: Title.
	Copied []string
	// Profile is the least width of a column of profiles; 0: it has none.
	Profile float32
}

// Cell is the content of one column of a row.
type Cell struct {
	Text string
	Note string // muted, after the text, as in "± 24"
	Bold bool
	Kind Kind   // colours the text; Plain is the text's own colour
	Why  string // there is no figure, for assistive technology
	// Plain are the figures for a spreadsheet, by which the rows are sorted too: a point, no
	// grouping, no unit, "" for none. Where it is nil, Text stands for them.
	Plain   []string
	Profile *Profile // drawn in place of the text
}

// Line is a row of a table.
type Line struct {
	Dot   color.Color     // before the first cell; nil for none
	Shape chart.Shape     // of Dot
	Lit   []fyne.Position // the part of Dot in its colour, as corners in parts of its side; nil: all of it
	Cells []Cell
	Muted bool // second-rank, as a body below the horizon
	Flag  Flag
}

// Table shows lines under a header. Nothing is clipped and nothing left out: where
// there is no room for all columns a button in the header turns to the others, and
// so do Left and Right. One line is selected, by the pointer or by the arrow keys.
//
// A press on a head sorts the rows by its column, a second one the other way round, a
// third one brings their own order back. Line numbers are those of the own order.
type Table struct {
	fynewidget.BaseWidget
	read
	columns  []Column
	lines    []Line
	order    order
	selected int
	cursor   int // the column with the keyboard, where figures are explained
	over     int // the head under the pointer, −1 for none
	grid     grid
	body     *tableBody
	scroll   *innerScroll
	onRow    func()  // the row with the keyboard is another; nil: nothing around the table scrolls
	revealed float32 // the offset of scroll that showed the selected line; another is the user's
	pager    *Button // shows the next columns

	Title      string         // for assistive technology
	OnSelected func(line int) // by the user
	OnOpen     func(line int) // a press on a line, or Return
	OnCopied   func(Part)     // a part of the table was put on the clipboard
	OnSorted   func()         // the user has sorted the rows
	// OnFlag is called when the user moves the flag to a line that offers it.
	OnFlag func(line int)
	// Menu are the first items of the menu of a line, for the other button of the pointer;
	// the last ones copy.
	Menu func(line int) []*fyne.MenuItem
	// Explain explains a cell, or with line −1 a head, in the layer Explanations.
	Explain      func(line, column int) Explanation
	Explanations *Explanations
}

// NewTable returns an empty table with nothing selected.
func NewTable(columns ...Column) *Table { return newTable(roomy, columns) }

// NewCompactTable returns one with smaller texts and rows.
func NewCompactTable(columns ...Column) *Table { return newTable(compact, columns) }

func newTable(m measures, columns []Column) *Table {
	t := &Table{columns: columns, selected: -1, over: -1, grid: newGrid(columns, m), order: order{column: unsorted}}
	t.body = newTableBody(t)
	t.scroll = newInnerScroll(t.body)
	t.pager = NewQuietButton("", func() { t.turn(t.grid.page + 1) })
	t.pager.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// SetLines changes the rows.
func (t *Table) SetLines(lines []Line) {
	others := len(lines) != len(t.lines)
	t.lines = lines
	t.order.update(lines)
	if t.selected >= len(lines) {
		t.selected = -1
	}
	if before := slices.Clone(t.grid.natural); t.remeasured(before) || others {
		t.Refresh()
		t.scroll.Refresh()
		return
	}
	t.body.Refresh()
}

// remeasured reports whether the columns have other widths than before.
func (t *Table) remeasured(before []float32) bool {
	t.grid.measure(t.lines)
	return !slices.Equal(before, t.grid.natural)
}

// SetTitle changes the title of a column, and its heads in a copy; without any they stay.
func (t *Table) SetTitle(column int, title string, copied ...string) {
	if copied != nil {
		t.columns[column].Copied = copied
	}
	if t.columns[column].Title == title {
		return
	}
	t.columns[column].Title = title
	t.grid.measure(t.lines)
	t.Refresh()
}

// SetColumns changes the columns; the lines are to be set anew. The rows are in their own
// order then, and the keyboard is at the first column.
func (t *Table) SetColumns(columns []Column) {
	t.columns, t.lines = columns, nil
	t.grid, t.order, t.cursor, t.over = newGrid(columns, t.grid.measures), order{column: unsorted, steady: t.order.steady}, 0, -1
	t.Refresh()
}

// Titles are the heads of all columns.
func (t *Table) Titles() []string {
	var titles []string
	for _, c := range t.columns {
		titles = append(titles, c.Title)
	}
	return titles
}

// Lines are the rows.
func (t *Table) Lines() []Line { return t.lines }

// Shown are the titles of the columns in sight.
func (t *Table) Shown() []string {
	var titles []string
	for i, c := range t.columns {
		if t.grid.shown(i) {
			titles = append(titles, c.Title)
		}
	}
	return titles
}

// turn shows a page of columns, the first after the last.
func (t *Table) turn(page int) {
	n := len(t.grid.pages)
	t.grid.page = (page + n) % n
	t.Refresh()
}

// pagerWidth is kept free in the header where there are more columns.
const pagerWidth float32 = 66

// pagerText is the text of the button: how many columns it shows, or back.
func (t *Table) pagerText() string {
	if t.grid.page == len(t.grid.pages)-1 {
		return "‹ back"
	}
	return fmt.Sprintf("%d more ›", t.grid.unseen())
}

// Selected is the number of the selected line, or −1.
func (t *Table) Selected() int { return t.selected }

// Select selects a line, −1 for none, without calling OnSelected.
func (t *Table) Select(line int) {
	if line == t.selected || line < -1 || line >= len(t.lines) {
		return
	}
	t.selected = line
	t.body.Refresh()
	t.reveal()
}

func (t *Table) setOnWheel(pass func(*fyne.ScrollEvent)) { t.scroll.pass = pass }

// setOnRow has a function called with the part of the body that has the keyboard, when that
// comes there and when it moves.
func (t *Table) setOnRow(call func(body fyne.CanvasObject, top, bottom float32)) {
	t.onRow = func() {
		top := float32(max(t.order.row(max(t.selected, 0)), 0)) * t.body.pitch()
		call(t.body, top, top+t.body.pitch())
	}
	t.body.setOnFocus(func(fyne.CanvasObject) { t.onRow() })
}

// FocusTarget is the part that takes the keyboard.
func (t *Table) FocusTarget() fyne.Focusable { return t.body }

func (t *Table) choose(line int) {
	if line < 0 || line >= len(t.lines) || line == t.selected {
		return
	}
	t.Select(line)
	if t.OnSelected != nil {
		t.OnSelected(line)
	}
}

func (t *Table) reveal() {
	if t.selected < 0 || t.scroll.Size().Height <= 0 {
		return
	}
	top := float32(t.order.row(t.selected)) * t.body.pitch()
	bottom := top + t.body.pitch()
	switch o := t.scroll.Offset; {
	case top < o.Y:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > o.Y+t.scroll.Size().Height:
		t.scroll.ScrollToOffset(fyne.NewPos(0, bottom-t.scroll.Size().Height))
	}
	t.revealed = t.scroll.Offset.Y
	if t.onRow != nil && t.body.focused {
		t.onRow()
	}
}

// fit gives the lines their room. With more or less of it the selected line is shown anew,
// from the first line on, but not where the user has scrolled.
func (t *Table) fit(room fyne.Size) {
	before, own := t.scroll.Size().Height, t.scroll.Offset.Y == t.revealed
	t.scroll.Resize(room)
	t.scroll.Refresh() // Fyne's new renderer has no place for its bars before
	if own && room.Height != before {
		t.scroll.ScrollToOffset(fyne.Position{})
		t.reveal()
	}
}

// HeightFor is the height that shows n lines without scrolling.
func (t *Table) HeightFor(n int) float32 { return t.grid.head + t.grid.row*float32(n) }

// TightHeightFor is the least such height.
func (t *Table) TightHeightFor(n int) float32 { return t.grid.head + t.grid.tightest*float32(n) }

// CreateRenderer draws the header and the lines below it.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	rule := canvas.NewRectangle(color.Transparent)
	p := &parts{objects: []fyne.CanvasObject{rule}}
	sorted := newCaret()
	p.objects = append(p.objects, sorted.objects()...)
	var titles []*canvas.Text
	p.objects = append(p.objects, t.scroll, t.pager)
	p.min = func() fyne.Size { return fyne.NewSize(200, 4*t.grid.row) }
	p.place = func(s fyne.Size) {
		t.grid.fit(s.Width)
		rule.Move(fyne.NewPos(0, t.grid.head-1))
		rule.Resize(fyne.NewSize(s.Width, 1))
		for i, title := range titles {
			if title.Hidden = i >= len(t.columns) || !t.grid.shown(i); title.Hidden {
				continue
			}
			title.Text = t.columns[i].Title
			x := t.grid.start(i)
			if t.columns[i].Numeric {
				x = max(x, t.grid.figures(i)-title.MinSize().Width)
			}
			centred(title, x, 0, t.grid.head-1)
			if i == t.order.column {
				sorted.point(t.order.descending)
				sorted.place(x+title.MinSize().Width+1, t.grid.head/2)
				if t.columns[i].Numeric {
					sorted.place(x-caretWidth-2, t.grid.head/2)
				}
			}
		}
		sorted.show(t.order.column != unsorted && t.grid.shown(t.order.column))
		t.pager.Hidden = len(t.grid.pages) == 1
		t.pager.SetText(t.pagerText())
		m := t.pager.MinSize()
		t.pager.Move(fyne.NewPos(s.Width-m.Width, (t.grid.head-m.Height)/2))
		t.pager.Resize(m)
		t.scroll.Move(fyne.NewPos(0, t.grid.head))
		t.fit(fyne.NewSize(s.Width, s.Height-t.grid.head))
		t.body.Refresh()
	}
	p.update = func() {
		rule.FillColor = Color(ColorLine)
		for len(titles) < len(t.columns) {
			title := newText("", SmallSize)
			title.TextStyle.Bold = true
			titles = append(titles, title)
			p.objects = append(p.objects, title)
		}
		for i, title := range titles {
			title.Color = Color(ColorMuted)
			if i == t.over || i == t.order.column {
				title.Color = Color(theme.ColorNameForeground)
			}
		}
		sorted.paint(Color(theme.ColorNameForeground))
		p.place(t.Size())
	}
	return p.ready(t)
}
