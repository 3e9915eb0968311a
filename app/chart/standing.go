package chart

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// standing is the layout of upright bars.
type standing struct {
	bars
	r     vg.Rectangle // of the bars and the values above them
	pitch vg.Length    // from one bar to the next
	gap   vg.Length    // between groups, besides
	from  vg.Length    // left edge of the first slot
	lines [][]string   // the names, wrapped
	small [][]string   // the notes, wrapped
	heads [][]string   // the groups' names, wrapped; none where groups are not named
	said  [][]string   // the groups' notes, wrapped
	ticks vg.Length    // width of the widest tick's label
	foot  vg.Length    // height of names, notes and groups
	below vg.Length    // height of the groups alone
}

// The widest that slots get, however few they are, and the widest bar.
const (
	widestPitch = 160
	widestBar   = 96
)

// usual is a value as wide as most: bars stand or lie for the width of it, so that
// they do not lie down when the first value comes.
const usual = "88,888"

// sideBySide is how much of its slot a bar takes where those of a group are
// compared with each other.
const sideBySide = 0.88

// standing lays the bars out, and tells whether every name fits below its bar
// in whole words.
func (b bars) standing(r vg.Rectangle) (standing, bool) {
	const most = 3 // lines of a name
	// The gap between groups in parts of the pitch, at least and at most.
	widest, apart, farthest := vg.Length(widestPitch), vg.Length(0.35), vg.Length(0.35)
	if b.headed {
		widest, apart, farthest = widestBar/sideBySide, 0.6, 1.8
	}
	u := standing{bars: b, r: r}
	for _, v := range even(1.2*b.most(), 10) { // at least as many as will be drawn
		u.ticks = max(u.ticks, ticks(b.palette).width(short(v)))
	}
	u.r.Min.X += u.ticks + 8
	gaps := b.gaps()
	u.pitch = min(u.r.Size().X/(vg.Length(len(b.slots))+apart*vg.Length(gaps)), widest)
	u.gap = apart * u.pitch
	if spare := u.r.Size().X - u.pitch*vg.Length(len(b.slots)); gaps > 0 {
		u.gap = max(u.gap, min(spare/vg.Length(gaps+1), farthest*u.pitch))
	}
	used := u.pitch*vg.Length(len(b.slots)) + u.gap*vg.Length(gaps)
	u.from = u.r.Min.X + (u.r.Size().X-used)/2

	fits := true
	room := u.pitch - 6
	for _, s := range b.slots {
		name, small := b.names().wrap(s.name, room, most), []string(nil)
		for _, n := range s.notes {
			small = append(small, b.notes().wrap(n, room, 2)...)
		}
		whole := strings.Join(append(slices.Clone(name), small...), " ") == strings.Join(append([]string{s.name}, s.notes...), " ")
		own := max(b.values().width(s.text()), b.values().width(usual))
		fits = fits && whole && own <= u.room() && b.alarms().width(s.failure()) <= u.room()
		u.lines, u.small = append(u.lines, name), append(u.small, small)
		u.foot = max(u.foot, vg.Length(len(name))*b.names().line()+vg.Length(len(small))*b.notes().line())
	}
	if b.repeated() && !b.headed { // what is to be said below the bars comes while the run goes on
		u.foot = max(u.foot, b.names().line()+2*b.notes().line())
	}
	u.foot += 7
	if b.headed || gaps > 0 {
		fits = u.head() && fits
		u.foot += u.below
	}
	u.r.Min.Y += u.foot
	// Where names and notes take most of the height, bars that lie are longer.
	return u, fits && u.r.Size().Y >= max(70, 0.5*r.Size().Y)
}

// head wraps what is said of the groups, and tells whether all of it fits.
func (u *standing) head() bool {
	fits := true
	for i, g := range u.groups {
		first, last := u.members(i)
		room := u.pitch*vg.Length(last-first+1) + u.gap - 8
		if !u.headed {
			room = u.r.Size().X // the name of a family is short
		}
		name := u.headings().wrap(g.name, room, 2)
		var said []string
		for _, n := range g.notes {
			said = append(said, u.names().wrap(n, room, 2)...)
		}
		fits = fits && strings.Join(append(slices.Clone(name), said...), " ") == strings.Join(append([]string{g.name}, g.notes...), " ")
		u.heads, u.said = append(u.heads, name), append(u.said, said)
		u.below = max(u.below, vg.Length(len(name))*u.headings().line()+vg.Length(len(said))*u.names().line()+4)
	}
	return fits
}

