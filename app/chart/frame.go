package chart

import (
	"gonum.org/v1/plot/vg"
)

// margin is kept free around a chart.
const margin = 10

// The styles of text that all charts use.
func titleStyle(p Palette) style    { return style{bold: true, size: 14, color: p.Foreground} }
func verdictStyle(p Palette) style  { return style{size: 12, color: p.Foreground} }
func subtitleStyle(p Palette) style { return style{size: 11, color: p.Muted} }
func captionStyle(p Palette) style  { return style{size: 9.5, color: p.Muted} }
func tickStyle(p Palette) style     { return style{size: 11, color: p.Muted} }

// frame draws the surroundings of a chart, title, verdict and subtitle at the top left and
// the caption at the bottom left, and returns the rest in the middle. An empty text
// takes no room.
func (c canvas) frame(p Palette, title, verdict string, subtitle, caption []string) vg.Rectangle {
	return c.captioned(p, c.headed(p, title, verdict, subtitle), caption)
}

// headed draws the texts at the top left, and returns the rest within the margins.
func (c canvas) headed(p Palette, title, verdict string, subtitle []string) vg.Rectangle {
	r := rect(c.Min.X+margin, c.Min.Y+margin, c.Max.X-margin, c.Max.Y-margin)
	width := r.Size().X

	top := r.Max.Y
	put := func(s style, text string, most int) {
		for _, line := range s.wrap(text, width, most) {
			r.Max.Y -= s.line()
			c.text(s, vg.Point{X: r.Min.X, Y: r.Max.Y + s.line() - s.height()}, left, line)
		}
	}
	put(titleStyle(p), title, 2)
	put(verdictStyle(p), verdict, 3)
	for _, text := range subtitle {
		put(subtitleStyle(p), text, 2)
	}
	if r.Max.Y < top {
		r.Max.Y -= 4
	}
	return r
}

// captioned writes a caption at the bottom left of a rectangle, and returns the rest.
func (c canvas) captioned(p Palette, r vg.Rectangle, caption []string) vg.Rectangle {
	s, lines := captionStyle(p), captionLines(p, r, caption)
	for i, line := range lines {
		c.text(s, vg.Point{X: r.Min.X, Y: r.Min.Y + 0.2*s.size + vg.Length(len(lines)-1-i)*s.line()}, left, line)
	}
	return uncaptioned(p, r, caption)
}

// uncaptioned is the rest that captioned returns.
func uncaptioned(p Palette, r vg.Rectangle, caption []string) vg.Rectangle {
	if n := len(captionLines(p, r, caption)); n > 0 {
		r.Min.Y += vg.Length(n)*captionStyle(p).line() + 6
	}
	return r
}

func captionLines(p Palette, r vg.Rectangle, caption []string) (lines []string) {
	for _, text := range caption {
		lines = append(lines, captionStyle(p).wrap(text, r.Size().X, 3)...)
	}
	return lines
}

// keyed writes a line in small print at the top left of a rectangle, and returns the rest.
// An empty text takes no room.
func (c canvas) keyed(p Palette, r vg.Rectangle, text string) vg.Rectangle {
	rest, s := unkeyed(p, r, text), captionStyle(p)
	if text != "" {
		c.text(s, vg.Point{X: r.Min.X, Y: rest.Max.Y + 4 + 0.2*s.size}, left, s.cut(text, r.Size().X))
	}
	return rest
}

// unkeyed is the rest that keyed returns.
func unkeyed(p Palette, r vg.Rectangle, text string) vg.Rectangle {
	if text != "" {
		r.Max.Y -= captionStyle(p).line() + 4
	}
	return r
}
