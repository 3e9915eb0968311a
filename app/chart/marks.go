package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// leastDots is the least room beside a bar in which dots can be distinguished.
const leastDots = 9

// leastBar is the least length of a bar, so that one beside bars a thousand times as long is
// still there.
const leastBar = 1.5

// visible is the least length at which an interval does not look like one value.
const visible = 3

// mark draws a slot's bar, and beside it the whisker and the repeats.
func (b bars) mark(c canvas, a axes, s slot, p cell) {
	b.expectation(c, a, s, p)
	if math.IsNaN(s.value) || s.value == 0 {
		return
	}
	fill, bar := b.palette.Family(s.family), p.box(c, a, 0, s.value)
	if a.horizontal {
		bar.Max.X = max(bar.Max.X, bar.Min.X+c.rule(leastBar))
	} else {
		bar.Max.Y = max(bar.Max.Y, bar.Min.Y+c.rule(leastBar))
	}
	switch {
	case s.failed > 0 || s.broken:
		b.hatch(c, bar, fill, true)
	case s.limited:
		b.hatch(c, bar, fill, false)
	case s.more > 0:
		c.box(bar, fill)
	default:
		c.rounded(bar, a.horizontal, fill)
	}
	if s.more > 0 {
		b.stack(c, a, s, p)
	}
	if b.repeated() {
		b.whisker(c, a, s, p)
		b.dots(c, a, s, p)
	}
}

// stack draws the second part of a bar, on top of it: lighter, within an outline, so that
// it differs from the bar and from the background without colour.
func (b bars) stack(c canvas, a axes, s slot, p cell) {
	c.pale(p.box(c, a, s.value, s.value+s.more), b.palette.Family(s.family), b.palette.Background)
}

// pale fills a rectangle lighter, within an outline.
func (c canvas) pale(r vg.Rectangle, fill, background color.NRGBA) {
	size, w := r.Size(), c.rule(1)
	if size.X < 2*w || size.Y < 2*w { // all of it would be outline
		c.box(r, fill)
		return
	}
	c.box(r, fill)
	c.box(rect(r.Min.X+w, r.Min.Y+w, r.Max.X-w, r.Max.Y-w), mix(fill, background, 0.3))
}

// rounded fills a bar with round corners at its far end.
func (c canvas) rounded(r vg.Rectangle, horizontal bool, fill color.NRGBA) {
	size := r.Size()
	k := min(2.5, size.X/2, size.Y/2)
	if k <= 0 {
		return
	}
	const round = 0.5523 // of a quarter circle, as a cubic curve
	var p vg.Path
	p.Move(r.Min)
	if horizontal {
		p.Line(vg.Point{X: r.Max.X - k, Y: r.Min.Y})
		p.CubeTo(vg.Point{X: r.Max.X - k + round*k, Y: r.Min.Y}, vg.Point{X: r.Max.X, Y: r.Min.Y + k - round*k}, vg.Point{X: r.Max.X, Y: r.Min.Y + k})
	} else {
		p.Line(vg.Point{X: r.Max.X, Y: r.Min.Y})
	}
	p.Line(vg.Point{X: r.Max.X, Y: r.Max.Y - k})
	p.CubeTo(vg.Point{X: r.Max.X, Y: r.Max.Y - k + round*k}, vg.Point{X: r.Max.X - k + round*k, Y: r.Max.Y}, vg.Point{X: r.Max.X - k, Y: r.Max.Y})
	if horizontal {
		p.Line(vg.Point{X: r.Min.X, Y: r.Max.Y})
	} else {
		p.Line(vg.Point{X: r.Min.X + k, Y: r.Max.Y})
		p.CubeTo(vg.Point{X: r.Min.X + k - round*k, Y: r.Max.Y}, vg.Point{X: r.Min.X, Y: r.Max.Y - k + round*k}, vg.Point{X: r.Min.X, Y: r.Max.Y - k})
	}
	p.Close()
	c.SetColor(fill)
	c.Fill(p)
}

// expectation draws a dashed line across a slot at the most that arithmetic allows.
func (b bars) expectation(c canvas, a axes, s slot, p cell) {
	if s.expected <= 0 {
		return
	}
	from, to := min(p.bar[0], p.bar[1]), max(p.bar[0], p.bar[1])
	if b.repeated() {
		from, to = min(from, p.marks[0], p.marks[1]), max(to, p.marks[0], p.marks[1])
	}
	c.StrokeLines(draw.LineStyle{Color: b.palette.Foreground, Width: 1.2, Dashes: []vg.Length{4, 3}}, []vg.Point{a.at(from, s.expected), a.at(to, s.expected)})
}

// hatch draws a bar with slanting lines within an outline, so that it differs from the
// others without colour: one way where the load generator limited it, crossed where it
// counts the successful requests only.
func (b bars) hatch(c canvas, r vg.Rectangle, fill color.NRGBA, crossed bool) {
	c.box(r, mix(fill, b.palette.Background, 0.2))
	within := c.Canvas
	within.Rectangle = r
	line := draw.LineStyle{Color: fill, Width: 1.5}
	size := r.Size()
	for d := vg.Length(6); d < size.X+size.Y; d += 6 {
		p, q := vg.Point{X: r.Min.X + d, Y: r.Min.Y}, vg.Point{X: r.Min.X, Y: r.Min.Y + d}
		within.StrokeLines(line, within.ClipLinesXY([]vg.Point{p, q})...)
		if crossed {
			p, q = vg.Point{X: r.Max.X - d, Y: r.Min.Y}, vg.Point{X: r.Max.X, Y: r.Min.Y + d}
			within.StrokeLines(line, within.ClipLinesXY([]vg.Point{p, q})...)
		}
	}
	w := c.rule(1.5)
	c.box(rect(r.Min.X, r.Min.Y, r.Min.X+w, r.Max.Y), fill)
	c.box(rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y), fill)
	c.box(rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), fill)
	c.box(rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), fill)
}

// dots draws the repeats in their order, so that a drift is visible.
func (b bars) dots(c canvas, a axes, s slot, p cell) {
	n := len(s.repeats)
	if n < 2 || !p.dotted() {
		return
	}
	from := 2*p.reach() + 3 // from the bar, behind the whisker
	step := (p.wide() - from) / vg.Length(max(n, b.repeats))
	r := max(1.1, min(2, 0.6*step))
	for i, v := range s.repeats {
		at := a.at(p.across(from+step*(vg.Length(i)+0.5)), v)
		c.symbol(ShapeOf(s.family), at, r+0.5, b.palette.Background)
		c.symbol(ShapeOf(s.family), at, r, b.palette.Foreground)
	}
}

// whisker draws the interval from low to high with caps.
func (b bars) whisker(c canvas, a axes, s slot, p cell) {
	if math.IsNaN(s.low) {
		return
	}
	reach, w := p.reach(), c.rule(1.5)
	line := func(from, to vg.Point) {
		c.box(vg.Rectangle{
			Min: vg.Point{X: min(from.X, to.X) - w/2, Y: min(from.Y, to.Y) - w/2},
			Max: vg.Point{X: max(from.X, to.X) + w/2, Y: max(from.Y, to.Y) + w/2},
		}, b.palette.Foreground)
	}
	near, far := p.across(0), p.across(2*reach)
	if a.length(s.low, s.high) < visible { // the caps would run into each other
		line(a.at(near, s.value), a.at(far, s.value))
		return
	}
	line(a.at(p.across(reach), s.low), a.at(p.across(reach), s.high))
	line(a.at(near, s.low), a.at(far, s.low))
	line(a.at(near, s.high), a.at(far, s.high))
}
