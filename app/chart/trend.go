package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/compare"
	"perihelion/bench/figure"
)

// Trend draws one configuration over many runs, with all the information that a reader of
// the saved picture needs. Without a run that measured it, it is an error.
func Trend(t compare.Trend, p Palette) (Figure, error) {
	d, err := trendOf(t, p)
	if err != nil {
		return Figure{}, err
	}
	first, last := t.Points[0], t.Points[len(t.Points)-1]
	d.title = t.Subject.Full() + " over " + figure.Plural(len(t.Points), "run")
	d.subtitle = []string{fmt.Sprintf("%s, %s to %s", t.Quantity, first.Started.Format("2 Jan 2006"), last.Started.Format("2 Jan 2006"))}
	return figureOf(p, d), nil
}

// TrendPane is Trend without title and time, for a window that shows these beside the chart.
func TrendPane(t compare.Trend, p Palette) (Figure, error) {
	d, err := trendOf(t, p)
	if err != nil {
		return Figure{}, err
	}
	return figureOf(p, d), nil
}

// trend draws a point with its interval for each run, and a line where the runs before and
// after differ in more than the servers.
type trend struct {
	compare.Trend
	surroundings
	low, high float64 // of the scale
}

func trendOf(t compare.Trend, p Palette) (trend, error) {
	if len(t.Points) == 0 {
		return trend{surroundings: surroundings{palette: p}}, errors.New("chart of the trend: no run measured the configuration under one load")
	}
	d := trend{Trend: t, surroundings: surroundings{palette: p}, low: math.Inf(1)}
	for _, pt := range t.Points {
		f := pt.Figure.Of(t.Quantity)
		d.low, d.high = min(d.low, f.Low, f.Median), max(d.high, f.High, f.Median)
	}
	room := max(0.12*(d.high-d.low), 0.02*d.high)
	d.low, d.high = max(0, d.low-room), d.high+room
	key := "Each point: the median of the repeats of a run, with its 95 % interval."
	if d.ranged() {
		key = "Each point: the median of the repeats of a run, with its 95 % interval, or the range of fewer than six."
	}
	if slices.ContainsFunc(t.Points, func(pt compare.Point) bool { return len(pt.Changed) > 0 && !pt.Machine }) {
		key += " Dashed line: another version or setting."
	}
	if slices.ContainsFunc(t.Points, func(pt compare.Point) bool { return pt.Machine }) {
		key += " Solid line: another machine."
	}
	if n := len(t.Left); n > 0 {
		key += " Left out for another load, or without a figure: " + figure.Plural(n, "run") + "."
	}
	d.caption = []string{key}
	return d, nil
}

// ranged reports whether a run has too few repeats for an interval.
func (d trend) ranged() bool {
	return slices.ContainsFunc(d.Points, func(pt compare.Point) bool { return pt.Figure.Of(d.Quantity).Confidence < 0.95 })
}

// Plot implements plot.Plotter.
func (d trend) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := d.around(c)
	t := tickStyle(d.palette)
	if r.Size().X < 120 || r.Size().Y < 60 {
		return // too small for any text
	}
	ticks := d.ticks(max(2, int(r.Size().Y/30)))
	var wide vg.Length
	for _, v := range ticks {
		wide = max(wide, t.width(d.tick(v)))
	}
	r.Min.X += wide + 8
	r.Min.Y += 2*t.line() + 4
	r.Max.Y -= t.line() + 6
	c.text(style{bold: true, size: 11, color: d.palette.Foreground}, vg.Point{X: r.Min.X, Y: r.Max.Y + t.line() - t.height() + 4}, left, string(d.Quantity))
	y := func(v float64) vg.Length { return r.Min.Y + vg.Length((v-d.low)/(d.high-d.low))*r.Size().Y }
	for _, v := range ticks {
		c.across(r.Min.X, r.Max.X, y(v), 0.75, d.palette.Grid)
		c.text(t, vg.Point{X: r.Min.X - 6, Y: y(v) - t.height()/2}, right, d.tick(v))
	}
	c.across(r.Min.X, r.Max.X, r.Min.Y, 1, d.palette.Muted)
	pitch := r.Size().X / vg.Length(len(d.Points))
	x := func(i int) vg.Length { return r.Min.X + pitch*(vg.Length(i)+0.5) }
	d.changed(c, r, x, pitch)
	d.points(c, r, x, y, pitch)
	d.below(c, r, x)
}

// ticks are round values of the scale, which need not begin at 0.
func (d trend) ticks(n int) []float64 {
	steps := tickValues(d.high-d.low, n)
	if len(steps) < 2 {
		return []float64{d.low}
	}
	step := steps[1]
	var all []float64
	for v := math.Ceil(d.low/step) * step; v <= d.high; v += step {
		all = append(all, v)
	}
	return all
}

