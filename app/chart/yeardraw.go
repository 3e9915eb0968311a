package chart

import (
	"cmp"
	"fmt"
	"math"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// year draws the chart of a year.
type year struct {
	YearData
	palette Palette
}

// Plot implements plot.Plotter.
func (y year) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(y.palette, y.Title, "", figure.Present(y.Subtitle), figure.Present(y.Caption))
	t := tickStyle(y.palette)
	years := r.Size().Y >= 200
	if years {
		r = c.shadeKey(y.palette, r, y.zone())
	}
	left, right := sideRoom(r, []string{"transit"})
	area := rect(r.Min.X+t.width("00:00")+6+left, r.Min.Y+t.height()+8, r.Max.X-max(right, 4), r.Max.Y-t.height()/2)
	if years {
		area.Min.Y += t.line()
	}
	if area.Size().X < 60 || area.Size().Y < 40 {
		return
	}
	column := area.Size().X / vg.Length(len(y.Year.Days))
	g := grid{
		Rectangle: area,
		x:         func(day float64) vg.Length { return area.Min.X + column*vg.Length(day+0.5) },
		y:         func(hour float64) vg.Length { return area.Min.Y + area.Size().Y*vg.Length(hour/24) },
	}
	y.light(c, g)
	y.hours(c, g, left)
	y.dates(c, g, years)

	now := y.day(y.Now)
	var named []vg.Rectangle
	if now >= 0 && !y.Now.IsZero() {
		named = c.present(y.palette, area, g.x(float64(now)), cmp.Or(y.Mark, "now"))
	}
	curves := y.curves(g)
	for _, v := range curves {
		for _, line := range v.lines {
			within := c.Canvas
			within.Rectangle = area
			within.StrokeLines(v.look, within.ClipLinesY(line)...)
		}
		for _, at := range v.alone {
			c.disc(at, 2, y.palette.Body(y.Year.Body))
		}
	}
	y.names(c, g, curves, left > 0, right > 0, named)
	y.readings(c, g)
}

// shadeKey writes at the top of a rectangle which shade is which light, and at its right the
// zone of the clock, and returns the rest.
func (c canvas) shadeKey(p Palette, r vg.Rectangle, zone string) vg.Rectangle {
	const sample, gap = 12, 10
	s := style{size: 10, color: p.Muted}
	names := [...]string{Daylight: "day", Civil: "civil twilight", Nautical: "nautical", Astronomical: "astronomical", Night: "night"}
	x, y := r.Min.X, r.Max.Y-s.line()
	for shade, name := range names {
		if w := sample + 5 + s.width(name); x > r.Min.X && x+w > r.Max.X {
			x, y = r.Min.X, y-s.line()
		}
		box := rect(c.snap(x), c.snap(y-1), c.snap(x+sample), c.snap(y+s.height()+1))
		c.box(box, p.Muted)
		w := c.rule(0.75)
		c.box(rect(box.Min.X+w, box.Min.Y+w, box.Max.X-w, box.Max.Y-w), p.Shade(Shade(shade)))
		c.text(s, vg.Point{X: x + sample + 5, Y: y}, 0, name)
		x += sample + 5 + s.width(name) + gap
	}
	if x+s.width(zone) <= r.Max.X {
		c.text(s, vg.Point{X: r.Max.X, Y: y}, right, zone)
	}
	r.Max.Y = y - 6
	return r
}

// light shades the sky: days with the same sequence of lights are one polygon for each light,
// which goes to the top and is covered by the next, so that there are no seams.
func (y year) light(c canvas, g grid) {
	days := y.Year.Days
	for from := 0; from < len(days); {
		to := from + 1
		for to < len(days) && sameLights(days[from], days[to]) {
			to++
		}
		x0, x1 := c.snap(g.x(float64(from)-0.5)), c.snap(g.x(float64(to-1)+0.5))
		for i, s := range days[from].Light {
			shade := y.palette.Shade(ShadeOf(s.Light))
			if i == 0 {
				c.box(rect(x0, g.Min.Y, x1, g.Max.Y), shade)
				continue
			}
			var p vg.Path
			p.Move(vg.Point{X: x0, Y: g.Max.Y})
			p.Line(vg.Point{X: x0, Y: g.y(days[from].Light[i].From)})
			for day := from; day < to; day++ {
				p.Line(vg.Point{X: g.x(float64(day)), Y: g.y(days[day].Light[i].From)})
			}
			p.Line(vg.Point{X: x1, Y: g.y(days[to-1].Light[i].From)})
			p.Line(vg.Point{X: x1, Y: g.Max.Y})
			p.Close()
			c.SetColor(shade)
			c.Fill(p)
		}
		from = to
	}
}

