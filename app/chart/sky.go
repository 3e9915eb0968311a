package chart

import (
	"cmp"
	"fmt"
	"image/color"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem/text"
)

// sky draws the chart of altitudes.
type sky struct {
	AltitudeData
	palette Palette
}

// layout has the places of the parts of the chart.
type layout struct {
	vg.Rectangle           // of the curves
	dates        bool      // are named below the hours
	left, right  vg.Length // room for the names of curves beside them
	x            func(time.Time) vg.Length
	y            func(degrees float64) vg.Length
}

// layout draws the frame and divides the rest. It is false where that is too small for
// a chart.
func (s sky) layout(c canvas, p *plot.Plot) (layout, bool) {
	r := c.frame(s.palette, s.Title, "", figure.Present(s.Subtitle), figure.Present(s.Caption))
	t := tickStyle(s.palette)
	l := layout{dates: r.Size().Y >= 200}
	l.left, l.right = s.sides(r)
	r.Min.X += t.width("−15°") + 6 + l.left
	r.Max.X -= max(t.width("00:00")/2-margin/2, l.right)
	r.Max.Y -= t.height() / 2
	r.Min.Y += t.height() + 8
	if l.dates {
		r.Min.Y += t.line()
	}
	l.Rectangle = r

	within := c.Canvas
	within.Rectangle = r
	x, y := p.Transforms(&within)
	l.x = func(u time.Time) vg.Length { return x(u.Sub(s.From).Hours()) }
	l.y = y
	return l, r.Size().X >= 60 && r.Size().Y >= 40
}

// Plot implements plot.Plotter.
func (s sky) Plot(dc draw.Canvas, p *plot.Plot) {
	c := newCanvas(dc)
	l, ok := s.layout(c, p)
	if !ok {
		return
	}
	s.bands(c, l)
	s.altitudes(c, l)
	s.clock(c, l)

	tracks := s.tracks(l)
	for _, selected := range [...]bool{false, true} {
		for _, tr := range tracks {
			if tr.Selected == selected {
				s.curve(c, l, tr)
			}
		}
	}
	c.across(l.Min.X, l.Max.X, l.y(0), 1.25, s.palette.Muted)

	s.labels(c, l, tracks, s.now(c, l))
	s.sideNames(c, l, tracks)
	s.readings(c, l, tracks)
}

// bands shades the sky and leaves daylight as it is.
func (s sky) bands(c canvas, l layout) {
	for _, b := range s.Bands {
		x0, x1 := max(l.x(b.From), l.Min.X), min(l.x(b.To), l.Max.X)
		if b.Shade == Daylight || x1 <= x0 {
			continue
		}
		shade := s.palette.Shade(b.Shade)
		c.box(rect(x0, l.y(0), x1, l.Max.Y), shade)
		c.box(rect(x0, l.Min.Y, x1, l.y(0)), s.ground(shade))
	}
}

// ground returns the shade of a colour below the horizon. It is opaque, because gonum's
// PDF canvas draws translucent colours wrongly.
func (s sky) ground(c color.NRGBA) color.NRGBA { return mix(c, s.palette.Background, 0.5) }

// altitudes draws the lines of equal altitude and names them on the left.
func (s sky) altitudes(c canvas, l layout) {
	t := tickStyle(s.palette)
	step := 30
	if l.y(15)-l.y(0) >= 3*t.size {
		step = 15
	}
	for a := s.top() / step * step; a >= lowest; a -= step {
		c.across(l.Min.X, l.Max.X, l.y(float64(a)), 0.75, s.palette.Grid)
		c.text(t, vg.Point{X: l.Min.X - l.left - 6, Y: l.y(float64(a)) - t.height()/2}, right, degrees(a))
	}
}

// degrees writes a whole altitude with the real minus sign.
func degrees(a int) string {
	if a < 0 {
		return fmt.Sprintf("−%d°", -a)
	}
	return fmt.Sprintf("%d°", a)
}

// clock names the hours below the chart, their zone before them, and the dates
// below the hours.
func (s sky) clock(c canvas, l layout) {
	t := tickStyle(s.palette)
	half := t.width("00:00") / 2
	base := l.Min.Y - 7 - t.height()
	zone, from := text.Offset(s.Zone, s.From), c.Min.X+margin/2
	c.text(t, vg.Point{X: from, Y: base}, left, zone)
	free, freeDate := from+t.width(zone)+6, c.Min.X
	for _, h := range hours(s.From, s.To, s.Zone, s.Dates, l.Size().X, 2*half) {
		x := l.x(h.Time)
		c.upright(x, l.Min.Y-4, l.Min.Y, 0.75, s.palette.Muted)
		if s.Hours12 {
			h.label = h.Format("3 pm")
		}
		if x-half >= free { // else the zone, or the hour that comes twice when the clocks go back
			free = x + half + 4
			c.text(t, vg.Point{X: x, Y: base}, centre, h.label)
		}
		if w := t.width(h.date) / 2; l.dates && h.date != "" {
			x = min(max(x, from+w), c.Max.X-margin/2-w)
			if x-w >= freeDate {
				freeDate = x + w + 8
				c.text(t, vg.Point{X: x, Y: base - t.line()}, centre, h.date)
			}
		}
	}
}

// now draws the line of the present and returns the place of its name, which no other
// name may cover.
func (s sky) now(c canvas, l layout) []vg.Rectangle {
	if s.Now.Before(s.From) || s.Now.After(s.To) {
		return nil
	}
	return c.present(s.palette, l.Rectangle, l.x(s.Now), cmp.Or(s.Mark, "now"))
}

// avoided returns the lines besides the curves that names should not cover.
func (s sky) avoided(l layout) []vg.Rectangle {
	return []vg.Rectangle{
		rect(l.Min.X, l.y(0)-1, l.Max.X, l.y(0)+1),
		rect(l.x(s.Now)-1, l.Min.Y, l.x(s.Now)+1, l.Max.Y),
	}
}
