package chart

import (
	"image/color"
	"strings"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// style is the look of a piece of text.
type style struct {
	bold  bool
	size  vg.Length
	color color.NRGBA
}

// Proportions of the font, in parts of its size.
const (
	capital = 0.714 // height of a capital letter or a figure
	leading = 1.36  // from one baseline to the next
)

func (s style) face() typeface {
	if s.bold {
		return bold()
	}
	return regular()
}

// width is the length of a line of text.
func (s style) width(text string) vg.Length {
	var (
		buf  sfnt.Buffer
		face = s.face()
		w    vg.Length
	)
	for _, r := range text {
		w += face.advance(&buf, r, s.size)
	}
	return w
}

// line is the distance between two baselines.
func (s style) line() vg.Length { return s.size * leading }

// height is that of a capital letter.
func (s style) height() vg.Length { return s.size * capital }

// Alignment of text to a point: the part of its width that is left of the point.
const (
	left   = 0
	centre = 0.5
	right  = 1
)

// text draws one line with its baseline at a point.
func (c canvas) text(s style, at vg.Point, align vg.Length, text string) {
	c.SetColor(s.color)
	if c.ink != nil {
		c.ink.write(s, c.start(s, at, align, text), text, 0)
		return
	}
	for _, word := range c.outlines(s, at, align, text) {
		c.Fill(word)
	}
}

// start is where a line of text begins. A baseline on the edge of a pixel keeps the feet of
// the letters sharp.
func (c canvas) start(s style, at vg.Point, align vg.Length, text string) vg.Point {
	return vg.Point{X: at.X - align*s.width(text), Y: c.snap(at.Y)}
}

// haloed draws one line with a rim around each letter, so that it can be read
// across a curve. In pixels the rim is the text itself, moved in eight
// directions, which leaves no spikes; elsewhere it is a line, which makes a smaller file.
func (c canvas) haloed(s style, at vg.Point, align vg.Length, text string, rim color.NRGBA) {
	const far, near = 1.6, 1.13
	if c.ink != nil {
		c.SetColor(rim)
		c.ink.write(s, c.start(s, at, align, text), text, 2*far)
		c.text(s, at, align, text)
		return
	}
	words := c.outlines(s, at, align, text)
	c.SetColor(rim)
	c.SetLineStyle(draw.LineStyle{Color: rim, Width: 2 * far})
	for _, word := range words {
		if c.image == nil {
			c.Stroke(word)
			continue
		}
		around := make(vg.Path, 0, 8*len(word))
		for _, d := range [...]vg.Point{{X: far}, {X: -far}, {Y: far}, {Y: -far}, {X: near, Y: near}, {X: near, Y: -near}, {X: -near, Y: near}, {X: -near, Y: -near}} {
			around = append(around, moved(word, d)...)
		}
		c.Fill(around)
	}
	c.SetColor(s.color)
	for _, word := range words {
		c.Fill(word)
	}
}

// outlines returns a line of text as one path for each word: the time to fill a path
// grows with the square of its width.
func (c canvas) outlines(s style, at vg.Point, align vg.Length, text string) []vg.Path {
	var (
		buf   sfnt.Buffer
		face  = s.face()
		words []vg.Path
		word  vg.Path
	)
	at = c.start(s, at, align, text)
	for _, r := range text {
		face.outline(&word, &buf, r, s.size, at)
		at.X += face.advance(&buf, r, s.size)
		if r == ' ' && len(word) > 0 {
			words, word = append(words, word), nil
		}
	}
	if len(word) > 0 {
		words = append(words, word)
	}
	return words
}

// moved returns a path at another place.
func moved(p vg.Path, by vg.Point) vg.Path {
	q := make(vg.Path, len(p))
	for i, comp := range p {
		comp.Pos = comp.Pos.Add(by)
		if comp.Control != nil {
			control := make([]vg.Point, len(comp.Control))
			for j, pt := range comp.Control {
				control[j] = pt.Add(by)
			}
			comp.Control = control
		}
		q[i] = comp
	}
	return q
}

// wrap breaks text at spaces into at most n lines of a width. Words that do
// not fit are cut, and so is the last line, with an ellipsis.
func (s style) wrap(text string, width vg.Length, n int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if k := len(lines) - 1; k >= 0 && (len(lines) == n || s.width(lines[k]+" "+word) <= width) {
			lines[k] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	for i := range lines {
		lines[i] = s.cut(lines[i], width)
	}
	return lines
}

// cut shortens text to a width, ending it with an ellipsis if need be.
func (s style) cut(text string, width vg.Length) string {
	const rounding = 0.01 // of sums and differences of widths
	if s.width(text) <= width+rounding {
		return text
	}
	letters := []rune(text)
	for len(letters) > 1 && s.width(string(letters)+"…") > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,·") + "…"
}
