package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/server"
)

// stroke is the look of one curve among several. Its family gives colour and shape, the
// place within the family the shade, and the place among all curves the dashes: curves can
// be distinguished without any colour.
type stroke struct {
	colour color.NRGBA
	shape  Shape
	dashes []vg.Length
}

// dashes are the patterns of lines, in turn.
func dashes() [][]vg.Length {
	return [][]vg.Length{nil, {6, 3}, {1.6, 2.4}, {8, 2.5, 1.6, 2.5}, {12, 3}, {4, 2, 1.4, 2, 1.4, 2}}
}

// strokes are the looks of curves of families.
func strokes(p Palette, families []server.Family) []stroke {
	seen := make(map[server.Family]int)
	patterns := dashes()
	var all []stroke
	for i, f := range families {
		all = append(all, stroke{colour: shade(p, f, seen[f]), shape: ShapeOf(f), dashes: patterns[i%len(patterns)]})
		seen[f]++
	}
	return all
}

// shade is the colour of the n-th member of a family: from the second on nearer to that of
// text, which raises the contrast.
func shade(p Palette, f server.Family, n int) color.NRGBA {
	own := [...]float64{1, 0.55, 0.78}
	return mix(p.Family(f), p.Foreground, own[n%len(own)])
}

// line is the style of the curve.
func (s stroke) line(width vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: s.colour, Width: width, Dashes: s.dashes}
}

// polyline draws a curve through points.
func (c canvas) polyline(s draw.LineStyle, points []vg.Point) {
	if len(points) < 2 {
		return
	}
	c.StrokeLines(s, points)
}
