package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// tableBody draws the lines of a table, and handles the pointer over them and the
// arrow keys. Its objects are made once a line and then only changed.
type tableBody struct {
	control
	table *Table
}

var (
	_ fyne.Tappable          = (*tableBody)(nil)
	_ fyne.SecondaryTappable = (*tableBody)(nil)
	_ fyne.Shortcutable      = (*tableBody)(nil)
)

func newTableBody(t *Table) *tableBody {
	b := &tableBody{table: t}
	b.extend(b, b.onKey)
	b.part = func(at fyne.Position) int { return b.rowAt(at.Y) }
	return b
}

// pitch is the height of a line: a little less where otherwise the last lines
// would be out of sight.
func (b *tableBody) pitch() float32 {
	n, m := len(b.table.lines), b.table.grid.measures
	if n == 0 {
		return m.row
	}
	fits := float32(int(b.table.scroll.Size().Height) / n)
	return max(m.tightest, min(m.row, fits))
}

func (b *tableBody) rowAt(y float32) int { return int(y / b.pitch()) }

// Tapped selects the line under the pointer. A press on the flag that it offers moves the
// flag there, and selects nothing.
func (b *tableBody) Tapped(e *fyne.PointEvent) {
	t := b.table
	t.Explanations.Leave()
	b.takeFocus()
	line := t.order.line(b.rowAt(e.Position.Y))
	if end := t.grid.end(0) + t.grid.margin; e.Position.X > end-flagRoom-t.grid.margin && e.Position.X < end && t.moveFlag(line) {
		return
	}
	t.choose(line)
	t.open(line)
}

// open calls OnOpen for a line that there is.
func (t *Table) open(line int) {
	if t.OnOpen != nil && line >= 0 && line < len(t.lines) {
		t.OnOpen(line)
	}
}

// TappedSecondary drops the menu of the line under the pointer.
func (b *tableBody) TappedSecondary(e *fyne.PointEvent) {
	t := b.table
	line := t.order.line(b.rowAt(e.Position.Y))
	b.takeFocus()
	t.choose(line)
	b.dropMenu(line, t.grid.at(e.Position.X), e.AbsolutePosition)
}

func (b *tableBody) dropMenu(line, column int, at fyne.Position) {
	b.table.Explanations.Leave()
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if line >= 0 && c != nil {
		fynewidget.ShowPopUpMenuAtPosition(b.table.menu(line, column), c, at)
	}
}

