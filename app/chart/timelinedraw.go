package chart

import (
	"fmt"
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// panel is one of the two halves of the chart, with its scale.
type panel struct {
	vg.Rectangle
	most   float64
	value  func(moment) float64
	name   string
	tick   func(float64) string
	colour color.NRGBA
	shape  Shape
}

func (p panel) y(v float64) vg.Length {
	const mark = 6 // kept free for the upper half of a mark
	return p.Min.Y + vg.Length(min(v/p.most, 1))*(p.Size().Y-mark)
}

// Plot implements plot.Plotter.
func (l timeline) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := l.around(c)
	t := tickStyle(l.palette)
	rate := func(m moment) float64 { return m.RPS }
	p99 := func(m moment) float64 {
		if m.stalled() {
			return math.NaN()
		}
		return m.Latency.P99
	}
	panels := [2]panel{
		{most: l.most(rate), value: rate, name: "requests/s", tick: tickLabel, colour: l.colour, shape: l.shape},
		{most: l.most(p99), value: p99, name: "p99", tick: tickSpan, colour: l.palette.Warn, shape: l.shape},
	}
	var left vg.Length
	for _, p := range panels {
		for _, v := range tickValues(p.most, 5) {
			left = max(left, t.width(p.tick(v)))
		}
	}
	r.Min.X += left + 8
	r.Min.Y += t.line() + 7
	r.Max.Y -= t.line()
	r.Max.X -= t.width(tickLabel(l.length)+" s") / 2
	const gap = 22
	if r.Size().X < 80 || r.Size().Y < 56 {
		return // too small for any text
	}
	half := (r.Size().Y - gap) * 0.52
	panels[0].Rectangle = rect(r.Min.X, r.Max.Y-half, r.Max.X, r.Max.Y)
	panels[1].Rectangle = rect(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y-half-gap)
	for _, p := range panels {
		l.panel(c, p)
	}
	l.below(c, r)
	l.label(c, panels)
	l.readings(c, panels, r)
}

func (l timeline) nameStyle() style { return style{bold: true, size: 11, color: l.palette.Foreground} }

// x is the place of an instant of a repeat.
func (l timeline) x(r vg.Rectangle, repeat int, seconds float64) vg.Length {
	width := r.Size().X / vg.Length(l.bands)
	within := vg.Length(0)
	if l.bands > 1 {
		within = min(6, 0.12*width) // kept free at both ends of a band
	}
	return r.Min.X + vg.Length(repeat)*width + within + vg.Length(seconds/max(l.length, 1e-9))*(width-2*within)
}

// panel draws one half: bands, scale, and the values of each repeat.
func (l timeline) panel(c canvas, p panel) {
	width := p.Size().X / vg.Length(l.bands)
	for i := 1; i < l.bands; i += 2 {
		c.box(rect(p.Min.X+vg.Length(i)*width, p.Min.Y, p.Min.X+vg.Length(i+1)*width, p.Max.Y), l.palette.Field)
	}
	t := tickStyle(l.palette)
	ticks := tickValues(p.most, max(1, int(p.Size().Y/26)))
	if len(ticks) == 1 {
		ticks = append(ticks, step125(p.most))
	}
	for _, v := range ticks {
		if v > 0 {
			c.across(p.Min.X, p.Max.X, p.y(v), 0.75, l.palette.Grid)
		} else if p.y(ticks[1])-p.y(0) < t.line() {
			continue // the axis says it, and the label above has the room
		}
		c.text(t, vg.Point{X: p.Min.X - 6, Y: p.y(v) - t.height()/2}, right, p.tick(v))
	}
	c.across(p.Min.X, p.Max.X, p.Min.Y, 1, l.palette.Muted)
	c.text(l.nameStyle(), vg.Point{X: p.Min.X, Y: p.Max.Y + 5}, left, p.name)
	line := draw.LineStyle{Color: p.colour, Width: 1.8}
	var run []vg.Point
	end := func() {
		c.polyline(line, run)
		if len(run) == 1 {
			c.symbol(p.shape, run[0], symbolRadius, p.colour)
		}
		run = nil
	}
	for i, m := range l.moments {
		if i > 0 && l.moments[i-1].repeat != m.repeat {
			end()
		}
		v := p.value(m)
		if math.IsNaN(v) || !m.whole() {
			end()
			continue
		}
		run = append(run, vg.Point{X: l.x(p.Rectangle, m.repeat, m.middle()), Y: p.y(v)})
	}
	end()
}

