package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"perihelion/ephem"
)

// CurveAt returns the body of the curve that is nearest to a point, in the chart of
// altitudes on width by height points. The point is counted from the top left corner. It
// is false where no curve is within reach. A point of the plot is a unit of the window.
func CurveAt(d AltitudeData, width, height, x, y, reach float64) (ephem.Body, bool) {
	f, err := Altitudes(d, Light())
	if err != nil {
		return 0, false
	}
	// Drawn on nothing, the chart still has the places of its parts.
	c := newCanvas(draw.NewCanvas(new(recorder.Canvas), vg.Points(width), vg.Points(height)))
	s := sky{AltitudeData: d, palette: Light()}
	l, ok := s.layout(c, f.Plot)
	if !ok {
		return 0, false
	}
	at := vg.Point{X: vg.Points(x), Y: vg.Points(height - y)}
	best, least := ephem.Body(0), math.Inf(1)
	for _, tr := range s.tracks(l) {
		for i := 1; i < len(tr.points); i++ {
			p, q := tr.points[i-1], tr.points[i]
			if max(p.Y, q.Y) < l.Min.Y {
				continue // below the chart
			}
			if far := distance(at, p, q); far < least { // false for NaN
				best, least = tr.Body, far
			}
		}
	}
	return best, least <= reach
}

// distance returns the distance of a point from the line between two others.
func distance(at, p, q vg.Point) float64 {
	way := q.Sub(p)
	part := float64(at.Sub(p).Dot(way) / way.Dot(way))
	nearest := p.Add(way.Scale(vg.Length(min(max(part, 0), 1))))
	return math.Hypot(float64(at.X-nearest.X), float64(at.Y-nearest.Y))
}
