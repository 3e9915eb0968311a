package chart

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// vertical is the layout of vertical bars.
type vertical struct {
	bars
	r     vg.Rectangle // of the bars and the values above them
	pitch vg.Length    // from one bar to the next
	gap   vg.Length    // between groups, besides
	from  vg.Length    // left edge of the first slot
	ticks vg.Length    // width of the widest tick's label
	foot  vg.Length    // height of names, notes and groups
	below vg.Length    // height of the groups alone

	nameLines  [][]string // the names, wrapped
	noteLines  [][]string // the notes, wrapped
	groupNames [][]string // the groups' names, wrapped; none where groups are not named
	groupNotes [][]string // the groups' notes, wrapped
}

// The greatest width of slots, when there are few, and of bars.
const (
	widestPitch = 280
	widestBar   = 120
)

// leastUpright is the least height for vertical bars and their values. Many of them in less than
// manyUpright would be a row of stubs; horizontal ones are several times as long, at the price of
// their notes.
const (
	leastUpright = 64
	manyUpright  = 100
	fewSlots     = 8
)

// typicalValue and typicalTick are as wide as most values and ticks. The layout is chosen
// with room for them, so that it does not change when the first value arrives.
const (
	typicalValue = "88,888"
	typicalTick  = "100 k"
)

// sideBySide is the bar's part of its slot where the bars of a group are compared with
// each other.
const sideBySide = 0.88

// vertical lays the bars out. It is false where a name does not fit below its bar in
// whole words, or where names and notes would take most of the height.
func (b bars) vertical(r vg.Rectangle) (vertical, bool) {
	const most = 3 // lines of a name
	// The gap between groups in parts of the pitch, at least and at most.
	widest, apart, farthest := vg.Length(widestPitch), vg.Length(0.35), vg.Length(0.35)
	if b.headed {
		widest, apart, farthest = widestBar/sideBySide, 0.6, 1.8
	}
	u := vertical{bars: b, r: r}
	if b.repeated() { // that does not change when the first value arrives
		u.ticks = tickStyle(b.palette).width(typicalTick)
	}
	for _, v := range tickValues(1.2*b.most(), 10) { // at least as many as will be drawn
		u.ticks = max(u.ticks, tickStyle(b.palette).width(tickLabel(v)))
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
		name, notes := b.nameStyle().wrap(s.name, room, most), []string(nil)
		for _, n := range s.notes {
			notes = append(notes, b.noteStyle().wrap(n, room, 2)...)
		}
		whole := strings.Join(append(slices.Clone(name), notes...), " ") == strings.Join(append([]string{s.name}, s.notes...), " ")
		lines := len(notes)
		if b.repeated() && !b.headed { // room for the notes that come while the run goes on
			reserved := 0
			for _, n := range s.reserve {
				reserved += len(b.noteStyle().wrap(n, room, 2))
			}
			lines = max(lines, reserved)
		}
		own := b.valueStyle().width(typicalValue)
		if s.empty == "" { // that of an empty slot is wrapped
			own = max(own, b.valueStyle().width(s.text()))
		}
		fits = fits && whole && own <= u.room() && b.failureStyle().width(s.failure()) <= u.room()
		u.nameLines, u.noteLines = append(u.nameLines, name), append(u.noteLines, notes)
		u.foot = max(u.foot, vg.Length(len(name))*b.nameStyle().line()+vg.Length(lines)*b.noteStyle().line())
	}
	u.foot += 7
	if b.headed || gaps > 0 {
		fits = u.wrapGroups() && fits
		u.foot += u.below
	}
	u.r.Min.Y += u.foot
	// Where names and notes take most of the height, horizontal bars are longer.
	least := vg.Length(leastUpright)
	if len(b.slots) > fewSlots {
		least = manyUpright
	}
	return u, fits && u.r.Size().Y >= max(least, 0.4*r.Size().Y)
}

// wrapGroups wraps the names and notes of the groups, and reports whether all of them
// fit.
func (u *vertical) wrapGroups() bool {
	fits := true
	for i, g := range u.groups {
		first, last := u.members(i)
		room := u.pitch*vg.Length(last-first+1) + u.gap - 8
		if !u.headed {
			room = u.r.Size().X // the name of a family is short
		}
		name := u.groupStyle().wrap(g.name, room, 2)
		var notes []string
		for _, n := range g.notes {
			notes = append(notes, u.nameStyle().wrap(n, room, 2)...)
		}
		fits = fits && strings.Join(append(slices.Clone(name), notes...), " ") == strings.Join(append([]string{g.name}, g.notes...), " ")
		u.groupNames, u.groupNotes = append(u.groupNames, name), append(u.groupNotes, notes)
		lines := len(notes)
		if u.noted {
			lines = max(lines, 1)
		}
		u.below = max(u.below, vg.Length(len(name))*u.groupStyle().line()+vg.Length(lines)*u.nameStyle().line()+4)
	}
	return fits
}

// middle is the place of a slot's bar.
func (u vertical) middle(i int) vg.Length {
	return u.from + u.pitch*(vg.Length(i)+0.5) + u.gap*vg.Length(u.slots[i].group)
}

// thick is the width of a bar with its marks.
func (u vertical) thick() vg.Length {
	switch {
	case u.headed:
		return sideBySide * u.pitch
	case u.repeated():
		return min(0.84*u.pitch, 1.4*widestBar)
	}
	return min(0.78*u.pitch, widestBar)
}

func (u vertical) dotted() bool { return u.cell(0, u.thick(), false).dotted() }

// room is the greatest width of a text above a bar that touches neither the marks of
// this bar nor those of the one before it.
func (u vertical) room() vg.Length {
	if !u.repeated() {
		return u.pitch - 2
	}
	p := u.cell(0, u.thick(), false)
	return p.bar[1] + u.pitch/2 - 2
}
