package chart

import "gonum.org/v1/plot/vg"

// lying is the layout of bars that lie, for many configurations or long names
// in little room. Names and notes stand on the left, like the columns of a
// table.
type lying struct {
	bars
	r     vg.Rectangle // of the bars and the values after them
	pitch vg.Length    // from one bar to the next
	gap   vg.Length    // between families, besides
	from  vg.Length    // upper edge of the first slot
	names vg.Length    // width of the column of names
	notes vg.Length    // width of the column of notes; 0 where they have no room
}

// column is the distance between two columns.
const column = 10

func (b bars) lying(r vg.Rectangle) lying {
	const apart = 0.3 // of the pitch, between families
	u := lying{bars: b, r: r}
	u.r.Min.Y += ticks(b.palette).line() + 4
	gaps := b.gapsBefore()[len(b.slots)]
	u.pitch = min(u.r.Size().Y/(vg.Length(len(b.slots))+apart*vg.Length(gaps)), 46)
	u.gap = apart * u.pitch
	used := u.pitch*vg.Length(len(b.slots)) + u.gap*vg.Length(gaps)
	u.from = u.r.Max.Y - (u.r.Size().Y-used)/2

	for _, s := range b.slots {
		u.names = max(u.names, b.names().width(s.full()))
		u.notes = max(u.notes, b.notes().width(s.note()))
	}
	most := 0.5 * r.Size().X
	if u.names+column+u.notes > most {
		u.notes = 0
	}
	u.names = min(u.names, most)
	u.r.Min.X += u.names + column
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
	bottom := u.from - u.pitch*vg.Length(len(u.slots)) - u.gap*vg.Length(u.gapsBefore()[len(u.slots)])
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
	gaps := u.gapsBefore()
	thick := 0.68 * u.pitch
	for i, s := range u.slots {
		y := u.from - u.pitch*(vg.Length(i)+0.5) - u.gap*vg.Length(gaps[i])
		u.mark(c, axes{lying: true, value: value}, s, y, thick)
		u.name(c, s, y)
		u.label(c, s, value(s.top())+7, y)
	}
	c.upright(u.r.Min.X, bottom, u.from, 1, u.palette.Muted)
}

// labelWidth is how far a slot's value and failures reach.
func (u lying) labelWidth(s slot) vg.Length {
	w := u.values().width(s.text())
	if s.failure() != "" {
		w += 6 + u.alarms().width(s.failure())
	}
	return w
}

// label writes a slot's value after all its marks, and after that what failed.
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
	name, x := u.bars.names(), c.Min.X+margin
	base := y - name.height()/2
	c.text(name, vg.Point{X: x, Y: base}, left, name.cut(s.full(), u.names))
	if u.notes > 0 {
		c.text(u.bars.notes(), vg.Point{X: x + u.names + column, Y: base}, left, s.note())
	}
}
