package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
)

// Plot implements plot.Plotter.
func (g search) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := g.around(c)
	t := tickStyle(g.palette)
	ticks := logTicks(g.from, g.to, max(2, int(r.Size().Y/28)))
	r.Max.Y -= t.line() // for the names of the axes
	r, names, ok := curveArea(g.palette, r, ticks, tickSpan, g.found, 2*t.line()+5)
	if !ok {
		return
	}
	const inset = 0.03 // of the logarithms: the marks at the ends are whole
	low, high := math.Log(g.least), math.Log(g.most)
	if high-low < 0.1 {
		low, high = low-0.05, high+0.05
	}
	low, high = low-inset*(high-low), high+inset*(high-low)
	l := grid{r,
		func(rate float64) vg.Length { return r.Min.X + vg.Length((math.Log(rate)-low)/(high-low))*r.Size().X },
		func(ms float64) vg.Length {
			return r.Min.Y + vg.Length(math.Log(min(max(ms, g.from), g.to)/g.from)/math.Log(g.to/g.from))*r.Size().Y
		},
	}
	for _, v := range fromBelow(g.found) {
		g.band(c, l, v)
	}
	g.axes(c, l, ticks, math.Exp(low), math.Exp(high))
	for _, v := range fromBelow(g.found) {
		g.rate(c, l, v)
	}
	for _, v := range fromBelow(g.found) {
		g.trials(c, l, v)
	}
	g.limitName(c, l)
	g.names(c, l.Rectangle, names)
	g.readings(c, l)
}

// axes draws both axes with their lines, and the limit.
func (g search) axes(c canvas, l grid, ticks []float64, low, high float64) {
	t := tickStyle(g.palette)
	for _, v := range ticks {
		c.across(l.Min.X, l.Max.X, l.y(v), 0.75, g.palette.Grid)
		c.text(t, vg.Point{X: l.Min.X - 6, Y: l.y(v) - t.height()/2}, right, tickSpan(v))
	}
	free := c.Min.X
	for _, rate := range rateTicks(low, high, max(2, int(l.Size().X/70))) {
		x, half := l.x(rate), t.width(tickLabel(rate))/2
		c.upright(x, l.Min.Y, l.Max.Y, 0.75, g.palette.Grid)
		if x-half >= free {
			c.text(t, vg.Point{X: x, Y: l.Min.Y - 7 - t.height()}, centre, tickLabel(rate))
			free = x + half + 8
		}
	}
	c.text(captionStyle(g.palette), vg.Point{X: (l.Min.X + l.Max.X) / 2, Y: l.Min.Y - 9 - t.height() - t.line()}, centre, "requests/s asked for")
	c.across(l.Min.X, l.Max.X, l.Min.Y, 1, g.palette.Muted)
	c.upright(l.Min.X, l.Min.Y, l.Max.Y, 1, g.palette.Muted)
	limit := l.y(g.below)
	c.StrokeLines(draw.LineStyle{Color: g.palette.Foreground, Width: 1.2, Dashes: []vg.Length{5, 3}}, []vg.Point{{X: l.Min.X, Y: limit}, {X: l.Max.X, Y: limit}})
}

// limitName writes the name of the limit at its line, where it covers the fewest rates and
// trials.
func (g search) limitName(c canvas, l grid) {
	s := style{size: 11, color: g.palette.Foreground}
	text := "p99 " + tickSpan(g.below) + ", the limit"
	var marks []vg.Rectangle
	for _, v := range g.found {
		if v.limit.Rate > 0 {
			marks = append(marks, rect(l.x(v.limit.Rate)-1, l.Min.Y, l.x(v.limit.Rate)+1, l.Max.Y))
		}
		for _, t := range v.trials {
			marks = append(marks, squareAbout(g.at(l, t), symbolRadius+1.2))
		}
	}
	at := atLine(l.Rectangle, l.y(g.below), vg.Point{X: s.width(text), Y: s.height()}, marks)
	c.haloed(s, at.Min, left, text, g.palette.Background)
}

// atLine is the place of a text above or below a level line, where it covers the fewest marks:
// of several the one farthest to the right, and above the line.
func atLine(r vg.Rectangle, y vg.Length, size vg.Point, marks []vg.Rectangle) vg.Rectangle {
	const gap, step, halo = 4, 4, 3
	best, least := vg.Rectangle{}, math.MaxInt
	for x := r.Max.X - 6 - size.X; best == (vg.Rectangle{}) || x >= r.Min.X+6; x -= step {
		for _, base := range [...]vg.Length{y + gap, y - gap - size.Y} {
			at, covered := rect(x, base, x+size.X, base+size.Y), 0
			for _, m := range marks {
				if overlap(rect(at.Min.X-halo, at.Min.Y-halo, at.Max.X+halo, at.Max.Y+halo), m) {
					covered++
				}
			}
			if covered < least {
				best, least = at, covered
			}
		}
	}
	return best
}

