package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
)

// percentiles draws curves of latency by percentile on two logarithmic axes.
type percentiles struct {
	surroundings
	curves   []percentileCurve
	from, to float64 // ends of the axis of latencies, ms
	until    float64 // end of the axis of percentiles, in nines
	note     string  // what is not shown
	limits   []limitMark
}

// Plot implements plot.Plotter.
func (g percentiles) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := g.around(c)
	ticks := logTicks(g.from, g.to, max(2, int(r.Size().Y/28)))
	r, names, ok := curveArea(g.palette, r, ticks, tickSpan, g.curves, tickStyle(g.palette).line()+5)
	if !ok {
		return
	}
	l := grid{r,
		func(nines float64) vg.Length { return r.Min.X + vg.Length(nines/g.until)*r.Size().X },
		func(ms float64) vg.Length {
			return r.Min.Y + vg.Length(math.Log(ms/g.from)/math.Log(g.to/g.from))*r.Size().Y
		},
	}
	g.axes(c, l, ticks)
	for _, v := range fromBelow(g.curves) {
		g.curve(c, l, v)
	}
	for _, m := range g.limits {
		if m.value >= g.from {
			c.limit(g.palette, vg.Point{X: l.Min.X, Y: l.y(m.value)}, vg.Point{X: l.Max.X, Y: l.y(m.value)}, m.name)
		}
	}
	c.endNames(g.palette, l.Rectangle, g.ends(l), names)
	g.readings(c, l)
}

// axes draws both axes with their lines.
func (g percentiles) axes(c canvas, l grid, ticks []float64) {
	const fastest = "fastest"
	t := tickStyle(g.palette)
	for _, v := range ticks {
		c.across(l.Min.X, l.Max.X, l.y(v), 0.75, g.palette.Grid)
		c.text(t, vg.Point{X: l.Min.X - 6, Y: l.y(v) - t.height()/2}, right, tickSpan(v))
	}
	for _, p := range [...]float64{0, 50, 90, 99, 99.9, 99.99} {
		x := l.x(nines(p))
		if x > l.Max.X+1 {
			break
		}
		label, align := strconv.FormatFloat(p, 'f', -1, 64)+" %", vg.Length(centre)
		if p == 0 {
			if narrow := l.x(nines(50)) - x; narrow < t.width(fastest)/2+t.width("50 %")/2+6 {
				continue // the median has the room
			}
			label, align = fastest, min(centre, (x-c.Min.X)/t.width(fastest))
		} else {
			c.upright(x, l.Min.Y, l.Max.Y, 0.75, g.palette.Grid)
		}
		c.text(t, vg.Point{X: x, Y: l.Min.Y - 9 - t.height()}, align, label)
	}
	c.across(l.Min.X, l.Max.X, l.Min.Y, 1, g.palette.Muted)
	c.upright(l.Min.X, l.Min.Y, l.Max.Y, 1, g.palette.Muted)
}

// symbolRadius is that of the marks on curves, leader the length of the line from a curve to
// its name, and sampleWidth that of the piece of the curve before the name.
const (
	symbolRadius = 3
	leader       = 24
	sampleWidth  = 26
)

// curve draws one curve, with the shape of its family at the percentiles of the axis.
func (g percentiles) curve(c canvas, l grid, v percentileCurve) {
	points := make([]vg.Point, len(v.places))
	for i := range points {
		points[i] = vg.Point{X: l.x(v.places[i]), Y: l.y(v.times[i])}
	}
	c.polyline(v.line(v.weight(1.8)), points)
	for i, s := range percentileSteps() {
		if s == 50 || s == 90 || s == 99 || s == 99.9 {
			if v.steps[i] > 0 {
				c.marker(v.stroke, vg.Point{X: l.x(nines(s)), Y: l.y(v.steps[i])}, g.palette)
			}
		}
	}
}

// marker draws the shape of a curve on a rim of the background.
func (c canvas) marker(s stroke, at vg.Point, p Palette) {
	c.symbol(s.shape, at, symbolRadius+1.2, p.Background)
	c.symbol(s.shape, at, symbolRadius, s.colour)
}

// sample draws a piece of a curve to the right of a point, with its mark: the dashes tell
// apart what has the colours and the shape of one family.
func (c canvas) sample(l curveLook, from vg.Point, p Palette) {
	c.polyline(l.line(l.weight(1.6)), []vg.Point{from, {X: from.X + sampleWidth, Y: from.Y}})
	c.marker(l.stroke, vg.Point{X: from.X + sampleWidth/2, Y: from.Y}, p)
}

// ends are the right ends of the curves.
func (g percentiles) ends(l grid) []curveEnd {
	var all []curveEnd
	for _, v := range g.curves {
		all = append(all, curveEnd{v.curveLook, vg.Point{X: l.x(v.end), Y: l.y(v.times[len(v.times)-1])}})
	}
	return all
}

// spread moves places, which descend, apart until each is a distance from the next, within
// bounds, and as little as it can.
func spread(wanted []vg.Length, apart, from, to vg.Length) []vg.Length {
	places := slices.Clone(wanted)
	for i := range places {
		limit := to
		if i > 0 {
			limit = places[i-1] - apart
		}
		places[i] = min(places[i], limit)
	}
	for i := len(places) - 1; i >= 0; i-- {
		limit := from
		if i < len(places)-1 {
			limit = places[i+1] + apart
		}
		places[i] = max(places[i], limit)
	}
	return places
}

// readings leaves the latencies of all curves at each percentage.
func (g percentiles) readings(c canvas, l grid) {
	if c.notes == nil {
		return
	}
	for i, s := range percentileSteps() {
		if nines(s) > g.until+1e-9 {
			break
		}
		read := Reading{Title: percentileTitle(s)}
		x := l.x(nines(s))
		var spots []marked
		order := slices.Clone(g.curves)
		slices.SortStableFunc(order, func(a, b percentileCurve) int { return -cmp.Compare(a.steps[i], b.steps[i]) })
		for _, v := range order {
			value := figure.Span(v.steps[i])
			if v.steps[i] == 0 {
				value = "too few requests"
			} else {
				spots = append(spots, marked{vg.Point{X: x, Y: l.y(max(v.steps[i], g.from))}, v.colour})
			}
			read.Lines = append(read.Lines, ReadingLine{Colour: v.colour, Shape: v.shape, Label: v.name, Value: value})
		}
		c.read(read, rect(x, l.Min.Y, x, l.Max.Y), spots...)
	}
}

// percentileTitle puts a percentage into words.
func percentileTitle(percent float64) string {
	switch {
	case percent == 0:
		return "The fastest request"
	case percent == 50:
		return "Half of the requests within"
	case percent <= 90:
		return strconv.FormatFloat(percent, 'f', -1, 64) + " % of the requests within"
	}
	return fmt.Sprintf("%s %% of the requests within (1 in %s took longer)", strconv.FormatFloat(percent, 'f', -1, 64), figure.Count(int64(math.Round(100/(100-percent)))))
}
