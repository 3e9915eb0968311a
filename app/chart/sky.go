package chart

import (
	"fmt"
	"image/color"
	"math"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// sky draws the chart of altitudes.
type sky struct {
	AltitudeData
	palette Palette
}

// Plot implements plot.Plotter.
func (s sky) Plot(dc draw.Canvas, p *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(s.palette, s.Title, "", nonEmpty(s.Subtitle), nonEmpty(s.Caption))
	t := ticks(s.palette)
	dates := r.Size().Y >= 200

	r.Min.X += t.width("−15°") + 6
	r.Max.X -= t.width("00:00")/2 - margin/2
	r.Max.Y -= t.height() / 2
	r.Min.Y += t.height() + 8
	if dates {
		r.Min.Y += t.line()
	}
	if r.Size().X < 60 || r.Size().Y < 40 {
		return // too small to say anything
	}

	within := c.Canvas
	within.Rectangle = r
	x, y := p.Transforms(&within)
	at := func(u time.Time) vg.Length { return x(u.Sub(s.From).Hours()) }

	s.bands(c, r, at)
	s.altitudes(c, r, y)
	s.clock(c, r, at, dates)

	tracks := s.tracks(r, y)
	for _, selected := range [...]bool{false, true} {
		for _, tr := range tracks {
			if tr.Selected == selected {
				s.curve(c, r, tr)
			}
		}
	}
	// What is below the horizon steps back behind the ground.
	c.box(rect(r.Min.X, r.Min.Y, r.Max.X, y(0)), fade(s.palette.Background, 0.5))
	c.across(r.Min.X, r.Max.X, y(0), 1.25, s.palette.Muted)

	taken := s.now(c, r, at)
	s.labels(c, r, tracks, taken, s.avoided(r, at, y))
}

// bands shades the sky and names its deepest shade where there is room.
func (s sky) bands(c canvas, r vg.Rectangle, at func(time.Time) vg.Length) {
	for _, b := range s.Bands {
		x0, x1 := max(at(b.From), r.Min.X), min(at(b.To), r.Max.X)
		if b.Shade == Daylight || x1 <= x0 {
			continue
		}
		c.box(rect(x0, r.Min.Y, x1, r.Max.Y), s.palette.Shade(b.Shade))
	}
}

// altitudes draws the lines of equal altitude and names them on the left.
func (s sky) altitudes(c canvas, r vg.Rectangle, y func(float64) vg.Length) {
	t := ticks(s.palette)
	step := 30
	if y(15)-y(0) >= 3*t.size {
		step = 15
	}
	for a := highest; a >= lowest; a -= step {
		c.across(r.Min.X, r.Max.X, y(float64(a)), 0.75, s.palette.Grid)
		c.text(t, vg.Point{X: r.Min.X - 6, Y: y(float64(a)) - t.height()/2}, right, degrees(a))
	}
}

// degrees writes a whole altitude with the real minus sign.
func degrees(a int) string {
	if a < 0 {
		return fmt.Sprintf("−%d°", -a)
	}
	return fmt.Sprintf("%d°", a)
}

// clock names the hours below the chart, and the dates below the hours.
func (s sky) clock(c canvas, r vg.Rectangle, at func(time.Time) vg.Length, dates bool) {
	t := ticks(s.palette)
	half := t.width("00:00") / 2
	free, freeDate := c.Min.X, c.Min.X
	for _, h := range hours(s.From, s.To, s.Zone, r.Size().X, 2*half) {
		x := at(h.Time)
		if x-half < free {
			continue // the hour that comes twice when the clocks go back
		}
		free = x + half + 4
		c.upright(x, r.Min.Y-4, r.Min.Y, 0.75, s.palette.Muted)
		base := r.Min.Y - 7 - t.height()
		c.text(t, vg.Point{X: x, Y: base}, centre, h.label)
		if w := t.width(h.date) / 2; dates && h.date != "" && x-w >= freeDate && x+w <= c.Max.X {
			freeDate = x + w + 8
			c.text(t, vg.Point{X: x, Y: base - t.line()}, centre, h.date)
		}
	}
}

// track is a curve where it is drawn.
type track struct {
	Curve
	name   string
	color  color.NRGBA
	points []vg.Point // NaN in Y where the body has no place
}

func (s sky) tracks(r vg.Rectangle, y func(float64) vg.Length) []track {
	var tracks []track
	perStep := r.Size().X * vg.Length(s.Step) / vg.Length(s.To.Sub(s.From))
	for _, cv := range s.Curves {
		tr := track{Curve: cv, name: cv.Name, color: s.palette.Body(cv.Body)}
		if tr.name == "" {
			tr.name = cv.Body.String()
		}
		for i, a := range cv.Altitudes {
			pt := vg.Point{X: r.Min.X + vg.Length(i)*perStep, Y: y(a.Deg())}
			if pt.X > r.Max.X+0.01 {
				break
			}
			tr.points = append(tr.points, pt)
		}
		tracks = append(tracks, tr)
	}
	return tracks
}

// curve draws a track, cut off at the bottom of the chart.
func (s sky) curve(c canvas, r vg.Rectangle, tr track) {
	line := draw.LineStyle{Color: tr.color, Width: 1.75}
	if tr.Selected {
		line.Width = 3
	}
	within := c.Canvas
	within.Rectangle = r
	var run []vg.Point
	flush := func() {
		within.StrokeLines(line, within.ClipLinesY(run)...)
		run = nil
	}
	for _, pt := range tr.points {
		if math.IsNaN(float64(pt.Y)) {
			flush()
			continue
		}
		run = append(run, pt)
	}
	flush()
}

// now draws the line of the present and gives the place of its name, where no
// other may stand.
func (s sky) now(c canvas, r vg.Rectangle, at func(time.Time) vg.Length) []vg.Rectangle {
	if s.Now.Before(s.From) || s.Now.After(s.To) {
		return nil
	}
	t := style{bold: true, size: 11, color: s.palette.Accent}
	x := at(s.Now)
	c.upright(x, r.Min.Y, r.Max.Y, 1.5, t.color)
	w := t.width("now")
	from := x + 5
	if from+w > r.Max.X {
		from = x - 5 - w
	}
	base := r.Max.Y - 4 - t.height()
	c.haloed(t, vg.Point{X: from, Y: base}, left, "now", s.palette.Background)
	return []vg.Rectangle{rect(from-3, base-4, from+w+3, r.Max.Y)}
}

// avoided are the lines besides the curves on which no name should lie.
func (s sky) avoided(r vg.Rectangle, at func(time.Time) vg.Length, y func(float64) vg.Length) []vg.Rectangle {
	return []vg.Rectangle{
		rect(r.Min.X, y(0)-1, r.Max.X, y(0)+1),
		rect(at(s.Now)-1, r.Min.Y, at(s.Now)+1, r.Max.Y),
	}
}

// nonEmpty is the texts that say something.
func nonEmpty(texts ...string) []string {
	var some []string
	for _, t := range texts {
		if t != "" {
			some = append(some, t)
		}
	}
	return some
}