// sameLights reports whether two days have the same lights in the same order.
func sameLights(a, b diagram.Day) bool {
	if len(a.Light) != len(b.Light) {
		return false
	}
	for i := range a.Light {
		if a.Light[i].Light != b.Light[i].Light {
			return false
		}
	}
	return true
}

// hours names the hours of the clock on the left.
func (y year) hours(c canvas, g grid, names vg.Length) {
	t := tickStyle(y.palette)
	step := 6
	if g.y(3)-g.y(0) >= 1.6*t.size {
		step = 3
	}
	for h := 0; h <= 24; h += step {
		at := g.y(float64(h))
		c.across(g.Min.X, g.Max.X, at, 0.75, y.palette.Grid)
		c.text(t, vg.Point{X: g.Min.X - names - 6, Y: at - t.height()/2}, right, fmt.Sprintf("%02d:00", (h+y.Year.Begins)%24))
	}
}

func (y year) dates(c canvas, g grid, years bool) {
	days := y.Year.Days
	first, last := days[0].Date, days[len(days)-1].Date
	x := func(t time.Time) vg.Length { return g.x(t.Sub(first).Hours() / 24) }
	marks := dates(first, last, time.UTC, y.Dates, g.Size().X, tickStyle(y.palette))
	for _, m := range marks {
		c.upright(x(m.Time), g.Min.Y, g.Max.Y, 0.75, y.palette.Grid)
	}
	c.dated(y.palette, g.Rectangle, marks, x, years)
}

// zone is how far the clock is from UTC: both ways where the clocks are changed.
func (y year) zone() string {
	first := text.Offset(y.Year.Zone, y.Year.Days[0].From)
	for _, d := range y.Year.Days {
		if other := text.Offset(y.Year.Zone, d.From); other != first {
			return "UTC" + signOf(first) + "/" + signOf(other)
		}
	}
	return first
}

func signOf(offset string) string {
	if offset == "UTC" {
		return "+0"
	}
	return offset[len("UTC"):]
}

// passages are the curves of one kind of passage at their place.
type passages struct {
	name  string
	look  draw.LineStyle
	lines [][]vg.Point // above and below the chart, too, where they go on at the other edge
	alone []vg.Point   // without another one a day before or after
	ends  [2]*vg.Point // on the first and the last day; nil where there is none
	label vg.Point     // in the middle of the longest run
	some  bool
}

func (y year) curves(g grid) []passages {
	colour := y.palette.Body(y.Year.Body)
	patterns := dashes()
	var all []passages
	for i, kind := range []struct {
		name string
		runs [][]diagram.Passage
	}{{"rise", y.Year.Rises}, {"transit", y.Year.Transits}, {"set", y.Year.Sets}} {
		v := passages{name: kind.name, look: draw.LineStyle{Color: colour, Width: 2, Dashes: patterns[[...]int{0, 2, 1}[i]]}}
		longest := 0
		for _, run := range kind.runs {
			v.add(g, run, len(y.Year.Days))
			if len(run) > longest {
				longest = len(run)
				middle := run[len(run)/2]
				v.label, v.some = vg.Point{X: g.x(float64(middle.Day)), Y: g.y(middle.Hour)}, true
			}
		}
		all = append(all, v)
	}
	return all
}

// add draws a run of passages. Where it goes over the edge of the day it goes on at the other
// edge.
func (v *passages) add(g grid, run []diagram.Passage, days int) {
	at := func(p diagram.Passage, hour float64) vg.Point { return vg.Point{X: g.x(float64(p.Day)), Y: g.y(hour)} }
	line := []vg.Point{at(run[0], run[0].Hour)}
	for i := 1; i < len(run); i++ {
		p, q := run[i-1], run[i]
		if d := q.Hour - p.Hour; math.Abs(d) > 12 {
			over := math.Copysign(24, d)
			v.lines = append(v.lines, append(line, at(q, q.Hour-over)))
			line = []vg.Point{at(p, p.Hour+over)}
		}
		line = append(line, at(q, q.Hour))
	}
	if len(line) > 1 {
		v.lines = append(v.lines, line)
	} else {
		v.alone = append(v.alone, line[0])
	}
	if first := at(run[0], run[0].Hour); run[0].Day == 0 {
		v.ends[0] = &first
	}
	last := run[len(run)-1]
	if end := at(last, last.Hour); last.Day == days-1 {
		v.ends[1] = &end
	}
}

