package chart

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// curveLook is the look of a curve, with its name.
type curveLook struct {
	stroke
	name   string
	stands bool // out among the others
}

func (l curveLook) label() string  { return l.name }
func (l curveLook) standing() bool { return l.stands }

// curveEnd is the right end of a curve.
type curveEnd struct {
	curveLook
	at vg.Point
}

// grid is the place of curves and their scales.
type grid struct {
	vg.Rectangle
	x, y func(float64) vg.Length
}

// curveArea is the place of curves in a rectangle: beside the labels of the scale at the
// left and the names of the curves at the right, above a foot. It returns the room of the
// names, too, and false where there is too little room for any text.
func curveArea[C interface{ label() string }](p Palette, r vg.Rectangle, ticks []float64, tick func(float64) string, curves []C, foot vg.Length) (area vg.Rectangle, names vg.Length, ok bool) {
	t, name := tickStyle(p), endStyle(p)
	var labels vg.Length
	for _, v := range ticks {
		labels = max(labels, t.width(tick(v)))
	}
	name.bold = true // which the name of each curve may become: nothing moves then
	for _, v := range curves {
		names = max(names, name.width(v.label()))
	}
	names = min(names, 0.32*r.Size().X)
	area = rect(r.Min.X+labels+8, r.Min.Y+foot, r.Max.X-names-leader-sampleWidth-8, r.Max.Y-t.height()/2)
	return area, names, area.Size().X >= 60 && area.Size().Y >= 40
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
		// Dotted and grey, since a line in the curve's own would go on with the curve.
		led := draw.LineStyle{Color: p.Muted, Width: 0.75, Dashes: []vg.Length{1, 2.5}}
		c.polyline(led, []vg.Point{v.at, {X: x - 6, Y: places[i]}, {X: x, Y: places[i]}})
		c.sample(v.curveLook, vg.Point{X: x, Y: places[i]}, p)
		own := name
		own.bold = v.stands
		c.text(own, vg.Point{X: x + sampleWidth + 6, Y: places[i] - name.height()/2}, left, own.cut(v.name, width))
	}
	if hidden > 0 {
		s := captionStyle(p)
		c.text(s, vg.Point{X: x, Y: places[len(order)] - s.height()/2}, left, fmt.Sprintf("and %d more", hidden))
	}
}
