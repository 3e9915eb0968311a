package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// beside writes a name beside a point, where it covers neither another name nor any of some points of a figure; a
// name without such a place near by has a line that leads to it.
func (c canvas) beside(p Palette, s style, area vg.Rectangle, points []vg.Point, at vg.Point, name string, away vg.Length, taken *[]vg.Rectangle) {
	w, h := s.width(name), s.height()
	for _, far := range [...]vg.Length{away, 2.2 * away, 4 * away, 6 * away} {
		for _, turn := range [...]float64{0, 180, 45, 135, 315, 225, 90, 270, 20, 160, 340, 200, 65, 115, 245, 295} {
			sin, cos := math.Sincos(turn * math.Pi / 180)
			middle := vg.Point{X: at.X + (far+w/2)*vg.Length(cos), Y: at.Y + (far+h/2)*vg.Length(sin)}
			box := rect(middle.X-w/2-2, middle.Y-h/2-2, middle.X+w/2+2, middle.Y+h/2+2)
			if box.Min.X < area.Min.X || box.Max.X > area.Max.X || box.Min.Y < area.Min.Y || box.Max.Y > area.Max.Y || !free(box, *taken) {
				continue
			}
			covers := false
			for _, q := range points {
				covers = covers || overlap(box, squareAbout(q, 1.5))
			}
			if covers {
				continue
			}
			if far > away {
				end := vg.Point{X: at.X + (far-3)*vg.Length(cos), Y: at.Y + (far-3)*vg.Length(sin)}
				c.polyline(draw.LineStyle{Color: p.Muted, Width: 0.75}, []vg.Point{at, end})
			}
			*taken = append(*taken, box)
			c.haloed(s, vg.Point{X: middle.X, Y: middle.Y - h/2}, centre, name, p.Background)
			return
		}
	}
}

// pair draws two figures beside each other.
type pair struct {
	a, b Figure
	part float64 // of the width for the first
}

// Plot implements plot.Plotter.
func (p pair) Plot(dc draw.Canvas, _ *plot.Plot) {
	size := dc.Size()
	p.a.Draw(draw.Crop(dc, 0, -size.X*vg.Length(1-p.part), 0, 0))
	p.b.Draw(draw.Crop(dc, size.X*vg.Length(p.part), 0, 0, 0))
}