// middle is the place of a slot's bar.
func (u standing) middle(i int) vg.Length {
	return u.from + u.pitch*(vg.Length(i)+0.5) + u.gap*vg.Length(u.slots[i].group)
}

func (u standing) draw(c canvas) {
	above := u.values().line() + 4 // for the values above the highest bar
	for _, s := range u.slots {
		if s.failure() != "" {
			above += u.alarms().line()
			break
		}
	}
	most, height := u.most(), u.r.Size().Y
	perUnit := float64(height-above) / most // so that even at the end of the scale there is room
	value := func(v float64) vg.Length { return u.r.Min.Y + vg.Length(v*perUnit) }

	t := ticks(u.palette)
	marks := even(float64(height)/perUnit, int(max(2, height/45)))
	if !u.any() {
		marks = marks[:1] // a scale would measure nothing yet
	}
	for _, v := range marks {
		if v > 0 {
			c.across(u.r.Min.X, u.r.Max.X, value(v), 0.75, u.palette.Grid)
		}
		c.text(t, vg.Point{X: u.r.Min.X - 8, Y: value(v) - t.height()/2}, right, short(v))
	}

	for i, s := range u.slots {
		p := u.cell(u.middle(i), u.thick(), false)
		u.mark(c, axes{value: value}, s, p)
		u.name(c, i, u.middle(i))
		u.label(c, s, p, value)
	}
	c.across(u.r.Min.X, u.r.Max.X, u.r.Min.Y, 1, u.palette.Muted)
	for i := range u.heads {
		u.group(c, i)
	}
}

// thick is how much a bar and its marks take together.
func (u standing) thick() vg.Length {
	switch {
	case u.headed:
		return sideBySide * u.pitch
	case u.repeated():
		return min(0.84*u.pitch, 1.4*widestBar)
	}
	return min(0.78*u.pitch, widestBar)
}

// room is how wide what stands on a bar may be without touching the marks of this
// bar or the one before it.
func (u standing) room() vg.Length {
	if !u.repeated() {
		return u.pitch - 2
	}
	p := u.cell(0, u.thick(), false)
	return p.bar[1] + u.pitch/2 - 2
}

// label writes a slot's value on its bar, and above that what failed. Text that is
// wider than the bar reaches over its left edge, away from the marks.
func (u standing) label(c canvas, s slot, p cell, value func(float64) vg.Length) {
	y := value(0) + 7
	if s.value > 0 { // false for NaN
		y = value(s.value+s.more) + 5
	}
	put := func(t style, y vg.Length, text string) {
		x := p.middle()
		if u.repeated() {
			x = min(x, p.bar[1]-t.width(text)/2+1)
		}
		c.haloed(t, vg.Point{X: x, Y: y}, centre, text, u.palette.Background)
	}
	x := p.middle()
	if u.repeated() {
		x = (p.bar[0] + p.marks[1]) / 2 // of the whole slot
	}
	switch {
	case s.empty != "":
		lines := u.notes().wrap(s.empty, u.pitch-4, 3)
		for i, line := range lines {
			c.text(u.notes(), vg.Point{X: x, Y: y + vg.Length(len(lines)-1-i)*u.notes().line()}, centre, line)
		}
		return
	case s.text() != "":
		put(u.values(), y, s.text())
		y += u.values().line() - 1
	}
	put(u.alarms(), y, s.failure())
}

// name writes a slot's name and notes below its bar.
func (u standing) name(c canvas, i int, x vg.Length) {
	y := u.r.Min.Y - 6
	put := func(t style, line string) {
		c.text(t, vg.Point{X: x, Y: y - t.height()}, centre, line)
		y -= t.line()
	}
	name := u.names()
	if u.slots[i].grey {
		name = u.absent()
	}
	for _, line := range u.lines[i] {
		put(name, line)
	}
	for _, line := range u.small[i] {
		put(u.notes(), line)
	}
}

// group names a group below its bars.
func (u standing) group(c canvas, i int) {
	first, last := u.members(i)
	x := (u.middle(first) + u.middle(last)) / 2
	t := u.headings()
	y := u.r.Min.Y - u.foot + u.below - t.line() - 4 + descent(t)
	for _, line := range u.heads[i] {
		c.text(t, vg.Point{X: x, Y: y}, centre, line)
		y -= t.line()
	}
	for _, line := range u.said[i] {
		c.text(u.names(), vg.Point{X: x, Y: y}, centre, line)
		y -= u.names().line()
	}
}
