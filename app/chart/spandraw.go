package chart

import (
	"cmp"
	"math"
	"slices"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// span draws the chart of a quantity.
type span struct {
	SpanData
	palette   Palette
	low, high float64 // of the scale
	log       bool
}

// Plot implements plot.Plotter.
func (s span) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(s.palette, s.Title, "", figure.Present(s.Subtitle), figure.Present(s.Caption))
	t := tickStyle(s.palette)
	r.Max.Y -= t.line() + 2
	if s.Title != "" { // else its place is for the name of a mark
		c.text(t, vg.Point{X: r.Min.X, Y: r.Max.Y + t.line() - t.height()}, left, s.axis())
	}

	var names []string
	for _, v := range s.Curves {
		names = append(names, v.Body.String())
	}
	before, after := sideRoom(r, names)
	ticks := s.ticks(int(r.Size().Y / 34))
	var labels vg.Length
	for _, v := range ticks {
		labels = max(labels, t.width(s.tick(v, ticks)))
	}
	years := r.Size().Y >= 140
	area := rect(r.Min.X+labels+6+before, r.Min.Y+t.height()+8, r.Max.X-max(after, 4), r.Max.Y-t.height()/2)
	if years {
		area.Min.Y += t.line()
	}
	if area.Size().X < 60 || area.Size().Y < 40 {
		return
	}
	seconds := s.To.Sub(s.From).Seconds()
	g := grid{
		Rectangle: area,
		x:         func(at float64) vg.Length { return area.Min.X + area.Size().X*vg.Length(at/seconds) },
		y:         func(v float64) vg.Length { return area.Min.Y + area.Size().Y*vg.Length(s.part(v)) },
	}
	x := func(at time.Time) vg.Length { return g.x(at.Sub(s.From).Seconds()) }
	for _, v := range ticks {
		c.across(area.Min.X, area.Max.X, g.y(v), 0.75, s.palette.Grid)
		c.text(t, vg.Point{X: area.Min.X - before - 6, Y: g.y(v) - t.height()/2}, right, s.tick(v, ticks))
	}
	marks := dates(s.From, s.To, s.Zone, s.Dates, area.Size().X, t)
	for _, m := range marks {
		c.upright(x(m.Time), area.Min.Y, area.Max.Y, 0.75, s.palette.Grid)
	}
	c.dated(s.palette, area, marks, x, years)

	tracks := s.tracks(g, x)
	for _, tr := range tracks {
		width := vg.Length(1.75)
		if tr.Selected {
			width = 3
		}
		look := draw.LineStyle{Color: tr.color, Width: width, Dashes: pattern(tr.Body, width)}
		if tr.length() > 15*area.Size().X { // dashes of waves as dense as that are no pattern
			look.Width, look.Dashes = width/1.75, nil
		}
		c.polyline(look, tr.points)
	}
	var taken []vg.Rectangle
	if !s.Now.IsZero() && !s.Now.Before(s.From) && !s.Now.After(s.To) {
		taken = c.present(s.palette, area, x(s.Now), cmp.Or(s.Mark, "now"))
	}
	if after == 0 {
		c.labels(s.palette, arrange(tracks, area, taken, nil))
	}
	s.names(c, area, tracks, before > 0, after > 0)
	s.readings(c, area, tracks, x)
}

// axis is the name of the scale, with its unit.
func (s span) axis() string {
	name := s.Quantity.Title()
	switch {
	case s.Quantity == diagram.Magnitude:
		return name + ", brighter upwards"
	case s.Quantity == diagram.Elongation: // which has its unit at each tick
		return name
	}
	return name + ", " + s.Quantity.Unit()
}

// part is where a value is between the lower end of the chart, 0, and the upper one, 1.
func (s span) part(v float64) float64 {
	if s.log {
		return math.Log(v/s.low) / math.Log(s.high/s.low)
	}
	part := (v - s.low) / (s.high - s.low)
	if s.Quantity == diagram.Magnitude {
		return 1 - part
	}
	return part
}

// ticks are about n round values of the scale.
func (s span) ticks(n int) (ticks []float64) {
	if s.log {
		return logTicks(s.low, s.high, max(n, 2))
	}
	wide := (s.high - s.low) / float64(max(n, 2))
	power := math.Pow(10, math.Floor(math.Log10(wide)))
	steps := []float64{1, 2, 5, 10}
	if s.Quantity == diagram.Elongation {
		power, steps = 1, []float64{5, 10, 15, 30, 45, 60, 90}
	}
	step := steps[len(steps)-1] * power
	for _, m := range slices.Backward(steps) {
		if m*power >= wide {
			step = m * power
		}
	}
	for v := math.Ceil(s.low/step-1e-9) * step; v <= s.high+1e-9*step; v += step {
		ticks = append(ticks, v)
	}
	return ticks
}