// MouseIn marks the line under the pointer.
func (b *tableBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved does the same, and explains the cell on which the pointer rests.
func (b *tableBody) MouseMoved(e *desktop.MouseEvent) {
	b.control.MouseMoved(e)
	row := b.rowAt(e.Position.Y)
	line, column := b.table.order.line(row), b.table.grid.at(e.Position.X)
	if line < 0 || column < 0 || b.table.Explain == nil {
		b.table.Explanations.Leave()
		return
	}
	at, size := b.cell(row, column)
	b.table.Explanations.Rest(b, at, size, func() Explanation { return b.table.Explain(line, column) })
}

// MouseOut takes both back.
func (b *tableBody) MouseOut() {
	b.control.MouseOut()
	b.table.Explanations.Leave()
}

// cell is the place of a cell in the body.
func (b *tableBody) cell(row, column int) (fyne.Position, fyne.Size) {
	g := &b.table.grid
	return fyne.NewPos(g.left[column], float32(row)*b.pitch()), fyne.NewSize(g.width[column], b.pitch())
}

// FocusLost takes the explanation away too.
func (b *tableBody) FocusLost() {
	b.table.Explanations.Leave()
	b.control.FocusLost()
}

// TypedRune explains the figure at the cursor of the keyboard with a question mark.
func (b *tableBody) TypedRune(r rune) {
	if r == '?' {
		b.explain()
	}
}

// explain explains that figure, and reports whether it can.
func (b *tableBody) explain() bool {
	t := b.table
	if t.Explain == nil || t.selected < 0 {
		return false
	}
	at, size := b.cell(t.order.row(t.selected), t.cursor)
	t.Explanations.ShowAt(b, at, size, t.Explain(t.selected, t.cursor))
	return true
}

// FocusGained selects the first line where none is.
func (b *tableBody) FocusGained() {
	if b.table.selected < 0 {
		b.table.choose(b.table.order.line(0))
	}
	b.control.FocusGained()
}

func (b *tableBody) onKey(key fyne.KeyName) (used bool) {
	t := b.table
	row := t.order.row(t.selected)
	explained := t.Explanations.Leave()
	switch {
	case key == fyne.KeyEscape && explained:
	case key == fyne.KeyUp:
		t.choose(t.order.line(row - 1))
	case key == fyne.KeyDown:
		t.choose(t.order.line(row + 1))
	case key == fyne.KeyHome:
		t.choose(t.order.line(0))
	case key == fyne.KeyEnd:
		t.choose(t.order.line(len(t.lines) - 1))
	case key == fyne.KeyLeft:
		b.move(-1)
	case key == fyne.KeyRight:
		b.move(1)
	case (key == fyne.KeyReturn || key == fyne.KeyEnter) && t.OnOpen != nil:
		t.open(t.selected)
	case key == fyne.KeyS:
		t.SortBy(t.cursor)
	case key == fyne.KeyB && t.OnFlag != nil:
		t.moveFlag(t.selected)
	case key == desktop.KeyMenu && row >= 0:
		at, size := b.cell(row, t.cursor)
		b.dropMenu(t.selected, t.cursor, fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Add(at).AddXY(dotIndent, size.Height))
	default:
		return false
	}
	return true
}

// move moves the cursor of the keyboard along the columns, through all pages; where no
// figure is explained it turns the pages.
func (b *tableBody) move(step int) {
	t := b.table
	if t.Explain == nil {
		t.turn(t.grid.page + step)
		return
	}
	t.cursor = t.grid.neighbour(t.cursor, step)
	if page := t.grid.pageOf(t.cursor); page != t.grid.page {
		t.turn(page)
	}
	b.Refresh()
}

func (b *tableBody) TypedShortcut(s fyne.Shortcut) {
	if part, is := b.table.asked(s); is {
		b.table.Copy(part)
		return
	}
	PassShortcut(b, s)
}

// tableLine are the objects of one line.
type tableLine struct {
	rule        *canvas.Rectangle
	dot         *canvas.Circle           // of a line whose shape is a disc
	shape       *canvas.ArbitraryPolygon // of another
	flag        *flag
	texts, note []*canvas.Text
	profile     *profilePicture // nil in a table without profiles
}

func newTableLine() *tableLine {
	return &tableLine{rule: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent), shape: &canvas.ArbitraryPolygon{NormalizedPoints: true}, flag: newFlag()}
}

// grow makes the objects of columns that have none yet, and returns them.
func (l *tableLine) grow(columns []Column, size float32) (made []fyne.CanvasObject) {
	for _, c := range columns[min(len(l.texts), len(columns)):] {
		text, note := newText("", size), newText("", size)
		l.texts, l.note = append(l.texts, text), append(l.note, note)
		made = append(made, text, note)
		if c.Profile > 0 {
			l.profile = newProfilePicture()
			made = append(made, l.profile.raster)
		}
	}
	return made
}

func (l *tableLine) objects() []fyne.CanvasObject {
	o := append([]fyne.CanvasObject{l.rule, l.dot, l.shape}, l.flag.objects()...)
	for i := range l.texts {
		o = append(o, l.texts[i], l.note[i])
	}
	if l.profile != nil {
		o = append(o, l.profile.raster)
	}
	return o
}

// CreateRenderer draws the grounds of the selected line and of the one under
// the pointer, then the lines.
func (b *tableBody) CreateRenderer() fyne.WidgetRenderer {
	chosen, over := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeWidth, ring.CornerRadius = ringWidth, radius
	var lines []*tableLine
	p := &parts{objects: []fyne.CanvasObject{over, chosen, ring}}
	p.min = func() fyne.Size {
		return fyne.NewSize(10, b.pitch()*float32(len(b.table.lines)))
	}
	ground := func(r *canvas.Rectangle, row int, name fyne.ThemeColorName) {
		r.Hidden = row < 0 || row >= len(b.table.lines)
		r.FillColor = Color(name)
		r.Move(fyne.NewPos(0, float32(row)*b.pitch()))
		r.Resize(fyne.NewSize(b.Size().Width, b.pitch()-1))
	}
	p.place = func(fyne.Size) {
		ground(over, b.over, ColorHovered)
		ground(chosen, b.table.order.row(b.table.selected), ColorSelected)
		at, size := chosen.Position(), chosen.Size()
		if t := b.table; t.cursor > 0 && t.selected >= 0 && t.grid.shown(t.cursor) {
			at, size = b.cell(t.order.row(t.selected), t.cursor)
			size.Height--
		}
		ring.Move(at.AddXY(1, 1))
		ring.Resize(size.SubtractWidthHeight(2, 2))
		ring.StrokeColor = Color(theme.ColorNamePrimary)
		ring.FillColor = Hollow(ring.StrokeColor)
		ring.Hidden = chosen.Hidden || !b.ringed()
		for i, l := range lines {
			b.placeLine(l, i)
		}
	}
	p.update = func() {
		for len(lines) < len(b.table.lines) {
			l := newTableLine()
			lines = append(lines, l)
			p.objects = append(p.objects, l.objects()...)
		}
		for _, l := range lines {
			p.objects = append(p.objects, l.grow(b.table.columns, b.table.grid.text)...)
		}
		p.place(b.Size())
	}
	return p.ready(b)
}