// below numbers the repeats, or the seconds of a single one.
func (l timeline) below(c canvas, r vg.Rectangle) {
	t := tickStyle(l.palette)
	y := r.Min.Y - 9 - t.height()
	if l.bands == 1 {
		for _, v := range tickValues(l.length, max(2, int(r.Size().X/60))) {
			c.text(t, vg.Point{X: l.x(r, 0, v), Y: y}, centre, tickLabel(v)+" s")
		}
		return
	}
	c.text(t, vg.Point{X: r.Min.X - 6, Y: y}, right, t.cut("repeat", r.Min.X-c.Min.X-6))
	free := r.Min.X
	for i := range l.bands {
		label := strconv.Itoa(i + 1)
		x := (l.x(r, i, 0) + l.x(r, i, l.length)) / 2
		if w := t.width(label) / 2; x-w >= free {
			c.text(t, vg.Point{X: x, Y: y}, centre, label)
			free = x + w + 4
		}
	}
}

// label points at the worst second.
func (l timeline) label(c canvas, panels [2]panel) {
	i := l.worst()
	if i < 0 {
		return
	}
	m, p := l.moments[i], panels[1]
	if m.stalled() {
		p = panels[0]
	}
	at := vg.Point{X: l.x(p.Rectangle, m.repeat, m.middle()), Y: p.y(p.value(m))}
	// The text stands above the panel, where no value can be.
	s, from := style{size: 11, color: l.palette.Foreground}, p.Min.X+l.nameStyle().width(p.name)+14
	text := s.cut(l.about(m), p.Max.X-from)
	w := s.width(text)
	x := min(max(at.X-w/2, from), p.Max.X-w)
	c.text(s, vg.Point{X: x, Y: p.Max.Y + 5}, left, text)
	c.upright(min(max(at.X, x), x+w), at.Y+symbolRadius+3, p.Max.Y+2, 1, l.palette.Muted)
	c.symbol(l.shape, at, symbolRadius+2.4, l.palette.Background)
	c.symbol(l.shape, at, symbolRadius+1.2, p.colour)
}

// readings leaves the figures of each second.
func (l timeline) readings(c canvas, panels [2]panel, r vg.Rectangle) {
	if c.notes == nil {
		return
	}
	for _, m := range l.moments {
		x := l.x(r, m.repeat, m.middle())
		read := Reading{Title: named.Capital(l.place(m)) + fmt.Sprintf(", %s to %s s", seconds(m.From), seconds(m.To))}
		read.Lines = []ReadingLine{{Colour: panels[0].colour, Shape: l.shape, Label: "requests/s", Value: figure.PerSecond(m.RPS)}}
		spots := []marked{{vg.Point{X: x, Y: panels[0].y(m.RPS)}, panels[0].colour}}
		if !m.stalled() {
			read.Lines = append(read.Lines,
				ReadingLine{Colour: panels[1].colour, Shape: l.shape, Label: "p99", Value: figure.Span(m.Latency.P99)},
				ReadingLine{Label: "p50", Value: figure.Span(m.Latency.P50)},
				ReadingLine{Label: "slowest", Value: figure.Span(m.Latency.Max)})
			spots = append(spots, marked{vg.Point{X: x, Y: panels[1].y(m.Latency.P99)}, panels[1].colour})
		}
		read.Lines = append(read.Lines, ReadingLine{Label: "answered well", Value: figure.Count(m.OK)})
		if failed := m.Requests - m.OK; failed > 0 {
			read.Lines = append(read.Lines, ReadingLine{Colour: l.palette.Bad, Label: "failed", Value: figure.Count(failed)})
		}
		c.read(read, rect(x, r.Min.Y, x, r.Max.Y), spots...)
	}
}

// seconds writes an instant to a tenth.
func seconds(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }
