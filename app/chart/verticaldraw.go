package chart

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"perihelion/bench/figure"
)

// draw draws the scale, the bars and their texts.
func (u vertical) draw(c canvas) {
	above := u.valueStyle().line() + 4 // for the values above the highest bar
	for _, s := range u.slots {
		if s.failure() != "" {
			above += u.failureStyle().line()
			break
		}
	}
	if slices.ContainsFunc(u.slots, func(s slot) bool { return s.expected > 0 }) {
		above += u.noteStyle().line()
	}
	most, height := u.most(), u.r.Size().Y
	perUnit := float64(height-above) / most // so that even at the end of the scale there is room
	value := func(v float64) vg.Length { return u.r.Min.Y + vg.Length(v*perUnit) }

	t := tickStyle(u.palette)
	marks := tickValues(float64(height)/perUnit, int(max(2, height/45)))
	if !u.any() {
		marks = marks[:1] // a scale would measure nothing yet
	}
	for i, s := range u.slots {
		if s.stands {
			c.standOutUpright(u.palette, rect(u.middle(i)-u.pitch/2, u.r.Min.Y-u.foot+u.below, u.middle(i)+u.pitch/2, u.r.Max.Y))
		}
	}
	for _, v := range marks {
		if v > 0 {
			c.across(u.r.Min.X, u.r.Max.X, value(v), 0.75, u.palette.Grid)
		}
		c.text(t, vg.Point{X: u.r.Min.X - 8, Y: value(v) - t.height()/2}, right, tickLabel(v))
	}

	for i, s := range u.slots {
		p := u.cell(u.middle(i), u.thick(), false)
		u.mark(c, axes{value: value}, s, p)
		u.name(c, i, u.middle(i))
		u.label(c, s, p, value)
		if s.reading.Title != "" {
			c.read(u.marked(s), rect(u.middle(i)-u.pitch/2, u.r.Min.Y, u.middle(i)+u.pitch/2, u.r.Max.Y))
		}
	}
	for _, m := range u.limits {
		c.limit(u.palette, vg.Point{X: u.r.Min.X, Y: value(m.value)}, vg.Point{X: u.r.Max.X, Y: value(m.value)}, m.name)
	}
	c.across(u.r.Min.X, u.r.Max.X, u.r.Min.Y, 1, u.palette.Muted)
	for i := range u.groupNames {
		u.group(c, i)
	}
}

// label writes a slot's value above its bar, and above that its failures. Text that is
// wider than the bar reaches over its left edge, away from the marks.
func (u vertical) label(c canvas, s slot, p cell, value func(float64) vg.Length) {
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
		x = (p.bar[0] + p.marks[1]) / 2 // the middle of the whole slot
	}
	switch {
	case s.empty != "":
		lines := u.noteStyle().wrap(s.empty, u.pitch-4, 3)
		for i, line := range lines {
			c.text(u.noteStyle(), vg.Point{X: x, Y: y + vg.Length(len(lines)-1-i)*u.noteStyle().line()}, centre, line)
		}
		return
	case s.text() != "":
		put(u.valueStyle(), y, s.text())
		y += u.valueStyle().line() - 1
	}
	put(u.failureStyle(), y, s.failure())
	if s.expected > 0 {
		if s.failure() != "" {
			y += u.failureStyle().line()
		}
		text := "expected " + figure.PerSecond(s.expected)
		if u.noteStyle().width(text) > u.pitch-4 {
			text = figure.PerSecond(s.expected)
		}
		middle := p.middle()
		if u.repeated() {
			middle = (p.bar[0] + p.marks[1]) / 2
		}
		c.haloed(u.noteStyle(), vg.Point{X: middle, Y: max(y, value(s.expected)+4)}, centre, text, u.palette.Background)
	}
}

// marked is a slot's reading with the mark of its family.
func (b bars) marked(s slot) Reading {
	r := s.reading
	if len(r.Lines) > 0 {
		r.Lines = slices.Clone(r.Lines)
		r.Lines[0].Colour, r.Lines[0].Shape = b.palette.Family(s.family), ShapeOf(s.family)
	}
	return r
}

// name writes a slot's name and notes below its bar.
func (u vertical) name(c canvas, i int, x vg.Length) {
	y := u.r.Min.Y - 6
	put := func(t style, line string) {
		c.text(t, vg.Point{X: x, Y: y - t.height()}, centre, line)
		y -= t.line()
	}
	name := u.nameStyle()
	if u.slots[i].grey {
		name = u.absentStyle()
	}
	for _, line := range u.nameLines[i] {
		put(name, line)
	}
	for _, line := range u.noteLines[i] {
		put(u.noteStyle(), line)
	}
}

// group names a group below its bars.
func (u vertical) group(c canvas, i int) {
	first, last := u.members(i)
	x := (u.middle(first) + u.middle(last)) / 2
	t := u.groupStyle()
	y := u.r.Min.Y - u.foot + u.below - t.line() - 4 + descent(t)
	for k, line := range u.groupNames[i] {
		c.text(t, vg.Point{X: x, Y: y}, centre, line)
		if k == 0 && !u.headed { // the groups are families
			at := vg.Point{X: x - t.width(line)/2 - 9, Y: y + t.height()/2}
			c.symbol(ShapeOf(u.slots[first].family), at, 4, u.palette.Family(u.slots[first].family))
		}
		y -= t.line()
	}
	for _, line := range u.groupNotes[i] {
		c.text(u.nameStyle(), vg.Point{X: x, Y: y}, centre, line)
		y -= u.nameStyle().line()
	}
}
