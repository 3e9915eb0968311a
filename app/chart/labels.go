package chart

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// label is a body's name and its place.
type label struct {
	track
	style style
	box   vg.Rectangle
	led   bool     // a line leads from it
	to    vg.Point // to its curve
}

// labels writes each body's name beside its curve.
func (s sky) labels(c canvas, l layout, tracks []track, taken []vg.Rectangle) {
	c.labels(s.palette, arrange(tracks, l.Rectangle, taken, s.avoided(l)))
}

// labels writes names at their places.
func (c canvas) labels(p Palette, all []label) {
	for _, n := range all {
		if n.led {
			c.polyline(draw.LineStyle{Color: n.color, Width: 0.75}, []vg.Point{edgeTowards(n.box, n.to), n.to})
			c.disc(n.to, 1.8, n.color)
		}
	}
	for _, n := range all {
		c.haloed(n.style, vg.Point{X: n.box.Min.X, Y: n.box.Min.Y + descent(n.style)}, left, n.name, p.Background)
		c.named(n.box)
	}
}

// arrange places the names in r, near the highest point of their curves, where they cover
// neither each other nor the taken rectangles, and as few curves and avoided lines as
// possible. The selected body chooses first, then the higher before the lower. A name without
// room by its curve has a line that leads to it. A body that is never visible has no name.
func arrange(tracks []track, r vg.Rectangle, taken, avoided []vg.Rectangle) []label {
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
	taken = slices.Clone(taken)
	var labels []label
	var rest []track
	put := func(n label) {
		taken = append(taken, rect(n.box.Min.X-3, n.box.Min.Y-1, n.box.Max.X+3, n.box.Max.Y+1))
		labels = append(labels, n)
	}
	look := func(tr track) style { return style{bold: tr.Selected, size: 11, color: tr.color} }
	for _, tr := range order {
		if at, ok := place(tr, tracks, taken, avoided, r, look(tr)); ok {
			put(label{track: tr, style: look(tr), box: at})
		} else if tr.top().Y >= r.Min.Y {
			rest = append(rest, tr)
		}
	}
	for _, tr := range rest {
		if at, to, ok := lead(tr, tracks, taken, r, look(tr)); ok {
			put(label{track: tr, style: look(tr), box: at, led: true, to: to})
		}
	}
	return labels
}

// descent is the room below a baseline.
func descent(t style) vg.Length { return 0.24 * t.size }

// place finds the place of least cost for a name: near the top of its curve, above it,
// clear of curves. A name never covers another one or leaves the chart. Nearer to another
// curve than to its own, and beside a steep part or the lower half of its own, it would be read
// as the name of another: only that of the selected body stands there where there is no
// other room.
func place(tr track, all []track, taken, avoided []vg.Rectangle, r vg.Rectangle, t style) (vg.Rectangle, bool) {
	const (
		gap   = 3  // between a curve and its name
		step  = 6  // between two tries
		below = 14 // the cost of a place below the curve
	)
	// The cost of covering a curve. In little room, where every way is short and
	// leads to another curve, it is less.
	across := min(80, 0.15*float64(r.Size().X))
	top := tr.top()
	if top.Y < r.Min.Y {
		return vg.Rectangle{}, false // never visible
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
			low, high, ok := other.span(at.Min.X-1, at.Max.X+1)
			if ok && low < at.Max.Y && high > at.Min.Y {
				cost += across
			}
			if !tr.Selected && other.nearer(tr, at) {
				return
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
		if !ok || high < r.Min.Y || !tr.Selected && (high-low > h || high < (top.Y+r.Min.Y)/2) {
			continue
		}
		// The distance from the top counts, the height twice, and twice the fall of the
		// curve along the name: one end of the name would be far from the curve.
		away := math.Abs(float64(x+w/2-top.X)) + 2*float64(top.Y-high) + 2*float64(high-low)
		try(rect(x, high+gap, x+w, high+gap+h), away)
		try(rect(x, low-gap-h, x+w, low-gap), away+below)
	}
	return best, !math.IsInf(least, 1)
}
