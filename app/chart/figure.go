package chart

import (
	"image/color"

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
	Area   Area // in which the line itself is written in the chart; zero: it is not
}

// Area is a part of a picture, in points from its top left corner. It has no width where
// it is a vertical line.
type Area struct{ Left, Top, Right, Bottom float64 }

// Spot is a point of a picture, in points from its top left corner.
type Spot struct {
	X, Y   float64
	Colour color.NRGBA
}

// Notes are what is in a picture, beside what is seen.
type Notes struct {
	Readings []Reading // in the order in which the keyboard goes through them
	Names    []Area    // of curves, among them, which nothing may cover
}

// Notes returns what is in a picture of width by height points, which are units of the
// window. They are empty where the chart has none.
func (f Figure) Notes(width, height float64) Notes {
	if !f.Drawn() || !(width > 0 && height > 0) {
		return Notes{}
	}
	// Drawn on nothing, the parts of the chart leave their notes.
	n := &notebook{height: height}
	f.Draw(draw.NewCanvas(n, vg.Points(width), vg.Points(height)))
	return n.Notes
}

// Readings are those of the notes of a picture.
func (f Figure) Readings(width, height float64) []Reading { return f.Notes(width, height).Readings }

// notebook is a canvas that keeps notes and no picture.
type notebook struct {
	recorder.Canvas
	Notes
	height float64
}

// read leaves a reading of an area and of points of the canvas, where readings are
// asked for.
func (c canvas) read(r Reading, area vg.Rectangle, spots ...marked) {
	if c.notes == nil {
		return
	}
	r.Area = c.notes.area(area)
	for _, s := range spots {
		r.Spots = append(r.Spots, Spot{X: s.at.X.Points(), Y: c.notes.top(s.at.Y), Colour: s.colour})
	}
	c.notes.Readings = append(c.notes.Readings, r)
}

// named leaves the place of a curve's name, where notes are asked for.
func (c canvas) named(place vg.Rectangle) {
	if c.notes != nil {
		c.notes.Names = append(c.notes.Names, c.notes.area(place))
	}
}

// top is a coordinate as the distance from the top of the picture.
func (n *notebook) top(y vg.Length) float64 { return n.height - y.Points() }

// area is a rectangle of the canvas as a part of the picture.
func (n *notebook) area(r vg.Rectangle) Area {
	return Area{Left: r.Min.X.Points(), Top: n.top(r.Max.Y), Right: r.Max.X.Points(), Bottom: n.top(r.Min.Y)}
}

// Has reports whether a point of the picture is in the area.
func (a Area) Has(x, y float64) bool { return x >= a.Left && x < a.Right && y >= a.Top && y < a.Bottom }

// marked is a point of a canvas with the colour of its curve.
type marked struct {
	at     vg.Point
	colour color.NRGBA
}
