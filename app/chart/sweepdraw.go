package chart

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
)

// sweep draws throughput over connections, on a logarithmic axis.
type sweep struct {
	surroundings
	curves      []sweepCurve
	numbers     []float64 // of connections measured, ascending
	first, last float64   // of numbers
	most        float64   // requests per second
	note        string    // what is not shown
}

// Plot implements plot.Plotter.
func (g sweep) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := g.around(c)
	ticks := tickValues(1.04*g.most, max(2, int(r.Size().Y/36)))
	r, names, ok := curveArea(g.palette, r, ticks, tickLabel, g.curves, 2*tickStyle(g.palette).line()+5)
	if !ok {
		return
	}
	l := grid{r,
		func(n float64) vg.Length {
			if g.last <= g.first {
				return r.Min.X + r.Size().X/2
			}
			const inset = 8 // the marks at the ends are whole
			return r.Min.X + inset + vg.Length(math.Log(n/g.first)/math.Log(g.last/g.first))*(r.Size().X-2*inset)
		},
		func(rps float64) vg.Length { return r.Min.Y + vg.Length(rps/(1.04*g.most))*r.Size().Y },
	}
	g.axes(c, l, ticks)
	for _, v := range fromBelow(g.curves) {
		g.dots(c, l, v)
	}
	for _, v := range fromBelow(g.curves) {
		g.curve(c, l, v)
	}
	var ends []curveEnd
	for _, v := range g.curves {
		at := vg.Point{X: l.x(v.end()), Y: l.y(v.at(v.end()))}
		if last := v.last(); last.connections > v.end() { // requests failed beyond the curve
			at = vg.Point{X: l.x(last.connections), Y: l.y(last.median)}
		}
		ends = append(ends, curveEnd{v.curveLook, at})
	}
	c.endNames(g.palette, r, ends, names)
	g.readings(c, l)
}

// axes draws both axes with their lines.
func (g sweep) axes(c canvas, l grid, ticks []float64) {
	t := tickStyle(g.palette)
	for _, v := range ticks {
		c.across(l.Min.X, l.Max.X, l.y(v), 0.75, g.palette.Grid)
		c.text(t, vg.Point{X: l.Min.X - 6, Y: l.y(v) - t.height()/2}, right, tickLabel(v))
	}
	free := l.Min.X - 100 // where the next number may begin
	for _, n := range g.numbers {
		label := figure.Count(int(n))
		x, half := l.x(n), t.width(label)/2
		c.upright(x, l.Min.Y, l.Max.Y, 0.75, g.palette.Grid)
		if x-half < free {
			continue
		}
		c.text(t, vg.Point{X: x, Y: l.Min.Y - 7 - t.height()}, centre, label)
		free = x + half + 8
	}
	c.text(captionStyle(g.palette), vg.Point{X: (l.Min.X + l.Max.X) / 2, Y: l.Min.Y - 9 - t.height() - t.line()}, centre, "connections")
	c.across(l.Min.X, l.Max.X, l.Min.Y, 1, g.palette.Muted)
}

// dots draws the repeats.
func (g sweep) dots(c canvas, l grid, v sweepCurve) {
	pale := g.palette.Faded(v.colour, 0.55)
	for _, level := range v.levels {
		for _, rps := range level.repeats {
			c.disc(vg.Point{X: l.x(level.connections), Y: l.y(rps)}, 1.3, pale)
		}
	}
}

// curve draws one curve with its medians, and its peak.
func (g sweep) curve(c canvas, l grid, v sweepCurve) {
	var points []vg.Point
	from, to := v.levels[0].connections, v.end()
	const parts = 120
	for i := range parts + 1 {
		n := from * math.Pow(to/from, float64(i)/parts)
		points = append(points, vg.Point{X: l.x(n), Y: l.y(v.at(n))})
	}
	width := vg.Length(1.8)
	if v.fit == nil {
		width = 1
	}
	c.polyline(v.line(v.weight(width)), points)
	for _, level := range v.levels {
		at := vg.Point{X: l.x(level.connections), Y: l.y(level.median)}
		if c.marker(v.stroke, at, g.palette); !level.ranked {
			c.symbol(v.shape, at, symbolRadius-1.2, g.palette.Background)
		}
	}
	if v.peaks() {
		g.peak(c, l, v)
	}
}

// peak marks the peak of a curve by a ring, and its interval by a bar with an end at each
// bound that there is.
func (g sweep) peak(c canvas, l grid, v sweepCurve) {
	e := v.fit.PeakConnections
	at := vg.Point{X: l.x(e.Value), Y: l.y(v.fit.PeakRPS.Value)}
	if v.bounded() {
		low, high := l.x(max(e.Low, g.first)), l.x(min(e.High, g.last))
		c.across(low, high, at.Y, 2.6, g.palette.Background)
		c.across(low, high, at.Y, 1.4, v.colour)
		c.upright(low, at.Y-4, at.Y+4, 1.4, v.colour)
		if e.High <= g.last {
			c.upright(high, at.Y-4, at.Y+4, 1.4, v.colour)
		}
	}
	c.disc(at, symbolRadius+3.6, g.palette.Background)
	c.disc(at, symbolRadius+2.6, v.colour)
	c.disc(at, symbolRadius+1, g.palette.Background)
}

// readings leaves the figures of all curves at each number of connections.
func (g sweep) readings(c canvas, l grid) {
	if c.notes == nil {
		return
	}
	for _, n := range g.numbers {
		read := Reading{Title: figure.Plural(int(n), "connection")}
		var spots []marked
		var found []sweepCurve
		level := func(v sweepCurve) sweepLevel {
			i := slices.IndexFunc(v.levels, func(l sweepLevel) bool { return l.connections == n })
			if i < 0 {
				return sweepLevel{}
			}
			return v.levels[i]
		}
		found = append(found, g.curves...)
		slices.SortStableFunc(found, func(a, b sweepCurve) int { return -cmp.Compare(level(a).median, level(b).median) })
		for _, v := range found {
			at, value := level(v), "not measured"
			if at.median > 0 {
				value = figure.PerSecond(at.median) + " requests/s"
				if ends := figure.Range(at.low, at.high); ends != "" {
					value += " (" + ends + ")"
				}
				spots = append(spots, marked{vg.Point{X: l.x(n), Y: l.y(at.median)}, v.colour})
			}
			read.Lines = append(read.Lines, ReadingLine{Colour: v.colour, Shape: v.shape, Label: v.name, Value: value})
		}
		c.read(read, rect(l.x(n), l.Min.Y, l.x(n), l.Max.Y), spots...)
	}
}
