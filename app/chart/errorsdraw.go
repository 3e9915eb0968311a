package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
)

// failures draws for each configuration a headline, and below it a bar for each class.
type failures struct {
	surroundings
	groups []failed
	most   float64 // requests of one configuration, at most
}

// Plot implements plot.Plotter.
func (f failures) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := f.around(c)
	text, head := style{size: 11, color: f.palette.Foreground}, style{bold: true, size: 11, color: f.palette.Foreground}
	note := style{size: 11, color: f.palette.Muted}
	if r.Size().X < 160 || r.Size().Y < 40 {
		return // too small for any text
	}
	n := 0
	var classes vg.Length
	for _, g := range f.groups {
		n += 1 + len(g.classes)
		for _, k := range g.classes {
			classes = max(classes, text.width(k.class))
		}
	}
	l := rowsIn(r, n, 24)
	from := r.Min.X + 16 + classes + 10
	to := from + 0.3*(r.Max.X-from)
	end := math.Log10(math.Max(10, f.most))
	x := func(count int64) vg.Length { // one request has a length, too
		return from + vg.Length((math.Log10(float64(max(count, 1)))+0.3)/(end+0.3))*(to-from)
	}
	i := 0
	for _, g := range f.groups {
		first := i
		if i >= l.shown {
			break
		}
		if g.name.stands {
			last := l.area(min(first+len(g.classes), l.shown-1))
			c.standOut(f.palette, rect(l.Min.X, last.Min.Y, l.Max.X, l.area(first).Max.Y))
		}
		y := l.middle(i)
		c.symbol(ShapeOf(g.name.family), vg.Point{X: r.Min.X + symbolRadius + 1, Y: y}, symbolRadius, f.palette.Family(g.name.family))
		name := head.cut(g.name.text, 0.4*r.Size().X)
		at := r.Min.X + 2*symbolRadius + 8
		c.text(head, vg.Point{X: at, Y: y - head.height()/2}, left, name)
		at += head.width(name) + 10
		c.text(note, vg.Point{X: at, Y: y - note.height()/2}, left, note.cut(g.sentence(), r.Max.X-at))
		i++
		for _, class := range g.classes {
			if i >= l.shown {
				break
			}
			y := l.middle(i)
			c.text(text, vg.Point{X: r.Min.X + 16, Y: y - text.height()/2}, left, class.class)
			thick := min(0.6*l.pitch, 12)
			c.box(rect(c.snap(from), c.snap(y-thick/2), c.snap(x(class.count)), c.snap(y+thick/2)), f.palette.Bad)
			at := x(class.count) + 6
			count := figure.Count(class.count)
			c.text(head, vg.Point{X: at, Y: y - head.height()/2}, left, count)
			at = max(at+head.width(count)+10, to+head.width("8,888,888")+10)
			c.text(note, vg.Point{X: at, Y: y - note.height()/2}, left, note.cut(class.example, r.Max.X-at))
			i++
		}
		c.read(f.reading(g), rect(l.Min.X, l.area(i-1).Min.Y, l.Max.X, l.area(first).Max.Y))
	}
	c.missing(f.palette, l)
}

// reading lists the failures of a configuration.
func (f failures) reading(g failed) Reading {
	read := Reading{Title: g.name.text, Lines: []ReadingLine{{Label: "requests", Value: figure.Count(g.requests)}}}
	for _, k := range g.classes {
		read.Lines = append(read.Lines, ReadingLine{Colour: f.palette.Bad, Shape: Square, Label: k.class, Value: figure.Count(k.count)})
	}
	for i, n := range g.repeats {
		if len(g.repeats) > 1 && n > 0 && len(read.Lines) < 16 {
			read.Lines = append(read.Lines, ReadingLine{Label: "in repeat " + strconv.Itoa(i+1), Value: figure.Count(n)})
		}
	}
	return read
}