// tick writes a value of the scale with the digits that the scale needs.
func (d trend) tick(v float64) string {
	if d.Quantity == compare.RPS && d.high-d.low >= 50 {
		return figure.PerSecond(v)
	}
	return figure.Exact(math.Round(v*1e4) / 1e4)
}

// changed draws a line before each run that differs from the one before it, and in words how
// where there is room: at the end of the line, in two rows.
func (d trend) changed(c canvas, r vg.Rectangle, x func(int) vg.Length, pitch vg.Length) {
	s := captionStyle(d.palette)
	free := r.Min.X
	for i, pt := range d.Points {
		if len(pt.Changed) == 0 {
			continue
		}
		at := c.snap(x(i) - pitch/2)
		if pt.Machine {
			c.upright(at, r.Min.Y, r.Max.Y, 1.2, d.palette.Warn)
		} else {
			c.StrokeLines(draw.LineStyle{Color: d.palette.Muted, Width: 1, Dashes: []vg.Length{3, 3}}, []vg.Point{{X: at, Y: r.Min.Y}, {X: at, Y: r.Max.Y}})
		}
		if at < free || r.Max.X-at < 40 {
			continue
		}
		words := s.cut(strings.Join(pt.Changed, ", "), min(d.until(i, x, r)-at-8, r.Max.X-at-4))
		c.haloed(s, vg.Point{X: at + 4, Y: r.Max.Y - s.line()}, left, words, d.palette.Background)
		free = at + s.width(words) + 12
	}
}

// until is where the words of a change must end: at the next change.
func (d trend) until(i int, x func(int) vg.Length, r vg.Rectangle) vg.Length {
	for k := i + 1; k < len(d.Points); k++ {
		if len(d.Points[k].Changed) > 0 {
			return max(x(k), x(i)+40)
		}
	}
	return r.Max.X
}

// points draws the figures, with a line between the ones of one machine.
func (d trend) points(c canvas, r vg.Rectangle, x func(int) vg.Length, y func(float64) vg.Length, pitch vg.Length) {
	colour, shape := d.palette.Family(d.Subject.Family()), ShapeOf(d.Subject.Family())
	var run []vg.Point
	line := draw.LineStyle{Color: d.palette.Faded(colour, 0.55), Width: 1.2}
	for i, pt := range d.Points {
		if pt.Machine {
			c.polyline(line, run)
			run = nil
		}
		run = append(run, vg.Point{X: x(i), Y: y(pt.Figure.Of(d.Quantity).Median)})
	}
	c.polyline(line, run)
	reach := min(4, 0.3*pitch) // of a cap
	for i, pt := range d.Points {
		f := pt.Figure.Of(d.Quantity)
		at := vg.Point{X: x(i), Y: y(f.Median)}
		c.upright(at.X, y(f.Low), y(f.High), 1.2, d.palette.Foreground)
		if reach >= 1.5 && f.Low < f.High {
			c.across(at.X-reach, at.X+reach, y(f.Low), 1.2, d.palette.Foreground)
			c.across(at.X-reach, at.X+reach, y(f.High), 1.2, d.palette.Foreground)
		}
		radius := max(1.2, min(symbolRadius, 0.4*pitch))
		c.symbol(shape, at, radius+0.8, d.palette.Background)
		c.symbol(shape, at, radius, colour)
		c.read(Reading{Title: pt.Run + ", " + pt.Started.Format("2 Jan 2006 15:04"), Lines: append([]ReadingLine{
			{Colour: colour, Shape: shape, Label: string(d.Quantity), Value: d.Quantity.Text(pt.Figure)},
			{Label: "repeats", Value: figure.Count(pt.Figure.Repeats)},
		}, changedLines(pt)...)}, rect(x(i)-pitch/2, r.Min.Y, x(i)+pitch/2, r.Max.Y), marked{at, colour})
	}
}

// changedLines are the differences from the run before.
func changedLines(pt compare.Point) []ReadingLine {
	var lines []ReadingLine
	for _, text := range pt.Changed {
		lines = append(lines, ReadingLine{Label: "changed", Value: text})
	}
	return lines
}

// below names the runs, and their days below that, as many as have room.
func (d trend) below(c canvas, r vg.Rectangle, x func(int) vg.Length) {
	t := tickStyle(d.palette)
	free := r.Min.X - 20
	before := ""
	for i, pt := range d.Points {
		day := pt.Started.Format("2 Jan")
		name := t.cut(pt.Run, 90)
		w := max(t.width(name), t.width(day)) / 2
		if x(i)-w < free || x(i)+w > c.Max.X {
			continue
		}
		c.text(t, vg.Point{X: x(i), Y: r.Min.Y - 6 - t.height()}, centre, name)
		if day != before {
			c.text(t, vg.Point{X: x(i), Y: r.Min.Y - 6 - t.height() - t.line()}, centre, day)
		}
		before, free = day, x(i)+w+6
	}
}