// names writes the names of the curves beside the chart, with lines that lead to them, or, where there is no
// room or no end, on the curves.
func (y year) names(c canvas, g grid, curves []passages, left, right bool, taken []vg.Rectangle) {
	s := style{size: 11, color: y.palette.Body(y.Year.Body)}
	var ends [2][]namedEnd
	for _, v := range curves {
		beside := false
		for i, has := range []bool{left, right} {
			if has && v.ends[i] != nil {
				ends[i] = append(ends[i], namedEnd{name: v.name, colour: s.color, at: *v.ends[i]})
				beside = true
			}
		}
		if !beside && v.some {
			w := s.width(v.name)
			for _, up := range []vg.Length{4, -4 - s.height(), 4 + s.line(), -4 - s.height() - s.line()} {
				from := min(max(v.label.X-w/2, g.Min.X+2), g.Max.X-w-2)
				base := min(max(v.label.Y+up, g.Min.Y+3), g.Max.Y-s.height()-3)
				box := rect(from-2, base-3, from+w+2, base+s.height()+3)
				if free(box, taken) {
					taken = append(taken, box)
					c.haloed(s, vg.Point{X: from, Y: base}, 0, v.name, y.palette.Background)
					break
				}
			}
		}
	}
	c.besides(g.Rectangle, g.Min.X, -1, ends[0])
	c.besides(g.Rectangle, g.Max.X, 1, ends[1])
}

// readings leaves one reading for each day.
func (y year) readings(c canvas, g grid) {
	if c.notes == nil {
		return
	}
	days := y.Year.Days
	type line struct {
		ReadingLine
		spot marked
	}
	lines := make([][]line, len(days))
	colour := y.palette.Body(y.Year.Body)
	for _, kind := range []struct {
		name string
		runs [][]diagram.Passage
	}{{"rise", y.Year.Rises}, {"transit", y.Year.Transits}, {"set", y.Year.Sets}} {
		for _, run := range kind.runs {
			for _, p := range run {
				lines[p.Day] = append(lines[p.Day], line{
					ReadingLine{Label: kind.name, Value: p.At.In(y.Year.Zone).Format("15:04")},
					marked{vg.Point{X: g.x(float64(p.Day)), Y: g.y(p.Hour)}, colour},
				})
			}
		}
	}
	for i, d := range days {
		r := Reading{Title: fmt.Sprintf("%v, %s", y.Year.Body, y.span(d))}
		var spots []marked
		for _, l := range lines[i] {
			r.Lines, spots = append(r.Lines, l.ReadingLine), append(spots, l.spot)
		}
		if len(r.Lines) == 0 {
			r.Lines = []ReadingLine{{Label: "neither rises nor sets"}}
		}
		if dark := y.darkness(d); dark != "" {
			r.Lines = append(r.Lines, ReadingLine{Label: "dark", Value: dark})
		}
		x := g.x(float64(i))
		c.read(r, rect(x, g.Min.Y, x, g.Max.Y), spots...)
	}
}

// span is the date of a day, or both dates of a night.
func (y year) span(d diagram.Day) string {
	date := d.Date.Format("Mon ") + y.Dates.Short(d.Date)
	if y.Year.Begins == 0 {
		return date
	}
	return y.Dates.DayMonth(d.Date) + " to " + d.Date.AddDate(0, 0, 1).Format("Mon ") + y.Dates.Short(d.Date.AddDate(0, 0, 1))
}

// darkness is from when to when it is night in a day, "" where it is not.
func (y year) darkness(d diagram.Day) string {
	clock := func(hour float64) string {
		minutes := int(math.Round(hour*60)) + 60*y.Year.Begins
		return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
	}
	var all string
	for _, s := range d.Light {
		if ShadeOf(s.Light) == Night {
			if all != "" {
				all += ", "
			}
			all += clock(s.From) + "–" + clock(s.To)
		}
	}
	return all
}
