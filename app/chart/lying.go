package chart

import "gonum.org/v1/plot/vg"

// lying is the layout of bars that lie, for many configurations or long names
// in little room. Names and notes stand on the left, like the columns of a
// table.
type lying struct {
	bars
	r     vg.Rectangle // of the bars and the values after them
	pitch vg.Length    // from one bar to the next
	gap   vg.Length    // between groups, besides
	from  vg.Length    // upper edge of the first slot
	heads vg.Length    // width of the column of groups; 0 where there is none
	names vg.Length    // width of the column of names
	notes vg.Length    // width of the column of notes; 0 where they have no room
}

// column is the distance between two columns.
const column = 10

func (b bars) lying(r vg.Rectangle) lying {
	apart := vg.Length(0.3) // of the pitch, between groups
	if b.headed {
		apart = 0.6
	}
	u := lying{bars: b, r: r}
	u.r.Min.Y += ticks(b.palette).line() + 4
	gaps := b.gaps()
	u.pitch = min(u.r.Size().Y/(vg.Length(len(b.slots))+apart*vg.Length(gaps)), 46)
	u.gap = apart * u.pitch
	used := u.pitch*vg.Length(len(b.slots)) + u.gap*vg.Length(gaps)
	u.from = u.r.Max.Y - (u.r.Size().Y-used)/2

	for _, s := range b.slots {
		u.names = max(u.names, b.names().width(b.full(s)))
		u.notes = max(u.notes, b.notes().width(s.note()))
	}
	most := 0.5 * r.Size().X
	if b.headed {
		for _, g := range b.groups {
			u.heads = max(u.heads, b.headings().width(g.name))
			for _, n := range g.notes {
				u.heads = max(u.heads, b.names().width(n))
			}
		}
		u.heads = min(u.heads+2*column, most-u.names-column)
		most -= u.heads
	}
	if u.names+column+u.notes > most {
		u.notes, u.names = 0, 0
		for _, s := range b.slots {
			u.names = max(u.names, b.names().width(u.title(s)))
		}
	}
	u.names = min(u.names, most)
	u.r.Min.X += u.heads + u.names + column
	if u.notes > 0 {
		u.r.Min.X += u.notes + column
	}
	return u
}

func (u lying) draw(c canvas) {
	var after vg.Length // for the values after the longest bar
	for _, s := range u.slots {
		after = max(after, u.labelWidth(s))
	}
	most, width := u.most(), u.r.Size().X
	perUnit := float64(max(width-after-10, width/4)) / most
	value := func(v float64) vg.Length { return u.r.Min.X + vg.Length(v*perUnit) }

	t := ticks(u.palette)
	bottom := u.from - u.pitch*vg.Length(len(u.slots)) - u.gap*vg.Length(u.gaps())
	marks := even(float64(width)/perUnit, int(max(2, width/52)))
	if !u.any() {
		marks = marks[:1] // a scale would measure nothing yet
	}
	for _, v := range marks {
		if x := value(v); v > 0 {
			c.upright(x, bottom, u.from, 0.75, u.palette.Grid)
		}
		if x, half := value(v), t.width(short(v))/2; x+half <= c.Max.X {
			c.text(t, vg.Point{X: x, Y: bottom - 4 - t.height()}, centre, short(v))
		}
	}
	thick := 0.68 * u.pitch
	if u.headed || u.repeated() {
		thick = sideBySide * u.pitch
	}
	for i, s := range u.slots {
		y := u.middle(i)
		p := u.cell(y, thick, true)
		u.mark(c, axes{lying: true, value: value}, s, p)
		u.name(c, s, p.middle())
		end := value(0)
		if s.value > 0 { // false for NaN
			end = value(s.value + s.more)
		}
		u.label(c, s, end+5, p.middle())
	}
	c.upright(u.r.Min.X, bottom, u.from, 1, u.palette.Muted)
	if u.heads > 0 {
		for i := range u.groups {
			u.group(c, i)
		}
	}
}

// title is a slot's name; where notes have no room, with its workers, which may be
// all that tells it from another.
func (u lying) title(s slot) string {
	if u.notes == 0 && s.workers != "" {
		return u.full(s) + ", " + s.workers
	}
	return u.full(s)
}

// middle is the place of a slot's bar.
func (u lying) middle(i int) vg.Length {
	return u.from - u.pitch*(vg.Length(i)+0.5) - u.gap*vg.Length(u.slots[i].group)
}

// group writes a group's name on the left of its bars, on two lines where it must
// and can, and its notes below that: a line beside each bar where there are as many
// and they lie far enough apart.
func (u lying) group(c canvas, i int) {
	first, last := u.members(i)
	g, room, line := u.groups[i], u.heads-column, u.bars.names().line()
	height := u.pitch*vg.Length(last-first+1) + u.gap
	name := u.headings().wrap(g.name, room, max(1, min(2, int(height/line)-len(g.notes))))
	n := len(name) + len(g.notes)
	if n == last-first+1 {
		line = max(line, min(u.pitch, 1.5*line))
	}
	y := (u.middle(first)+u.middle(last))/2 + line*vg.Length(n-1)/2
	for k, text := range append(name, g.notes...) {
		t := u.headings()
		if k >= len(name) {
			t = u.bars.names()
		}
		c.text(t, vg.Point{X: c.Min.X + margin, Y: y - t.height()/2}, left, t.cut(text, room))
		y -= line
	}
}

// labelWidth is how far a slot's value and failures reach.
func (u lying) labelWidth(s slot) vg.Length {
	w := u.values().width(s.text())
	if s.failure() != "" {
		w += 6 + u.alarms().width(s.failure())
	}
	return w
}

// label writes a slot's value at the end of its bar, and after that what failed.
func (u lying) label(c canvas, s slot, x, y vg.Length) {
	t := u.values()
	base := y - t.height()/2
	switch {
	case s.empty != "":
		c.text(u.bars.notes(), vg.Point{X: x, Y: y - u.bars.notes().height()/2}, left, s.empty)
		return
	case s.text() != "":
		c.haloed(t, vg.Point{X: x, Y: base}, left, s.text(), u.palette.Background)
		x += t.width(s.text()) + 6
	}
	c.haloed(u.alarms(), vg.Point{X: x, Y: base}, left, s.failure(), u.palette.Background)
}

// name writes a slot's name and notes on the left of its bar.
func (u lying) name(c canvas, s slot, y vg.Length) {
	name, x := u.bars.names(), c.Min.X+margin+u.heads
	if s.grey {
		name = u.absent()
	}
	base := y - name.height()/2
	c.text(name, vg.Point{X: x, Y: base}, left, name.cut(u.title(s), u.names))
	if u.notes > 0 {
		c.text(u.bars.notes(), vg.Point{X: x + u.names + column, Y: base}, left, s.note())
	}
}
