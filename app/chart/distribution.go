package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/report"
)

// Distribution draws how many requests took how long, over the logarithm of the time, for
// each configuration, with all the information that a reader of the saved picture needs. A
// run without a successful request is an error.
func Distribution(r bench.Results, s Selection, p Palette) (Figure, error) {
	d, err := densitiesOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	d.title = "Distribution of latency"
	d.subtitle = figure.Present(report.Describe(r.Plan).Load(), report.Describe(r.Plan).Asked(), d.note)
	d.caption = figure.Present(densityKey+" "+modelOf(r.Plan), machineOf(r))
	return figureOf(p, d), nil
}

// DistributionPane is Distribution without title, load and machine, for a window that
// shows these beside the chart.
func DistributionPane(r bench.Results, s Selection, p Palette) (Figure, error) {
	if awaited(r) {
		return Empty(noLatencyYet, p), nil
	}
	d, err := densitiesOf(r, s, p)
	if err != nil {
		return Figure{}, err
	}
	d.key = densityKey
	if d.note != "" {
		d.key = d.note + ". " + d.key
	}
	return figureOf(p, d), nil
}

const densityKey = "Height: share of the requests, each row to its own highest. Long line: p50. Short line: p99."

func densitiesOf(r bench.Results, s Selection, p Palette) (densities, error) {
	all := latenciesOf(r, s)
	if len(all) == 0 {
		return densities{}, errNoLatency
	}
	d := densities{surroundings: surroundings{palette: p}, note: partOf(r, len(all))}
	low, high := math.Inf(1), 0.0
	for _, l := range all {
		ends := l.At(0.1, 50, 99, 99.9)
		low, high = min(low, ends[0]), max(high, ends[3])
		d.rows = append(d.rows, density{name: rowName{l.subject.Full(), l.subject.Family(), s.stands(l.result.Config)}, of: l, p50: ends[1], p99: ends[2]})
	}
	d.from, d.to = logBounds(low, high, 0.001)
	for i := range d.rows {
		d.rows[i].heights = heights(d.rows[i].of.Distribution, d.from, d.to)
	}
	return d, nil
}

// bins is the number of points of a density.
const bins = 240

// heights are the shares of the successes between two latencies in steps of equal ratio,
// smoothed over neighbours, with the highest as 1.
func heights(d load.Distribution, from, to float64) []float64 {
	h := make([]float64, bins)
	place := func(ms float64) float64 { return bins * math.Log(max(ms, from/2)/from) / math.Log(to/from) }
	for _, c := range d.Cells() {
		a, b := place(c.From), place(c.To)
		if b < 0 || a > bins {
			continue
		}
		for i := max(0, int(a)); i <= min(bins-1, int(b)); i++ {
			part := (min(b, float64(i+1)) - max(a, float64(i))) / (b - a)
			h[i] += float64(c.Count) * max(part, 0)
		}
	}
	for range 3 {
		smooth := make([]float64, bins)
		for i := range h {
			smooth[i] = (h[max(i-1, 0)] + 2*h[i] + h[min(i+1, bins-1)]) / 4
		}
		h = smooth
	}
	top := 0.0
	for _, v := range h {
		top = max(top, v)
	}
	for i := range h {
		h[i] /= max(top, 1e-300)
	}
	return h
}

// density is the row of one configuration.
type density struct {
	name     rowName
	of       latencies
	p50, p99 float64 // ms
	heights  []float64
}

// densities draws the distributions below each other, on one logarithmic axis.
type densities struct {
	surroundings
	rows     []density
	from, to float64 // ms
	note     string  // what is not shown
}

// Plot implements plot.Plotter.
func (d densities) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := d.around(c)
	t, name := tickStyle(d.palette), style{size: 11, color: d.palette.Foreground}
	r.Min.Y += t.line() + 5
	var names []rowName
	for _, row := range d.rows {
		names = append(names, row.name)
	}
	width := nameWidth(name, names, 0.3*r.Size().X)
	values := name.width("p50 88.8 ms   p99 88.8 ms")
	if r.Size().X < 520 {
		values = 0
	}
	within := r
	within.Min.X += width + 10
	within.Max.X -= max(values+10, t.width("100 ms")/2)
	if within.Size().X < 60 || within.Size().Y < 40 {
		return // too small for any text
	}
	widest := max(90, 0.8*r.Size().Y/vg.Length(len(d.rows)))
	if len(d.rows) == 1 {
		widest = r.Size().Y
	}
	l := rowsIn(r, len(d.rows), widest)
	x := func(ms float64) vg.Length {
		return within.Min.X + vg.Length(math.Log(ms/d.from)/math.Log(d.to/d.from))*within.Size().X
	}
	c.rowNames(d.palette, l, names, width)
	for _, v := range logTicks(d.from, d.to, max(2, int(within.Size().X/60))) {
		c.upright(x(v), l.foot(), l.Max.Y, 0.75, d.palette.Grid)
		c.text(t, vg.Point{X: x(v), Y: l.foot() - 9 - t.height()}, centre, tickSpan(v))
	}
	for i, row := range d.rows[:l.shown] {
		d.row(c, l, i, row, within, x)
		if values > 0 {
			s := style{size: 11, color: d.palette.Muted}
			c.text(s, vg.Point{X: r.Max.X, Y: l.middle(i) - s.height()/2}, right, "p50 "+figure.Span(row.p50)+"   p99 "+figure.Span(row.p99))
		}
	}
	c.across(within.Min.X, within.Max.X, l.foot(), 1, d.palette.Muted)
}

// row draws one distribution, with a line at its median and a shorter one at its p99.
func (d densities) row(c canvas, l rows, i int, row density, within vg.Rectangle, x func(float64) vg.Length) {
	base, height := l.area(i).Min.Y, 0.92*l.pitch
	step := within.Size().X / bins
	var path vg.Path
	path.Move(vg.Point{X: within.Min.X, Y: base})
	for k, h := range row.heights {
		path.Line(vg.Point{X: within.Min.X + step*(vg.Length(k)+0.5), Y: base + vg.Length(h)*height})
	}
	path.Line(vg.Point{X: within.Max.X, Y: base})
	path.Close()
	colour := d.palette.Family(row.name.family)
	c.SetColor(d.palette.Faded(colour, 0.45))
	c.Fill(path)
	c.SetLineStyle(draw.LineStyle{Color: colour, Width: 1.2})
	c.Stroke(path)
	c.upright(x(row.p50), base, base+height, 1.5, d.palette.Foreground)
	c.upright(x(row.p99), base, base+0.45*height, 1.5, d.palette.Foreground)
	read := Reading{Title: row.name.text}
	steps := []float64{0, 50, 90, 95, 99, 99.9, 99.99, 100}
	names := []string{"fastest", "p50", "p90", "p95", "p99", "p99.9", "p99.99", "slowest"}
	for k, v := range row.of.At(steps...) {
		value := figure.Span(v)
		if k > 0 && k < len(steps)-1 && !load.Supports(row.of.Count(), steps[k]) {
			value = "too few requests"
		}
		read.Lines = append(read.Lines, ReadingLine{Label: names[k], Value: value})
	}
	read.Lines = append(read.Lines, ReadingLine{Label: "requests", Value: figure.Count(row.of.Count())})
	c.read(read, l.area(i))
}
