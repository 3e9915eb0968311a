package chart

import (
	"gonum.org/v1/plot/vg"

	"perihelion/bench/figure"
)

// horizontal is the layout of horizontal bars, for many configurations or long names
// in little room. Names and notes are on the left, like the columns of a table.
type horizontal struct {
	bars
	r      vg.Rectangle // of the bars and the values after them
	start  vg.Length    // left edge of the names
	symbol vg.Length    // width of the mark of a family before a name; 0 where groups are compared within
	pitch  vg.Length    // from one bar to the next
	gap    vg.Length    // between groups, besides
	from   vg.Length    // upper edge of the first slot
	names  vg.Length    // width of the column of names
	notes  vg.Length    // width of the column of notes; 0 where they have no room

	groupNames vg.Length // width of the column of groups; 0 where there is none
}

// column is the distance between two columns.
const column = 10

func (b bars) horizontal(r vg.Rectangle) horizontal {
	apart := vg.Length(0.3) // of the pitch, between groups
	if b.headed {
		apart = 0.6
	}
	u := horizontal{bars: b, r: r, start: r.Min.X}
	if !b.headed {
		u.symbol = 2*symbolRadius + 5
		r.Min.X += u.symbol
		u.r.Min.X += u.symbol
	}
	u.r.Min.Y += tickStyle(b.palette).line() + 4
	gaps := b.gaps()
	u.pitch = min(u.r.Size().Y/(vg.Length(len(b.slots))+apart*vg.Length(gaps)), 46)
	u.gap = apart * u.pitch
	used := u.pitch*vg.Length(len(b.slots)) + u.gap*vg.Length(gaps)
	u.from = u.r.Max.Y - (u.r.Size().Y-used)/2

	for _, s := range b.slots {
		u.names = max(u.names, b.nameStyle().width(b.full(s)))
		u.notes = max(u.notes, b.noteStyle().width(s.note()))
	}
	most := 0.5 * r.Size().X
	if b.headed {
		for _, g := range b.groups {
			u.groupNames = max(u.groupNames, b.groupStyle().width(g.name))
			for _, n := range g.notes {
				u.groupNames = max(u.groupNames, b.nameStyle().width(n))
			}
		}
		u.groupNames = min(u.groupNames+2*column, most-u.names-column)
		most -= u.groupNames
	}
	if u.names+column+u.notes > most {
		u.notes, u.names = 0, 0
		for _, s := range b.slots {
			u.names = max(u.names, b.nameStyle().width(u.title(s)))
		}
	}
	u.names = min(u.names, most)
	u.r.Min.X += u.groupNames + u.names + column
	if u.notes > 0 {
		u.r.Min.X += u.notes + column
	}
	return u
}

func (u horizontal) draw(c canvas) {
	var after vg.Length // for the values after the longest bar
	for _, s := range u.slots {
		after = max(after, u.labelWidth(s), u.valueStyle().width(typicalValue))
	}
	most, width := u.most(), u.r.Size().X
	perUnit := float64(max(width-after-10, width/4)) / most
	value := func(v float64) vg.Length { return u.r.Min.X + vg.Length(v*perUnit) }

	t := tickStyle(u.palette)
	bottom := u.from - u.pitch*vg.Length(len(u.slots)) - u.gap*vg.Length(u.gaps())
	marks := tickValues(float64(width)/perUnit, int(max(2, width/52)))
	if !u.any() {
		marks = marks[:1] // a scale would measure nothing yet
	}
	for i, s := range u.slots {
		if s.stands {
			c.standOut(u.palette, rect(u.start, u.middle(i)-u.pitch/2, u.r.Max.X, u.middle(i)+u.pitch/2))
		}
	}
	for _, v := range marks {
		if x := value(v); v > 0 {
			c.upright(x, bottom, u.from, 0.75, u.palette.Grid)
		}
		if x, half := value(v), t.width(tickLabel(v))/2; x+half <= c.Max.X {
			c.text(t, vg.Point{X: x, Y: bottom - 4 - t.height()}, centre, tickLabel(v))
		}
	}
	for i, s := range u.slots {
		y := u.middle(i)
		p := u.cell(y, u.thick(), true)
		u.mark(c, axes{horizontal: true, value: value}, s, p)
		u.name(c, s, p.middle())
		end := value(0)
		if s.value > 0 { // false for NaN
			end = value(s.value + s.more)
		}
		u.label(c, s, end+5, p.middle())
		if s.reading.Title != "" {
			c.read(u.marked(s), rect(u.start, y-u.pitch/2, u.r.Max.X, y+u.pitch/2))
		}
	}
	for _, m := range u.limits {
		c.limit(u.palette, vg.Point{X: value(m.value), Y: bottom}, vg.Point{X: value(m.value), Y: u.from}, m.name)
	}
	c.upright(u.r.Min.X, bottom, u.from, 1, u.palette.Muted)
	if u.groupNames > 0 {
		for i := range u.groups {
			u.group(c, i)
		}
	}
}

