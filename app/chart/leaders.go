package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// lead finds the place of least cost for a name that has none by its curve, and the point of
// the curve to which a line leads from it. The name covers no other and the line none, and
// both as few curves as possible.
func lead(tr track, all []track, taken []vg.Rectangle, r vg.Rectangle, t style) (at vg.Rectangle, to vg.Point, ok bool) {
	const apart = 9 // between two points to which a line may lead
	across := 25.0  // the cost of covering a curve
	w, h := t.width(tr.name), t.height()+2*descent(t)
	least, last := math.Inf(1), vg.Length(math.Inf(-1))
	top := tr.top()
	for _, pt := range tr.points {
		if math.IsNaN(float64(pt.Y)) || pt.X < last+apart || pt.Y < r.Min.Y || pt.X < r.Min.X || pt.X > r.Max.X {
			continue
		}
		last = pt.X
		for _, away := range [...]vg.Length{12, 20, 30, 42, 56} {
			for turn := range 12 {
				sin, cos := math.Sincos(float64(turn) * math.Pi / 6)
				middle := vg.Point{X: pt.X + (away+w/2)*vg.Length(cos), Y: pt.Y + (away+h/2)*vg.Length(sin)}
				box := rect(middle.X-w/2, middle.Y-h/2, middle.X+w/2, middle.Y+h/2)
				if box.Min.X < r.Min.X+2 || box.Max.X > r.Max.X-2 || box.Min.Y < r.Min.Y || box.Max.Y > r.Max.Y || !free(box, taken) {
					continue
				}
				cost := float64(away) + 0.5*float64(top.Y-pt.Y)
				for _, other := range all {
					if low, high, ok := other.span(box.Min.X-1, box.Max.X+1); ok && low < box.Max.Y && high > box.Min.Y {
						cost += across
					}
				}
				if cost < least && !crosses(edgeTowards(box, pt), pt, taken) {
					at, to, ok, least = box, pt, true, cost
				}
			}
		}
	}
	return at, to, ok
}

// edgeTowards is the point of a rectangle that is nearest to a point.
func edgeTowards(r vg.Rectangle, p vg.Point) vg.Point {
	return vg.Point{X: min(max(p.X, r.Min.X), r.Max.X), Y: min(max(p.Y, r.Min.Y), r.Max.Y)}
}

// crosses reports whether a line runs through a rectangle.
func crosses(from, to vg.Point, taken []vg.Rectangle) bool {
	const steps = 12
	for i := range steps + 1 {
		part := vg.Length(i) / steps
		p := vg.Point{X: from.X + part*(to.X-from.X), Y: from.Y + part*(to.Y-from.Y)}
		for _, r := range taken {
			if p.X > r.Min.X && p.X < r.Max.X && p.Y > r.Min.Y && p.Y < r.Max.Y {
				return true
			}
		}
	}
	return false
}