// placeDot shows the mark of the line, if it has one, in its shape.
func (l *tableLine) placeDot(line Line, at fyne.Position) {
	corners := cornersOf(line.Shape)
	l.dot.Hidden = line.Dot == nil || corners != nil
	l.shape.Hidden = line.Dot == nil || corners == nil
	if line.Dot != nil {
		l.dot.FillColor, l.shape.FillColor = line.Dot, line.Dot
	}
	l.shape.Points = corners
	l.dot.Resize(fyne.NewSquareSize(dotSize))
	l.dot.Move(at)
	if line.Lit != nil {
		l.dot.FillColor, l.shape.Points, l.shape.Hidden = Color(ColorLine), line.Lit, false
		l.shape.Resize(l.dot.Size())
		l.shape.Move(at)
		return
	}
	const more = 1.3 // a shape reaches further than a disc of its area
	l.shape.Resize(fyne.NewSquareSize(more * dotSize))
	l.shape.Move(at.SubtractXY((more-1)/2*dotSize, (more-1)/2*dotSize))
}

// placeLine writes the texts of the line in a row into its columns.
func (b *tableBody) placeLine(l *tableLine, row int) {
	at := b.table.order.line(row)
	if at < 0 {
		for _, o := range l.objects() {
			o.Hide()
		}
		return
	}
	line, g, pitch := b.table.lines[at], &b.table.grid, b.pitch()
	y := float32(row) * pitch
	l.rule.Hidden = false
	l.rule.FillColor = Mix(Palette().Background, Palette().Grid, 0.7)
	l.rule.Move(fyne.NewPos(0, y+pitch-1))
	l.rule.Resize(fyne.NewSize(b.Size().Width, 1))
	l.placeDot(line, fyne.NewPos(g.start(0)-1, y+(pitch-dotSize)/2))
	l.flag.show(line.Flag, row == b.over || b.focused && at == b.table.selected)
	l.flag.place(g.end(0)-10, y+(pitch-1)/2)
	for c, text := range l.texts {
		note := l.note[c]
		text.Hidden, note.Hidden = c >= len(line.Cells) || !g.shown(c), true
		if text.Hidden {
			continue
		}
		cell := line.Cells[c]
		if l.profile != nil && b.table.columns[c].Profile > 0 {
			l.profile.show(cell.Profile, fyne.NewPos(g.start(c), y+1), fyne.NewSize(g.end(c)-g.start(c), pitch-3))
		}
		note.Hidden = cell.Note == ""
		text.Text, note.Text = cell.Text, cell.Note
		text.TextStyle.Bold = cell.Bold
		text.Color, note.Color = Color(theme.ColorNameForeground), Color(ColorMuted)
		switch {
		case cell.Kind != Plain:
			text.Color = Color(cell.Kind.Colour())
		case line.Muted:
			text.Color = Color(ColorMuted)
		}
		x := g.start(c)
		if b.table.columns[c].Numeric {
			x = g.end(c) - cell.width(g.text)
			if figure := g.figures(c) - text.MinSize().Width; b.table.columns[c].Note != "" && figure >= g.start(c) {
				x = figure // else a word, which needs the room for notes
			}
		} else if c == 0 && line.Dot != nil {
			x += dotIndent
		}
		centred(text, x, y, pitch-1)
		centred(note, x+text.MinSize().Width+noteGap, y, pitch-1)
	}
}
