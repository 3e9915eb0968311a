package chart

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// way is how far a name stands from the edge of the chart.
const way = 14

// sides is the room for the names of curves at the left and the right of a chart.
func (s sky) sides(r vg.Rectangle) (left, right vg.Length) {
	var names []string
	for _, c := range s.Curves {
		names = append(names, c.Body.String())
	}
	return sideRoom(r, names)
}

// sideRoom is the room for names at the left and the right of a chart in a rectangle: at the
// right where it is wide, at both sides where it is wider.
func sideRoom(r vg.Rectangle, names []string) (left, right vg.Length) {
	const wide, wider = 440, 640
	var room vg.Length
	for _, name := range names {
		room = max(room, style{size: 11, bold: true}.width(name))
	}
	room += way + 6
	switch width := r.Size().X; {
	case width >= wider:
		return room, room
	case width >= wide:
		return 0, room
	}
	return 0, 0
}

// sideNames writes the names of the curves that are above the horizon at an edge of the
// chart beside it.
func (s sky) sideNames(c canvas, l layout, tracks []track) {
	above := rect(l.Min.X, l.y(0), l.Max.X, l.Max.Y)
	ends := func(x vg.Length) (all []namedEnd) {
		for _, tr := range tracks {
			if low, _, ok := tr.span(x-0.5, x+0.5); ok && low > l.y(0) {
				all = append(all, namedEnd{tr.name, tr.color, tr.Selected, vg.Point{X: x, Y: low}})
			}
		}
		return all
	}
	if l.left > 0 {
		c.besides(above, l.Min.X, -1, ends(l.Min.X))
	}
	if l.right > 0 {
		c.besides(above, l.Max.X, 1, ends(l.Max.X))
	}
}

// namedEnd is where a curve meets an edge of the chart.
type namedEnd struct {
	name   string
	colour color.NRGBA
	stands bool // out among the others
	at     vg.Point
}

// besides writes the names of curves beside an edge of a rectangle, one below the other, each
// with a line that leads to its curve; out is 1 to the right and −1 to the left.
func (c canvas) besides(r vg.Rectangle, x, out vg.Length, ends []namedEnd) {
	slices.SortStableFunc(ends, func(a, b namedEnd) int { return -cmp.Compare(a.at.Y, b.at.Y) })
	var wanted []vg.Length
	for _, e := range ends {
		wanted = append(wanted, e.at.Y)
	}
	name := style{size: 11}
	for i, y := range spread(wanted, name.line(), r.Min.Y-name.height(), r.Max.Y) {
		e := ends[i]
		name.color, name.bold = e.colour, e.stands
		c.polyline(draw.LineStyle{Color: e.colour, Width: 0.75},
			[]vg.Point{e.at, {X: x + out*(way-4), Y: y}, {X: x + out*way, Y: y}})
		at, align := vg.Point{X: x + out*(way+3), Y: y - name.height()/2}, vg.Length(left)
		if out < 0 {
			align = right
		}
		c.text(name, at, align, e.name)
	}
}