// tick writes a value of the scale with the decimals that it and its neighbours need.
func (s span) tick(v float64, ticks []float64) string {
	if s.log {
		ticks = []float64{v}
	}
	decimals := 0
	for decimals < 6 && slices.ContainsFunc(ticks, func(t float64) bool {
		shift := math.Pow10(decimals)
		return math.Abs(t*shift-math.Round(t*shift)) > 1e-6
	}) {
		decimals++
	}
	written := text.Number(v, decimals)
	if s.Quantity == diagram.Elongation {
		written += "°"
	}
	return written
}

// tracks are the curves at their place, the selected one last.
func (s span) tracks(g grid, x func(time.Time) vg.Length) (all []track) {
	for _, v := range s.Curves {
		tr := track{Curve: Curve{Body: v.Body, Selected: v.Body == s.Selected}, name: v.Body.String(), color: s.palette.Body(v.Body)}
		for _, p := range v.Points {
			tr.points = append(tr.points, vg.Point{X: x(p.At), Y: g.y(p.Value)})
		}
		all = append(all, tr)
	}
	slices.SortStableFunc(all, func(a, b track) int {
		switch {
		case a.Selected == b.Selected:
			return 0
		case b.Selected:
			return -1
		}
		return 1
	})
	return all
}

// length is that of a track on paper.
func (tr track) length() (all vg.Length) {
	for i := 1; i < len(tr.points); i++ {
		d := tr.points[i].Sub(tr.points[i-1])
		all += vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	}
	return all
}

// names writes the names of the curves at both ends, where there is room.
func (s span) names(c canvas, area vg.Rectangle, tracks []track, before, after bool) {
	ends := func(of func(track) vg.Point) (all []namedEnd) {
		for _, tr := range tracks {
			if len(tr.points) > 0 {
				all = append(all, namedEnd{tr.name, tr.color, tr.Selected, of(tr)})
			}
		}
		return all
	}
	area.Min.Y += endStyle(s.palette).height()
	if before {
		c.besides(area, area.Min.X, -1, ends(func(tr track) vg.Point { return tr.points[0] }))
	}
	if after {
		c.besides(area, area.Max.X, 1, ends(func(tr track) vg.Point { return tr.points[len(tr.points)-1] }))
	}
}

// readings leaves the values of all curves at each of the instants that can be read.
func (s span) readings(c canvas, area vg.Rectangle, tracks []track, x func(time.Time) vg.Length) {
	if c.notes == nil {
		return
	}
	for i := range diagram.Readings {
		at := s.From.Add(time.Duration(float64(s.To.Sub(s.From)) * float64(i) / (diagram.Readings - 1)))
		local := at.In(s.Zone)
		r := Reading{Title: s.Dates.Short(local)}
		if s.To.Sub(s.From) < 2*diagram.Readings*24*time.Hour {
			r.Title += local.Format(", 15:04")
		}
		var spots []marked
		for _, tr := range slices.Backward(tracks) {
			for _, v := range s.Curves {
				if v.Body == tr.Body && i < len(v.Read) && !math.IsNaN(v.Read[i].Value) {
					r.Lines = append(r.Lines, ReadingLine{Colour: tr.color, Label: tr.name, Value: s.written(v.Body, v.Read[i].Value)})
					spots = append(spots, marked{vg.Point{X: x(at), Y: area.Min.Y + area.Size().Y*vg.Length(s.part(v.Read[i].Value))}, tr.color})
				}
			}
		}
		c.read(r, rect(x(at), area.Min.Y, x(at), area.Max.Y), spots...)
	}
}

// written is a value with its unit, with as many decimals as are seen to change.
func (s span) written(b ephem.Body, v float64) string {
	switch s.Quantity {
	case diagram.Magnitude:
		return text.Number(v, 2)
	case diagram.Diameter:
		return text.Diameter(v, 2)
	case diagram.Elongation:
		return text.Number(v, 1) + "°"
	}
	if b == ephem.Moon {
		return text.Number(v*ephem.KmPerAU, 0) + " km"
	}
	return text.Number(v, 3) + " au"
}
