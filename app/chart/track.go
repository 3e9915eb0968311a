package chart

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// track is a curve at its place in the chart.
type track struct {
	Curve
	name   string
	color  color.NRGBA
	points []vg.Point // NaN in Y where the body has no place
}

func (s sky) tracks(l layout) []track {
	var tracks []track
	perStep := l.Size().X * vg.Length(s.Step) / vg.Length(s.To.Sub(s.From))
	for _, cv := range s.Curves {
		tr := track{Curve: cv, name: cv.Name, color: s.palette.Body(cv.Body)}
		if tr.name == "" {
			tr.name = cv.Body.String()
		}
		for i, a := range cv.Altitudes {
			pt := vg.Point{X: l.Min.X + vg.Length(i)*perStep, Y: l.y(a.Deg())}
			if pt.X > l.Max.X+0.01 {
				break
			}
			tr.points = append(tr.points, pt)
		}
		tracks = append(tracks, tr)
	}
	return tracks
}

// curve draws a track, quieter below the horizon, and cut off at the bottom of
// the chart.
func (s sky) curve(c canvas, l layout, tr track) {
	width := vg.Length(1.75)
	if tr.Selected {
		width = 3
	}
	up, down := c.Canvas, c.Canvas
	up.Rectangle = rect(l.Min.X, l.y(0), l.Max.X, l.Max.Y)
	down.Rectangle = rect(l.Min.X, l.Min.Y, l.Max.X, l.y(0))
	var run []vg.Point
	flush := func() {
		dashes := pattern(tr.Body, width)
		up.StrokeLines(draw.LineStyle{Color: tr.color, Width: width, Dashes: dashes}, up.ClipLinesY(run)...)
		down.StrokeLines(draw.LineStyle{Color: s.palette.Faded(tr.color, 0.5), Width: width, Dashes: dashes}, down.ClipLinesY(run)...)
		run = nil
	}
	for _, pt := range tr.points {
		if math.IsNaN(float64(pt.Y)) {
			flush()
			continue
		}
		run = append(run, pt)
	}
	flush()
}

// top is the highest point of a track, far below everything if it has none.
func (tr track) top() vg.Point {
	best := vg.Point{Y: vg.Length(math.Inf(-1))}
	for _, pt := range tr.points {
		if pt.Y > best.Y { // false for NaN
			best = pt
		}
	}
	return best
}

// span returns the lowest and the highest point of a track between two places; ok is
// false where it has none.
func (tr track) span(x0, x1 vg.Length) (low, high vg.Length, ok bool) {
	low, high = vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	see := func(y vg.Length) {
		if !math.IsNaN(float64(y)) {
			low, high, ok = min(low, y), max(high, y), true
		}
	}
	// Points go from left to right. The points where the track enters and leaves count
	// as well.
	first, _ := slices.BinarySearchFunc(tr.points, x0, byX)
	past, _ := slices.BinarySearchFunc(tr.points, x1, byX)
	for _, pt := range tr.points[first:past] {
		see(pt.Y)
	}
	if first > 0 && first < len(tr.points) {
		see(between(tr.points[first-1], tr.points[first], x0))
	}
	if past > 0 && past < len(tr.points) {
		see(between(tr.points[past-1], tr.points[past], x1))
	}
	return low, high, ok
}

// nearer reports whether a track is nearer to a rectangle than another one on more than a
// third of its width.
func (tr track) nearer(than track, r vg.Rectangle) bool {
	const parts = 9
	part, count := r.Size().X/parts, 0
	for i := range parts {
		x := r.Min.X + vg.Length(i)*part
		if tr.away(x, x+part, r) < than.away(x, x+part, r) {
			count++
		}
	}
	return count > parts/3
}

// away is the distance of a track from a rectangle between two places, upwards or downwards:
// 0 where it runs through, infinite where it has no point.
func (tr track) away(x0, x1 vg.Length, r vg.Rectangle) vg.Length {
	low, high, ok := tr.span(x0, x1)
	if !ok {
		return vg.Length(math.Inf(1))
	}
	return max(0, low-r.Max.Y, r.Min.Y-high)
}

func byX(pt vg.Point, x vg.Length) int { return cmp.Compare(pt.X, x) }

// between returns the height at x of the line from p to q.
func between(p, q vg.Point, x vg.Length) vg.Length {
	return p.Y + (q.Y-p.Y)*(x-p.X)/(q.X-p.X)
}
