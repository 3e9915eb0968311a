package chart

import (
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
)

// bars draws a chart of throughput or of clients: vertical, with the names below, where
// they fit, and horizontal, with the names on the left, where they do not.
type bars struct {
	palette  Palette
	slots    []slot
	groups   []heading // of the slots, by slot.group
	repeats  int       // planned of each; several have room beside the bar from the start
	key      key       // above the bars; empty where a caption explains the marks
	limits   []limitMark
	scale    float64 // end of the scale; 0: as the slots need it
	noted    bool    // the groups have or will have notes
	headed   bool    // the comparison is within the groups: they are named in every layout, even a single one
	title    string
	verdict  string
	subtitle []string
	caption  func(dotted bool) []string // with the dots explained or without; nil: none
}

// heading is the name of a group of slots, with notes.
type heading struct {
	name  string
	notes []string // below the name
}

// The styles of text beside the bars.
func (b bars) valueStyle() style   { return style{bold: true, size: 11, color: b.palette.Foreground} }
func (b bars) nameStyle() style    { return style{size: 11, color: b.palette.Foreground} }
func (b bars) absentStyle() style  { return style{size: 11, color: b.palette.Muted} }
func (b bars) noteStyle() style    { return style{size: 9.5, color: b.palette.Muted} }
func (b bars) groupStyle() style   { return style{bold: true, size: 11, color: b.palette.Foreground} }
func (b bars) failureStyle() style { return style{bold: true, size: 9.5, color: b.palette.Bad} }

// Plot implements plot.Plotter.
func (b bars) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	within := c.headed(b.palette, b.title, b.verdict, b.subtitle)
	if b.caption == nil {
		b.caption = func(bool) []string { return nil }
	}
	r := uncaptioned(b.palette, within, b.caption(true))
	if r.Size().X < 80 || r.Size().Y < 50 {
		return // too small for any text
	}
	all := b.arranged(unkeyed(b.palette, r, b.key.line(true)))
	dotted := all[0].dotted()
	c.captioned(b.palette, within, b.caption(dotted))
	c.keyed(b.palette, r, b.key.line(dotted))
	for _, l := range all {
		l.draw(c)
	}
}

// arrangement is a layout of bars with their names.
type arrangement interface {
	draw(canvas)
	dotted() bool // the repeats have room beside their bars
}

// arranged places the bars in a rectangle: all of them, or side by side the first and the
// second half.
func (b bars) arranged(r vg.Rectangle) []arrangement {
	if u, ok := b.vertical(r); ok {
		return []arrangement{u}
	}
	u := b.horizontal(r)
	if u.pitch >= leastRow || b.headed || r.Size().X < 480 {
		return []arrangement{u}
	}
	middle, half := (r.Min.X+r.Max.X)/2, b.halves()
	return []arrangement{
		half[0].horizontal(rect(r.Min.X, r.Min.Y, middle-column, r.Max.Y)),
		half[1].horizontal(rect(middle+column, r.Min.Y, r.Max.X, r.Max.Y)),
	}
}

// leastRow is the least height of a row; many configurations get two columns before their
// rows become lower.
const leastRow = 12

// halves are two charts of the first and the second half of the slots, on one scale.
func (b bars) halves() [2]bars {
	n := (len(b.slots) + 1) / 2
	first, second := b, b
	first.scale, second.scale = b.most(), b.most()
	first.slots, second.slots = slices.Clone(b.slots[:n]), slices.Clone(b.slots[n:])
	first.groups, second.groups = byFamily(first.slots), byFamily(second.slots)
	return [2]bars{first, second}
}

// most is the end of the scale, 1 where there is no mark yet. It is a round number
// not much above the highest mark: while a run goes on, the scale keeps still for
// most of the new marks.
func (b bars) most() float64 {
	if b.scale > 0 {
		return b.scale
	}
	top := 0.0
	for _, s := range b.slots {
		top = max(top, s.top())
	}
	return roundedUp(max(top, farthest(b.limits)))
}

// roundedUp is a round number not much above a value, 1 for none: where a scale ends with
// it, it keeps still for most of the new values.
func roundedUp(top float64) float64 {
	if !(top > 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(top)))
	for _, m := range [...]float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if m*power >= top {
			return m * power
		}
	}
	return 10 * power
}

// any reports whether there is a mark yet.
func (b bars) any() bool {
	return slices.ContainsFunc(b.slots, func(s slot) bool { return s.top() > 0 })
}

// gaps is the number of gaps between groups.
func (b bars) gaps() int { return len(b.groups) - 1 }

// repeated reports whether there are or will be several repeats.
func (b bars) repeated() bool { return b.repeats > 1 }

// members returns the first and the last slot of a group.
func (b bars) members(group int) (first, last int) {
	first = slices.IndexFunc(b.slots, func(s slot) bool { return s.group == group })
	last = first
	for last+1 < len(b.slots) && b.slots[last+1].group == group {
		last++
	}
	return first, last
}

// failure is the text about the failures of a slot, or "".
func (s slot) failure() string {
	switch {
	case s.broken:
		return "broken"
	case s.failed == 0:
		return ""
	case math.IsNaN(s.value) || s.value == 0:
		return "all failed"
	}
	return figure.Count(s.failed) + " failed"
}

// legend explains the marks of the slots besides bar, whisker and dots.
func (b bars) legend() []string {
	var parts []string
	add := func(text string, has func(slot) bool) {
		if slices.ContainsFunc(b.slots, has) {
			parts = append(parts, text)
		}
	}
	add("hatched: limited by the load generator", func(s slot) bool { return s.limited && s.failed == 0 && !s.broken })
	add("crossed: only the requests answered well", func(s slot) bool { return (s.failed > 0 || s.broken) && s.value > 0 })
	add("dashed: expected of work and delay", func(s slot) bool { return s.expected > 0 })
	return parts
}

// text is the text at the end of a slot's bar; "" where no request was answered.
func (s slot) text() string {
	switch {
	case !(s.value > 0): // NaN
		return s.empty
	case s.label != "":
		return s.label
	}
	return figure.PerSecond(s.value)
}

// axes maps a place among the bars and a value to a point, for both layouts.
type axes struct {
	horizontal bool
	value      func(v float64) vg.Length
}

// length is the drawn length between two values.
func (a axes) length(from, to float64) vg.Length { return a.value(to) - a.value(from) }

func (a axes) at(place vg.Length, v float64) vg.Point {
	if a.horizontal {
		return vg.Point{X: a.value(v), Y: place}
	}
	return vg.Point{X: place, Y: a.value(v)}
}