// thick is the height of a bar with its marks.
func (u horizontal) thick() vg.Length {
	if u.headed || u.repeated() {
		return sideBySide * u.pitch
	}
	return 0.68 * u.pitch
}

func (u horizontal) dotted() bool { return u.cell(0, u.thick(), true).dotted() }

// title is a slot's name; where notes have no room, with its workers, which may be
// its only difference from another.
func (u horizontal) title(s slot) string {
	if u.notes == 0 && s.workers != "" {
		return u.full(s) + ", " + s.workers
	}
	return u.full(s)
}

// middle is the place of a slot's bar.
func (u horizontal) middle(i int) vg.Length {
	return u.from - u.pitch*(vg.Length(i)+0.5) - u.gap*vg.Length(u.slots[i].group)
}

// group writes a group's name on the left of its bars, on up to two lines, and its
// notes below that: a line beside each bar where there are as many lines as bars.
func (u horizontal) group(c canvas, i int) {
	first, last := u.members(i)
	g, room, line := u.groups[i], u.groupNames-column, u.bars.nameStyle().line()
	height := u.pitch*vg.Length(last-first+1) + u.gap
	name := u.groupStyle().wrap(g.name, room, max(1, min(2, int(height/line)-len(g.notes))))
	n := len(name) + len(g.notes)
	if n == last-first+1 {
		line = max(line, min(u.pitch, 1.5*line))
	}
	y := (u.middle(first)+u.middle(last))/2 + line*vg.Length(n-1)/2
	for k, text := range append(name, g.notes...) {
		t := u.groupStyle()
		if k >= len(name) {
			t = u.bars.nameStyle()
		}
		c.text(t, vg.Point{X: u.start, Y: y - t.height()/2}, left, t.cut(text, room))
		y -= line
	}
}

// labelWidth is the width of a slot's value and failures.
func (u horizontal) labelWidth(s slot) vg.Length {
	w := u.valueStyle().width(s.text())
	if s.failure() != "" {
		w += 6 + u.failureStyle().width(s.failure())
	}
	if s.expected > 0 {
		w += 6 + u.bars.noteStyle().width(s.outOf())
	}
	return w
}

// label writes a slot's value at the end of its bar, and its failures after that.
func (u horizontal) label(c canvas, s slot, x, y vg.Length) {
	t := u.valueStyle()
	base := y - t.height()/2
	switch {
	case s.empty != "":
		c.text(u.bars.noteStyle(), vg.Point{X: x, Y: y - u.bars.noteStyle().height()/2}, left, s.empty)
		return
	case s.text() != "":
		c.haloed(t, vg.Point{X: x, Y: base}, left, s.text(), u.palette.Background)
		x += t.width(s.text()) + 6
	}
	if text := s.failure(); text != "" {
		c.haloed(u.failureStyle(), vg.Point{X: x, Y: base}, left, text, u.palette.Background)
		x += u.failureStyle().width(text) + 6
	}
	if s.expected > 0 {
		c.haloed(u.bars.noteStyle(), vg.Point{X: x, Y: base}, left, s.outOf(), u.palette.Background)
	}
}

// outOf names what was to be expected.
func (s slot) outOf() string { return "of " + figure.PerSecond(s.expected) + " expected" }

// name writes a slot's name and notes on the left of its bar.
func (u horizontal) name(c canvas, s slot, y vg.Length) {
	name, x := u.bars.nameStyle(), u.start+u.groupNames
	if s.grey {
		name = u.absentStyle()
	}
	if u.symbol > 0 {
		c.symbol(ShapeOf(s.family), vg.Point{X: x + symbolRadius + 1, Y: y}, symbolRadius, u.palette.Family(s.family))
		x += u.symbol
	}
	base := y - name.height()/2
	c.text(name, vg.Point{X: x, Y: base}, left, name.cut(u.title(s), u.names))
	if u.notes > 0 {
		c.text(u.bars.noteStyle(), vg.Point{X: x + u.names + column, Y: base}, left, s.note())
	}
}
