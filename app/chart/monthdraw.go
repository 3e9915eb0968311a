package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem"
)

// month draws the page of a calendar.
type month struct {
	MonthData
	palette Palette
}

// paperMargin is what printers leave white, beyond the margin of every chart.
const paperMargin = 18

// Plot implements plot.Plotter.
func (m month) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	if m.Paper {
		c.Rectangle = rect(c.Min.X+paperMargin, c.Min.Y+paperMargin, c.Max.X-paperMargin, c.Max.Y-paperMargin)
	}
	r := c.Rectangle
	if m.Title != "" || m.Caption != "" {
		r = c.frame(m.palette, m.Title, "", figure.Present(m.Subtitle), figure.Present(m.Caption))
	}
	head := style{bold: true, size: 10, color: m.palette.Muted}
	top := r.Max.Y - head.line() - 2
	width, height := r.Size().X/7, (top-r.Min.Y)/vg.Length(m.rows())
	if width < 12 || height < 10 {
		return
	}
	for i, name := range m.Weekdays {
		c.text(head, vg.Point{X: r.Min.X + (vg.Length(i)+0.5)*width, Y: top + 4}, centre, head.cut(name, width))
	}
	cells := make([]vg.Rectangle, len(m.Days))
	row, last := 0, -1
	for i, day := range m.Days {
		if day.Column <= last {
			row++
		}
		last = day.Column
		x, y := r.Min.X+vg.Length(day.Column)*width, top-vg.Length(row)*height
		cells[i] = rect(x, y-height, x+width, y)
	}
	for i, day := range m.Days {
		c.read(Reading{Title: day.Name, Lines: m.cell(c, cells[i], day)}, cells[i])
	}
}

// cell draws a day, and returns the events that it had room for.
func (m month) cell(c canvas, r vg.Rectangle, day MonthDay) (drawn []ReadingLine) {
	m.border(c, r)
	large := min(max(0.2*r.Size().Y, 9), 12)
	label := style{bold: true, size: large, color: m.palette.Foreground}
	pad := vg.Length(5)
	base := r.Max.Y - pad - label.height()
	if m.Compact {
		label.size, label.bold = 12, day.Today
		base = (r.Min.Y + r.Max.Y - label.height()) / 2
	}
	if day.Today {
		w := label.width(day.Label)
		c.box(rect(r.Min.X+pad-3, base-3, r.Min.X+pad+w+3, base+label.height()+3), m.palette.Primary)
		label.color = m.palette.OnPrimary
	}
	c.text(label, vg.Point{X: r.Min.X + pad, Y: base}, left, day.Label)
	if day.Moon.Known {
		radius := label.height() * 0.62
		c.phase(vg.Point{X: r.Max.X - pad - radius, Y: base + label.height()/2}, radius, day.Moon, m.palette)
	}
	small := style{size: min(max(0.1*r.Size().Y, 7.5), 9.5), color: m.palette.Muted}
	if m.Paper {
		small.size = min(small.size, 8)
	}
	y, room := base-3, r.Size().X-2*pad
	step := small.size * 1.25
	put := func(text string) {
		y -= step
		c.text(small, vg.Point{X: r.Min.X + pad, Y: y}, left, small.cut(text, room))
	}
	fit := func() int { return max(int((y-r.Min.Y-3)/step), 0) }
	for i, line := range day.Lines {
		if i == 0 || fit() > min(len(day.Events), 2) { // of a low cell the events are worth more
			put(line)
		}
	}
	y -= 2
	small.color = m.palette.Foreground
	events, more := small.fitted(day.Events, room, fit())
	for i, lines := range events {
		top := y
		for _, line := range lines {
			put(line)
		}
		line := ReadingLine{Label: day.Events[i]}
		if c.notes != nil {
			line.Area = c.notes.area(rect(r.Min.X, y-0.3*small.size, r.Max.X, top-0.3*small.size))
		}
		drawn = append(drawn, line)
	}
	if more > 0 && fit() > 0 {
		small.color = m.palette.Muted
		put(fmt.Sprintf("+ %d more", more))
	}
	return drawn
}

// fitted breaks texts into lines, two for each as long as there are lines left for that. It
// returns those for which there are lines, with one line left for the number of the others.
func (s style) fitted(texts []string, width vg.Length, lines int) (all [][]string, more int) {
	if len(texts) > lines {
		more = len(texts) - max(lines-1, 0)
	}
	spare := lines - len(texts)
	for _, text := range texts[:len(texts)-more] {
		broken := s.wrap(text, width, 2)
		if len(broken)-1 > max(spare, 0) {
			broken = []string{text}
		}
		spare -= len(broken) - 1
		all = append(all, broken)
	}
	return all, more
}

// border draws the lines around a cell.
func (m month) border(c canvas, r vg.Rectangle) {
	for _, y := range [...]vg.Length{r.Min.Y, r.Max.Y} {
		c.across(r.Min.X, r.Max.X, y, 0.75, m.palette.Grid)
	}
	for _, x := range [...]vg.Length{r.Min.X, r.Max.X} {
		c.upright(x, r.Min.Y, r.Max.Y, 0.75, m.palette.Grid)
	}
}

// phase draws the Moon's disc: the lit part in the Moon's colour on the dark one. On paper the
// lit part is the paper, and the dark one has the colour.
func (c canvas) phase(at vg.Point, r vg.Length, of Phase, p Palette) {
	lit, dark := p.Body(ephem.Moon), mix(p.Body(ephem.Moon), p.Background, 0.25)
	if p.Background.R > 0x80 {
		lit, dark = p.Background, mix(p.Body(ephem.Moon), p.Foreground, 0.7)
	}
	c.disc(at, r, p.Body(ephem.Moon))
	c.disc(at, r-0.75, dark)
	r -= 0.75
	const k = 0.5523 // of a quarter circle
	side := vg.Length(1)
	if !of.Right {
		side = -1
	}
	point := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + side*r*x, Y: at.Y + r*y} }
	edge := vg.Length(1 - 2*of.Lit) // of the terminator, towards the light
	var path vg.Path
	path.Move(point(0, 1))
	path.CubeTo(point(k, 1), point(1, k), point(1, 0))
	path.CubeTo(point(1, -k), point(k, -1), point(0, -1))
	path.CubeTo(point(k*edge, -1), point(edge, -k), point(edge, 0))
	path.CubeTo(point(edge, k), point(k*edge, 1), point(0, 1))
	path.Close()
	c.SetColor(lit)
	c.Fill(path)
}
