package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// tableBody draws the lines of a table, and handles the pointer over them and the
// arrow keys. Its objects are made once a line and then only changed.
type tableBody struct {
	control
	table *Table
}

var (
	_ fyne.Tappable     = (*tableBody)(nil)
	_ fyne.Shortcutable = (*tableBody)(nil)
)

func newTableBody(t *Table) *tableBody {
	b := &tableBody{table: t}
	b.extend(b, b.onKey)
	b.part = func(at fyne.Position) int { return b.lineAt(at.Y) }
	return b
}

// pitch is the height of a line: a little less where otherwise the last lines
// would be out of sight.
func (b *tableBody) pitch() float32 {
	const tightest = 19
	n := len(b.table.lines)
	if n == 0 {
		return RowHeight
	}
	fits := float32(int(b.table.scroll.Size().Height) / n)
	return max(tightest, min(RowHeight, fits))
}

func (b *tableBody) lineAt(y float32) int { return int(y / b.pitch()) }

func (b *tableBody) Tapped(e *fyne.PointEvent) {
	b.takeFocus()
	b.table.choose(b.lineAt(e.Position.Y))
}

// FocusGained selects the first line where none is.
func (b *tableBody) FocusGained() {
	if b.table.selected < 0 {
		b.table.choose(0)
	}
	b.control.FocusGained()
}

func (b *tableBody) onKey(key fyne.KeyName) (used bool) {
	t := b.table
	switch key {
	case fyne.KeyUp:
		t.choose(t.selected - 1)
	case fyne.KeyDown:
		t.choose(t.selected + 1)
	case fyne.KeyHome:
		t.choose(0)
	case fyne.KeyEnd:
		t.choose(len(t.lines) - 1)
	case fyne.KeyLeft:
		t.turn(t.grid.page - 1)
	case fyne.KeyRight:
		t.turn(t.grid.page + 1)
	default:
		return false
	}
	return true
}

func (b *tableBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && b.table.OnCopy != nil {
		b.table.OnCopy()
		return
	}
	PassShortcut(b, s)
}

// tableLine are the objects of one line.
type tableLine struct {
	rule        *canvas.Rectangle
	dot         *canvas.Circle
	texts, note []*canvas.Text
}

func newTableLine(columns int) *tableLine {
	l := &tableLine{rule: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	for range columns {
		l.texts = append(l.texts, newText("", TextSize))
		l.note = append(l.note, newText("", TextSize))
	}
	return l
}

func (l *tableLine) objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{l.rule, l.dot}
	for i := range l.texts {
		o = append(o, l.texts[i], l.note[i])
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
	ground := func(r *canvas.Rectangle, line int, name fyne.ThemeColorName) {
		r.Hidden = line < 0 || line >= len(b.table.lines)
		r.FillColor = Color(name)
		r.Move(fyne.NewPos(0, float32(line)*b.pitch()))
		r.Resize(fyne.NewSize(b.Size().Width, b.pitch()-1))
	}
	p.place = func(fyne.Size) {
		ground(over, b.over, ColorHovered)
		ground(chosen, b.table.selected, ColorSelected)
		ring.Move(chosen.Position().AddXY(1, 1))
		ring.Resize(chosen.Size().SubtractWidthHeight(2, 2))
		ring.StrokeColor = Color(theme.ColorNamePrimary)
		ring.FillColor = Hollow(ring.StrokeColor)
		ring.Hidden = chosen.Hidden || !b.ringed()
		for i, l := range lines {
			b.placeLine(l, i)
		}
	}
	p.update = func() {
		for len(lines) < len(b.table.lines) {
			l := newTableLine(len(b.table.columns))
			lines = append(lines, l)
			p.objects = append(p.objects, l.objects()...)
		}
		p.place(b.Size())
	}
	return p.ready(b)
}

// placeLine writes a line's texts into its columns.
func (b *tableBody) placeLine(l *tableLine, i int) {
	if i >= len(b.table.lines) {
		for _, o := range l.objects() {
			o.Hide()
		}
		return
	}
	line, g, pitch := b.table.lines[i], &b.table.grid, b.pitch()
	y := float32(i) * pitch
	l.rule.Hidden = false
	l.rule.FillColor = Mix(Palette().Background, Palette().Grid, 0.7)
	l.rule.Move(fyne.NewPos(0, y+pitch-1))
	l.rule.Resize(fyne.NewSize(b.Size().Width, 1))
	l.dot.Hidden = line.Dot == nil
	if line.Dot != nil {
		l.dot.FillColor = line.Dot
	}
	l.dot.Resize(fyne.NewSquareSize(dotSize))
	l.dot.Move(fyne.NewPos(g.start(0)-1, y+(pitch-dotSize)/2))
	for c, text := range l.texts {
		note := l.note[c]
		text.Hidden, note.Hidden = !g.shown(c) || c >= len(line.Cells), true
		if text.Hidden {
			continue
		}
		cell := line.Cells[c]
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
			x = g.end(c) - cell.width()
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
