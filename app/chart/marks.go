package chart

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// visible is the spread below which repeats look like one.
const visible = 3

// widestCap is how far the cap of a whisker reaches to each side.
const widestCap = 5

// mark draws a slot's bar, its whisker and its repeats. middle is the place of
// the bar's axis, thick how wide the bar is.
func (b bars) mark(c canvas, a axes, s slot, middle, thick vg.Length) {
	if math.IsNaN(s.value) || s.value == 0 {
		return
	}
	fill := b.palette.Family(s.family)
	from, to := a.at(middle-thick/2, 0), a.at(middle+thick/2, s.value)
	bar := vg.Rectangle{Min: vg.Point{X: c.snap(from.X), Y: c.snap(from.Y)}, Max: vg.Point{X: c.snap(to.X), Y: c.snap(to.Y)}}
	switch {
	case s.failed > 0 || s.broken:
		b.hatch(c, bar, fill)
	case s.more > 0:
		c.box(bar, fill)
	default:
		c.rounded(bar, a.lying, fill)
	}
	if s.more > 0 {
		b.stack(c, a, s, middle, thick)
	}
	b.whisker(c, a, s, middle, thick)
	b.dots(c, a, s, middle, thick)
}

// stack draws what stands on top of a bar: lighter, within an outline, to be told
// from the bar and from the background without colour.
func (b bars) stack(c canvas, a axes, s slot, middle, thick vg.Length) {
	fill := b.palette.Family(s.family)
	from, to := a.at(middle-thick/2, s.value), a.at(middle+thick/2, s.value+s.more)
	r := vg.Rectangle{Min: vg.Point{X: c.snap(from.X), Y: c.snap(from.Y)}, Max: vg.Point{X: c.snap(to.X), Y: c.snap(to.Y)}}
	size, w := r.Size(), c.rule(1)
	if size.X < 2*w || size.Y < 2*w { // all of it would be outline
		c.box(r, fill)
		return
	}
	c.box(r, fill)
	c.box(rect(r.Min.X+w, r.Min.Y+w, r.Max.X-w, r.Max.Y-w), mix(fill, b.palette.Background, 0.3))
}

// rounded fills a bar whose far end has round corners.
func (c canvas) rounded(r vg.Rectangle, lying bool, fill color.NRGBA) {
	size := r.Size()
	k := min(2.5, size.X/2, size.Y/2)
	if k <= 0 {
		return
	}
	const round = 0.5523 // of a quarter circle, as a cubic curve
	var p vg.Path
	p.Move(r.Min)
	if lying {
		p.Line(vg.Point{X: r.Max.X - k, Y: r.Min.Y})
		p.CubeTo(vg.Point{X: r.Max.X - k + round*k, Y: r.Min.Y}, vg.Point{X: r.Max.X, Y: r.Min.Y + k - round*k}, vg.Point{X: r.Max.X, Y: r.Min.Y + k})
	} else {
		p.Line(vg.Point{X: r.Max.X, Y: r.Min.Y})
	}
	p.Line(vg.Point{X: r.Max.X, Y: r.Max.Y - k})
	p.CubeTo(vg.Point{X: r.Max.X, Y: r.Max.Y - k + round*k}, vg.Point{X: r.Max.X - k + round*k, Y: r.Max.Y}, vg.Point{X: r.Max.X - k, Y: r.Max.Y})
	if lying {
		p.Line(vg.Point{X: r.Min.X, Y: r.Max.Y})
	} else {
		p.Line(vg.Point{X: r.Min.X + k, Y: r.Max.Y})
		p.CubeTo(vg.Point{X: r.Min.X + k - round*k, Y: r.Max.Y}, vg.Point{X: r.Min.X, Y: r.Max.Y - k + round*k}, vg.Point{X: r.Min.X, Y: r.Max.Y - k})
	}
	p.Close()
	c.SetColor(fill)
	c.Fill(p)
}

// hatch draws a bar that counts only what succeeded: slanting lines within an
// outline, to be told from the others without colour.
func (b bars) hatch(c canvas, r vg.Rectangle, fill color.NRGBA) {
	c.box(r, mix(fill, b.palette.Background, 0.2))
	within := c.Canvas
	within.Rectangle = r
	line := draw.LineStyle{Color: fill, Width: 1.5}
	size := r.Size()
	for d := vg.Length(6); d < size.X+size.Y; d += 6 {
		p, q := vg.Point{X: r.Min.X + d, Y: r.Min.Y}, vg.Point{X: r.Min.X, Y: r.Min.Y + d}
		within.StrokeLines(line, within.ClipLinesXY([]vg.Point{p, q})...)
	}
	w := c.rule(1.5)
	c.box(rect(r.Min.X, r.Min.Y, r.Min.X+w, r.Max.Y), fill)
	c.box(rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y), fill)
	c.box(rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), fill)
	c.box(rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), fill)
}

// dots draws each repeat in the order in which they were made, so that a
// drift can be seen, half of them on each side of the whisker. Dots in a
// straight row would only say what the bar says.
func (b bars) dots(c canvas, a axes, s slot, middle, thick vg.Length) {
	n := len(s.repeats)
	if n < 2 || a.length(slices.Min(s.repeats), slices.Max(s.repeats)) < visible {
		return
	}
	const inner = widestCap + 3 // from the middle to where the dots begin
	outer := 0.46 * thick
	half := (n + 1) / 2
	r := min(2, (outer-inner)/vg.Length(half)/2-0.4)
	if r < 1 {
		return // too many for the bar
	}
	side := func(from, to vg.Length, i, n int) vg.Length { // the i-th of n, spread evenly
		return from + (to-from)*(vg.Length(i)+0.5)/vg.Length(n)
	}
	for i, v := range s.repeats {
		place := middle + side(-outer, -inner, i, half)
		if i >= half {
			place = middle + side(inner, outer, i-half, n-half)
		}
		at := a.at(place, v)
		c.disc(at, r+0.9, b.palette.Background)
		c.disc(at, r, b.palette.Foreground)
	}
}

// whisker draws the interval from low to high with caps, on a rim of the
// background so that it is seen on the bar and above it.
func (b bars) whisker(c canvas, a axes, s slot, middle, thick vg.Length) {
	if math.IsNaN(s.low) {
		return
	}
	reach := min(widestCap, thick/4)
	w := c.rule(1.5)
	if a.length(s.low, s.high) < visible { // the caps would run into each other
		from, to := a.at(middle-reach, s.value), a.at(middle+reach, s.value)
		c.box(rect(from.X-w/2, from.Y-w/2, to.X+w/2, to.Y+w/2), b.palette.Foreground)
		return
	}
	for _, pass := range [...]struct {
		grow  vg.Length
		color color.NRGBA
	}{{0.8, b.palette.Background}, {0, b.palette.Foreground}} {
		line := func(from, to vg.Point) {
			r := vg.Rectangle{
				Min: vg.Point{X: min(from.X, to.X) - w/2 - pass.grow, Y: min(from.Y, to.Y) - w/2 - pass.grow},
				Max: vg.Point{X: max(from.X, to.X) + w/2 + pass.grow, Y: max(from.Y, to.Y) + w/2 + pass.grow},
			}
			c.box(r, pass.color)
		}
		line(a.at(middle, s.low), a.at(middle, s.high))
		line(a.at(middle-reach, s.low), a.at(middle+reach, s.low))
		line(a.at(middle-reach, s.high), a.at(middle+reach, s.high))
	}
}
