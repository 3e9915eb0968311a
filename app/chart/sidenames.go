package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// way is how far a name stands from the edge of the chart.
const way = 14

// sides is the room for the names of curves at the left and the right of a chart: at the
// right where it is wide, at both sides where it is wider.
func (s sky) sides(r vg.Rectangle) (left, right vg.Length) {
	const wide, wider = 440, 640
	var names vg.Length
	for _, c := range s.Curves {
		names = max(names, style{size: 11, bold: true}.width(c.Body.String()))
	}
	names += way + 6
	switch width := r.Size().X; {
	case width >= wider:
		return names, names
	case width >= wide:
		return 0, names
	}
	return 0, 0
}

// sideNames writes the names of the curves that are above the horizon at an edge of the
// chart beside it, one below the other, each with a line that leads to its curve.
func (s sky) sideNames(c canvas, l layout, tracks []track) {
	if l.left > 0 {
		s.namesAt(c, l, tracks, l.Min.X, -1)
	}
	if l.right > 0 {
		s.namesAt(c, l, tracks, l.Max.X, 1)
	}
}

// namesAt does so at one edge; out is 1 to the right and −1 to the left.
func (s sky) namesAt(c canvas, l layout, tracks []track, x, out vg.Length) {
	type end struct {
		track
		y vg.Length
	}
	var ends []end
	for _, tr := range tracks {
		if low, _, ok := tr.span(x-0.5, x+0.5); ok && low > l.y(0) {
			ends = append(ends, end{tr, low})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return -cmp.Compare(a.y, b.y) })
	var wanted []vg.Length
	for _, e := range ends {
		wanted = append(wanted, e.y)
	}
	name := style{size: 11}
	for i, y := range spread(wanted, name.line(), l.y(0)-name.height(), l.Max.Y) {
		tr := ends[i].track
		name.color, name.bold = tr.color, tr.Selected
		c.polyline(draw.LineStyle{Color: tr.color, Width: 0.75},
			[]vg.Point{{X: x, Y: ends[i].y}, {X: x + out*(way-4), Y: y}, {X: x + out*way, Y: y}})
		at, align := vg.Point{X: x + out*(way+3), Y: y - name.height()/2}, vg.Length(left)
		if out < 0 {
			align = right
		}
		c.text(name, at, align, tr.name)
	}
}
