package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Empty returns a picture in place of a chart without data: a sentence in the middle.
func Empty(text string, p Palette) Figure {
	return figureOf(p, emptyMessage{text: text, style: style{size: 13, color: p.Muted}})
}

// emptyMessage draws the sentence.
type emptyMessage struct {
	text  string
	style style
}

// Plot implements plot.Plotter.
func (v emptyMessage) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	lines := v.style.wrap(v.text, 0.8*c.Size().X, 4)
	at := c.Center()
	at.Y += vg.Length(len(lines))/2*v.style.line() - v.style.height() - descent(v.style)
	for _, line := range lines {
		c.text(v.style, at, centre, line)
		at.Y -= v.style.line()
	}
}
