package chart

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// curveEnd is the right end of a curve, with its name.
type curveEnd struct {
	stroke
	name string
	at   vg.Point
}

// endStyle is that of the names of curves.
func endStyle(p Palette) style { return style{size: 11, color: p.Foreground} }

// endNames writes the name of each curve at the right of a rectangle, in the order of the
// curves' ends, and leads the curve to it.
func (c canvas) endNames(p Palette, r vg.Rectangle, ends []curveEnd, width vg.Length) {
	name := endStyle(p)
	order := slices.Clone(ends)
	slices.SortStableFunc(order, func(a, b curveEnd) int { return -cmp.Compare(a.at.Y, b.at.Y) })
	room := int((r.Size().Y + name.line()) / name.line())
	hidden := max(0, len(order)-room)
	if hidden > 0 {
		hidden++
		order = order[:max(0, room-1)]
	}
	var wanted []vg.Length
	for _, v := range order {
		wanted = append(wanted, v.at.Y)
	}
	if hidden > 0 {
		wanted = append(wanted, r.Min.Y)
	}
	places := spread(wanted, name.line(), r.Min.Y, r.Max.Y)
	x := r.Max.X + leader
	for i, v := range order {
		c.polyline(draw.LineStyle{Color: v.colour, Width: 0.75}, []vg.Point{v.at, {X: x - 6, Y: places[i]}, {X: x, Y: places[i]}})
		c.marker(v.stroke, vg.Point{X: x + symbolRadius + 1, Y: places[i]}, p)
		c.text(name, vg.Point{X: x + 2*symbolRadius + 6, Y: places[i] - name.height()/2}, left, name.cut(v.name, width))
	}
	if hidden > 0 {
		s := captionStyle(p)
		c.text(s, vg.Point{X: x, Y: places[len(order)] - s.height()/2}, left, fmt.Sprintf("and %d more", hidden))
	}
}
