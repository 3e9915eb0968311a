package chart

import (
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
)

// usages draws two columns of bars, processor time and memory, with a row for each
// configuration.
type usages struct {
	surroundings
	rows   []usage
	cores  int     // of the machine; 0: unknown
	most   float64 // end of the scale of processor time, cores
	memory float64 // end of the scale of memory, bytes
}

// Plot implements plot.Plotter.
func (u usages) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := u.around(c)
	t, name, head := tickStyle(u.palette), style{size: 11, color: u.palette.Foreground}, style{bold: true, size: 11, color: u.palette.Foreground}
	r.Max.Y -= head.line()
	r.Min.Y += t.line() + 5
	var names []rowName
	for _, row := range u.rows {
		names = append(names, row.name)
	}
	width := nameWidth(name, names, 0.3*r.Size().X)
	if r.Size().X-width < 200 || r.Size().Y < 30 {
		return // too small for any text
	}
	l := rowsIn(r, len(u.rows), 54)
	c.rowNames(u.palette, l, names, width)

	from, middle := r.Min.X+width+10, (r.Min.X+width+10+r.Max.X)/2
	figures := [2]vg.Length{name.width("8.88 + 8.88"), name.width("888 of 888 MB")}
	for _, row := range u.rows {
		figures[0], figures[1] = max(figures[0], name.width(row.inCores())), max(figures[1], name.width(row.inMemory()))
	}
	figures[0], figures[1] = figures[0]+6, figures[1]+6
	cpu := u.column(c, l, rect(from, l.foot(), middle-20-figures[0], l.Max.Y), u.most, "Processor time, cores", tickLabel)
	memory := u.column(c, l, rect(middle, l.foot(), r.Max.X-figures[1], l.Max.Y), u.memory, "Memory", tickBytes)
	if u.reached() {
		c.SetLineStyle(draw.LineStyle{Color: u.palette.Muted, Width: 1, Dashes: []vg.Length{3, 3}})
		var line vg.Path
		line.Move(vg.Point{X: cpu(float64(u.cores)), Y: l.foot()})
		line.Line(vg.Point{X: cpu(float64(u.cores)), Y: l.Max.Y})
		c.Stroke(line)
	}
	thick := min(0.62*l.pitch, 22)
	for i, row := range u.rows[:l.shown] {
		y, colour := l.middle(i), u.palette.Family(row.name.family)
		c.bar(cpu(0), cpu(row.server), y, thick, colour)
		c.pale(rect(c.snap(cpu(row.server)), c.snap(y-thick/2), c.snap(cpu(row.server+row.generator)), c.snap(y+thick/2)), colour, u.palette.Background)
		ground := u.palette.Background
		if row.name.stands {
			ground = u.palette.Row
		}
		used, beside := row.inCores(), cpu(row.server+row.generator)+5
		c.box(rect(beside-2, y-name.height(), beside+name.width(used)+2, y+name.height()), ground) // over the dashed line
		c.text(name, vg.Point{X: beside, Y: y - name.height()/2}, left, used)
		c.pale(rect(c.snap(memory(0)), c.snap(y-thick/2), c.snap(memory(float64(row.rss))), c.snap(y+thick/2)), colour, u.palette.Background)
		c.bar(memory(0), memory(float64(row.filled())), y, thick, colour)
		c.haloed(name, vg.Point{X: memory(float64(max(row.rss, row.pss))) + 5, Y: y - name.height()/2}, left, row.inMemory(), u.palette.Background)
		c.read(u.reading(row), l.area(i))
	}
}

// column draws the scale of one column, and returns the places of its values.
func (u usages) column(c canvas, l rows, r vg.Rectangle, most float64, title string, tick func(float64) string) func(float64) vg.Length {
	x := func(v float64) vg.Length { return r.Min.X + vg.Length(v/most)*r.Size().X }
	t := tickStyle(u.palette)
	head := style{bold: true, size: 11, color: u.palette.Foreground}
	c.text(head, vg.Point{X: r.Min.X, Y: l.Max.Y + 5}, left, title)
	for _, v := range tickValues(most, max(1, int(r.Size().X/52))) {
		c.upright(x(v), l.foot(), l.Max.Y, 0.75, u.palette.Grid)
		c.text(t, vg.Point{X: x(v), Y: l.foot() - 8 - t.height()}, centre, tick(v))
	}
	c.upright(r.Min.X, l.foot(), l.Max.Y, 1, u.palette.Muted)
	return x
}

// filled is the memory of the filled part of the bar: PSS, or RSS where the system does not
// report that.
func (row usage) filled() int64 {
	if row.pss > 0 {
		return row.pss
	}
	return row.rss
}

// inCores writes the processor time of the server and that of the load generator: "0.93 + 0.21".
func (row usage) inCores() string { return inCores(row.server) + " + " + inCores(row.generator) }

// inMemory writes PSS and RSS in one unit: "29.4 of 49.0 MB".
func (row usage) inMemory() string {
	all := figure.Bytes(row.rss)
	if row.pss == 0 || row.pss == row.rss {
		return all
	}
	own := figure.Bytes(row.pss)
	number, unit, _ := strings.Cut(own, " ")
	if strings.HasSuffix(all, " "+unit) {
		own = number
	}
	return own + " of " + all
}

// reading lists the costs of a configuration.
func (u usages) reading(row usage) Reading {
	colour, shape := u.palette.Family(row.name.family), ShapeOf(row.name.family)
	read := Reading{Title: row.name.text, Lines: []ReadingLine{
		{Colour: colour, Shape: shape, Label: "server", Value: inCores(row.server) + " cores"},
	}}
	if low, high := lowHigh(row.servers); len(row.servers) > 1 {
		read.Lines = append(read.Lines, ReadingLine{Label: "repeats", Value: inCores(low) + "–" + inCores(high) + " cores"})
	}
	read.Lines = append(read.Lines, ReadingLine{Label: "load generator", Value: inCores(row.generator) + " cores"})
	if row.pss > 0 {
		read.Lines = append(read.Lines, ReadingLine{Label: "PSS", Value: figure.Bytes(row.pss)})
	}
	return Reading{Title: read.Title, Lines: append(read.Lines,
		ReadingLine{Label: "RSS", Value: figure.Bytes(row.rss)},
		ReadingLine{Label: "processes", Value: figure.Count(int64(row.processes))},
		ReadingLine{Label: "threads", Value: figure.Count(int64(row.threads))})}
}

// lowHigh are the least and the greatest of values; 0 where there are none.
func lowHigh(values []float64) (low, high float64) {
	for i, v := range values {
		if i == 0 || v < low {
			low = v
		}
		high = max(high, v)
	}
	return low, high
}
