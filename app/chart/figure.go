package chart

import (
	"image/color"
	"math"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
)

// Figure is a chart that was drawn: its plot, for every size and form, and the readings
// of its places. The zero Figure is none.
type Figure struct{ *plot.Plot }

// Drawn reports whether there is a chart.
func (f Figure) Drawn() bool { return f.Plot != nil }

// Reading is what a chart shows at one place, in words: a bar, a percentile of all
// curves, a second.
type Reading struct {
	Title string
	Lines []ReadingLine
	Area  Area   // of the chart that it belongs to
	Spots []Spot // on the curves that it reads
}

// ReadingLine is one figure of a reading.
type ReadingLine struct {
	Colour color.NRGBA // of its mark; zero: it has none
	Shape  Shape       // of its mark
	Label  string
	Value  string
}

// Area is a part of a picture, in points from its top left corner. It has no width where
// it is a vertical line.
type Area struct{ Left, Top, Right, Bottom float64 }

// Spot is a point of a picture, in points from its top left corner.
type Spot struct {
	X, Y   float64
	Colour color.NRGBA
}

// Readings returns the readings of a picture of width by height points, in the order in
// which the keyboard goes through them. A point of a picture is a unit of the window.
// It is empty where the chart has none.
func (f Figure) Readings(width, height float64) []Reading {
	if !f.Drawn() || !(width > 0 && height > 0) {
		return nil
	}
	// Drawn on nothing, the parts of the chart leave their readings.
	n := &notebook{height: height}
	f.Draw(draw.NewCanvas(n, vg.Points(width), vg.Points(height)))
	return n.readings
}

// ReadingAt returns the number of the reading that belongs to a point, −1 for none: of
// the areas above and below the point the nearest, from left to right.
func ReadingAt(all []Reading, x, y float64) int {
	const reach = 24 // beyond the outermost areas
	best, least := -1, math.Inf(1)
	for i, r := range all {
		if y < r.Area.Top || y > r.Area.Bottom {
			continue
		}
		if far := max(r.Area.Left-x, x-r.Area.Right, 0); far < least {
			best, least = i, far
		}
	}
	if least > reach && !surrounded(all, x) {
		return -1
	}
	return best
}

// PlaceAmong returns where a point is among readings from left to right, in their numbers:
// halfway from the third to the fourth it is 2.5. Beyond the outermost it is that of those.
func PlaceAmong(all []Reading, x float64) float64 {
	last := len(all) - 1
	i := sort.Search(len(all), func(i int) bool { return all[i].Area.Left >= x })
	switch {
	case i == 0:
		return 0
	case i > last:
		return float64(last)
	}
	from, to := all[i-1].Area.Left, all[i].Area.Left
	return float64(i-1) + (x-from)/(to-from)
}

// PlaceOf returns the horizontal coordinate of such a place, and the area of the reading
// before it.
func PlaceOf(all []Reading, place float64) (x float64, area Area) {
	i := max(0, min(int(place), len(all)-1))
	area = all[i].Area
	x = area.Left
	if i+1 < len(all) {
		x += (place - float64(i)) * (all[i+1].Area.Left - x)
	}
	return x, area
}

// surrounded reports whether there are areas at both sides of a place.
func surrounded(all []Reading, x float64) bool {
	before, after := false, false
	for _, r := range all {
		before, after = before || r.Area.Left <= x, after || r.Area.Right >= x
	}
	return before && after
}

// notebook is a canvas that keeps readings and no picture.
type notebook struct {
	recorder.Canvas
	height   float64
	readings []Reading
}

// read leaves a reading of an area and of points of the canvas, where readings are
// asked for.
func (c canvas) read(r Reading, area vg.Rectangle, spots ...marked) {
	if c.notes == nil {
		return
	}
	top := func(y vg.Length) float64 { return c.notes.height - y.Points() }
	r.Area = Area{Left: area.Min.X.Points(), Top: top(area.Max.Y), Right: area.Max.X.Points(), Bottom: top(area.Min.Y)}
	for _, s := range spots {
		r.Spots = append(r.Spots, Spot{X: s.at.X.Points(), Y: top(s.at.Y), Colour: s.colour})
	}
	c.notes.readings = append(c.notes.readings, r)
}

// marked is a point of a canvas with the colour of its curve.
type marked struct {
	at     vg.Point
	colour color.NRGBA
}