// rateTicks are round rates between two: 1, 2 and 5 times powers of ten where the range is wide,
// and else evenly spaced ones.
func rateTicks(low, high float64, n int) []float64 {
	if high >= 5*low {
		return logTicks(low, high, n)
	}
	var all []float64
	for _, v := range tickValues(high, int(float64(n)*high/(high-low))) {
		if v >= low {
			all = append(all, v)
		}
	}
	return all
}

// band draws the interval of the rate that was found.
func (g search) band(c canvas, l grid, v searched) {
	if v.bounded() {
		from, to := max(l.x(v.limit.Low), l.Min.X), min(l.x(v.limit.High), l.Max.X)
		c.box(rect(from, l.Min.Y, to, l.Max.Y), mix(v.colour, g.palette.Background, 0.16))
	}
}

// rate draws the rate that was found.
func (g search) rate(c canvas, l grid, v searched) {
	if v.limit.Rate > 0 {
		x := l.x(v.limit.Rate)
		c.polyline(v.line(v.weight(1.6)), []vg.Point{{X: x, Y: l.Min.Y}, {X: x, Y: l.Max.Y}})
	}
}

// trials draws the trials; one without an answer is at the top.
func (g search) trials(c canvas, l grid, v searched) {
	for _, t := range v.trials {
		at := g.at(l, t)
		radius := vg.Length(symbolRadius)
		if v.stands {
			radius++
		}
		c.symbol(v.shape, at, radius+1.2, g.palette.Background)
		c.symbol(v.shape, at, radius, v.colour)
		if !t.Held() {
			c.symbol(v.shape, at, radius-1.2, g.palette.Background)
		}
	}
}

func (g search) at(l grid, t bench.Trial) vg.Point {
	ms := t.P99
	if !(ms > 0) {
		ms = g.to
	}
	return vg.Point{X: l.x(t.Rate), Y: l.y(ms)}
}

// label is the wider of both lines beside the chart.
func (v searched) label() string {
	if found := v.found(); captionStyle(Palette{}).width(found) > endStyle(Palette{}).width(v.name) {
		return found
	}
	return v.name
}

// found is the rate that was found, in words.
func (v searched) found() string {
	if v.limit.Rate <= 0 {
		return "no rate was held"
	}
	text := figure.PerSecond(v.limit.Rate)
	if v.limit.High <= 0 {
		return "at least " + text
	}
	if ends := figure.Range(v.limit.Low, v.limit.High); ends != "" {
		text += " (" + ends + ")"
	}
	return text
}

// names writes the configurations at the right, with the rates that were found, the highest on
// top.
func (g search) names(c canvas, r vg.Rectangle, width vg.Length) {
	name, small := endStyle(g.palette), captionStyle(g.palette)
	order := slices.Clone(g.found)
	slices.SortStableFunc(order, func(a, b searched) int { return -cmp.Compare(a.limit.Rate, b.limit.Rate) })
	both := name.line() + small.line() + 4
	pitch := both
	if vg.Length(len(order))*both > r.Size().Y {
		pitch = name.line()
	}
	x, y := r.Max.X+8, r.Max.Y
	for i, v := range order {
		if hidden := len(order) - i; y-pitch < r.Min.Y && hidden > 1 {
			c.text(small, vg.Point{X: x, Y: y - small.line()}, left, fmt.Sprintf("and %d more", hidden))
			return
		}
		own := name
		own.bold = v.stands
		c.sample(v.curveLook, vg.Point{X: x, Y: y - name.line()/2}, g.palette)
		at := x + sampleWidth + 6
		c.text(own, vg.Point{X: at, Y: y - name.line()/2 - name.height()/2}, left, own.cut(v.name, width))
		if pitch == both {
			c.text(small, vg.Point{X: at, Y: y - name.line() - small.line() + 2}, left, small.cut(v.found(), width))
		}
		y -= pitch
	}
}

// readings leaves each trial, from the lowest rate to the highest.
func (g search) readings(c canvas, l grid) {
	if c.notes == nil {
		return
	}
	type trial struct {
		of searched
		bench.Trial
	}
	var all []trial
	for _, v := range g.found {
		for _, t := range v.trials {
			all = append(all, trial{v, t})
		}
	}
	slices.SortStableFunc(all, func(a, b trial) int { return cmp.Compare(a.Rate, b.Rate) })
	for _, t := range all {
		outcome, p99 := report.Missed(t.Missed), figure.Span(t.P99)
		if outcome == "" {
			outcome = "held"
		}
		if t.P99 == 0 {
			p99 = "no answer"
		}
		read := Reading{Title: figure.PerSecond(t.Rate) + " requests/s in round " + figure.Count(t.Round), Lines: []ReadingLine{
			{Colour: t.of.colour, Shape: t.of.shape, Label: t.of.name, Value: outcome},
			{Label: "p99", Value: p99},
		}}
		read.Lines = append(read.Lines, ReadingLine{Label: "rate found", Value: t.of.found()})
		at := g.at(l, t.Trial)
		c.read(read, rect(at.X, l.Min.Y, at.X, l.Max.Y), marked{at, t.of.colour})
	}
}
