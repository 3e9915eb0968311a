package chart

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// labels writes each body's name beside its curve, near the highest point,
// where it covers no other name and as few curves as can be. The selected body
// chooses first, then the higher before the lower.
func (s sky) labels(c canvas, r vg.Rectangle, tracks []track, taken, avoided []vg.Rectangle) {
	order := slices.Clone(tracks)
	slices.SortStableFunc(order, func(a, b track) int {
		if a.Selected != b.Selected {
			if a.Selected {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.top().Y, a.top().Y)
	})
	for _, tr := range order {
		t := style{bold: tr.Selected, size: 11, color: tr.color}
		at, ok := place(tr, tracks, taken, avoided, r, t)
		if !ok {
			continue
		}
		taken = append(taken, rect(at.Min.X-3, at.Min.Y, at.Max.X+3, at.Max.Y))
		c.haloed(t, vg.Point{X: at.Min.X, Y: at.Min.Y + descent(t)}, left, tr.name, s.palette.Background)
	}
}

// descent is the room below a baseline.
func descent(t style) vg.Length { return 0.24 * t.size }

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

// span is the lowest and the highest that a track comes between two places;
// ok is false where it has no point.
func (tr track) span(x0, x1 vg.Length) (low, high vg.Length, ok bool) {
	low, high = vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	see := func(y vg.Length) {
		if !math.IsNaN(float64(y)) {
			low, high, ok = min(low, y), max(high, y), true
		}
	}
	// Points go from left to right. Besides those within, what counts is where
	// the track enters and where it leaves.
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

func byX(pt vg.Point, x vg.Length) int { return cmp.Compare(pt.X, x) }

// between is the height at x of the line from p to q.
func between(p, q vg.Point, x vg.Length) vg.Length {
	return p.Y + (q.Y-p.Y)*(x-p.X)/(q.X-p.X)
}

// place finds where a name costs least: near the top of its curve, above it,
// clear of curves. It never covers another name or leaves the chart.
func place(tr track, all []track, taken, avoided []vg.Rectangle, r vg.Rectangle, t style) (vg.Rectangle, bool) {
	const (
		gap    = 3   // between a curve and its name
		step   = 6   // between two tries
		below  = 14  // the cost of standing below the curve
		across = 120 // the cost of lying on a curve
	)
	top := tr.top()
	if top.Y < r.Min.Y {
		return vg.Rectangle{}, false // never seen
	}
	w, h := t.width(tr.name), t.height()+2*descent(t)
	best, least := vg.Rectangle{}, math.Inf(1)
	try := func(at vg.Rectangle, cost float64) {
		if cost >= least || at.Min.X < r.Min.X+2 || at.Max.X > r.Max.X-2 || at.Min.Y < r.Min.Y || at.Max.Y > r.Max.Y {
			return
		}
		for _, other := range taken {
			if overlap(at, other) {
				return
			}
		}
		for _, other := range all {
			if low, high, ok := other.span(at.Min.X-1, at.Max.X+1); ok && low < at.Max.Y && high > at.Min.Y {
				cost += across
			}
		}
		for _, other := range avoided {
			if overlap(at, other) {
				cost += across / 2
			}
		}
		if cost < least {
			best, least = at, cost
		}
	}
	for x := r.Min.X + 2; x+w <= r.Max.X-2; x += step {
		low, high, ok := tr.span(x, x+w)
		if !ok || high < r.Min.Y {
			continue
		}
		// The way from the top counts, the way down twice.
		away := math.Abs(float64(x+w/2-top.X)) + 2*float64(top.Y-high)
		try(rect(x, high+gap, x+w, high+gap+h), away)
		try(rect(x, low-gap-h, x+w, low-gap), away+below)
	}
	return best, !math.IsInf(least, 1)
}
