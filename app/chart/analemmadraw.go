package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem"
	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// analemma draws the chart of the analemma.
type analemma struct {
	AnalemmaData
	palette Palette
}

// Plot implements plot.Plotter.
func (a analemma) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(a.palette, a.Title, "", figure.Present(a.Subtitle), figure.Present(a.Caption))
	t := tickStyle(a.palette)
	if r.Size().X < 120 || r.Size().Y < 80 {
		return
	}
	area := rect(r.Min.X+max(t.width("−20°")+8, t.width("−20 min")/2), r.Min.Y+t.height()+8, r.Max.X-t.width("+20 min")/2, r.Max.Y-t.height()/2)
	var at func(diagram.SunOfDay) vg.Point
	if a.InSky {
		at = a.sky(c, area)
	} else {
		area.Max.Y -= t.line()
		name := t.cut("Declination; equation of time: minutes of a sundial ahead of a clock", r.Size().X)
		c.text(t, vg.Point{X: r.Min.X, Y: r.Max.Y - t.height()}, left, name)
		at = a.sundial(c, area)
	}
	var points []vg.Point
	for _, d := range a.Analemma.Days {
		points = append(points, at(d))
	}
	sun := a.palette.Body(ephem.Sun)
	c.polyline(draw.LineStyle{Color: sun, Width: 2}, points)
	taken := a.months(c, area, points)
	if i := a.day(a.Now); i >= 0 && !a.Now.IsZero() {
		c.disc(points[i], 6.5, a.palette.Background)
		c.disc(points[i], 5.5, a.palette.Accent)
		s := style{bold: true, size: 11, color: a.palette.Accent}
		c.beside(a.palette, s, area, points, points[i], a.Dates.DayMonth(a.Analemma.Days[i].At), 8, &taken)
	}
	a.readings(c, points)
}

// sundial draws the axes of the equation of time and the declination.
func (a analemma) sundial(c canvas, area vg.Rectangle) func(diagram.SunOfDay) vg.Point {
	t := tickStyle(a.palette)
	least, most, tilt := 0.0, 0.0, 0.0
	for _, d := range a.Analemma.Days {
		least, most, tilt = min(least, d.EquationOfTime.Min()), max(most, d.EquationOfTime.Min()), max(tilt, math.Abs(d.Declination.Deg()))
	}
	least, most, tilt = 5*math.Floor((least-1)/5), 5*math.Ceil((most+1)/5), 5*math.Ceil((tilt+0.5)/5)
	x := func(minutes float64) vg.Length {
		return area.Min.X + area.Size().X*vg.Length((minutes-least)/(most-least))
	}
	y := func(degrees float64) vg.Length { return area.Min.Y + area.Size().Y*vg.Length((degrees+tilt)/(2*tilt)) }
	step := 5.0
	if x(step)-x(0) < 1.3*t.width("−20 min") {
		step = 10
	}
	for m := step * math.Ceil(least/step); m <= most; m += step {
		line := a.palette.Grid
		if m == 0 {
			line = a.palette.Muted
		}
		c.upright(x(m), area.Min.Y, area.Max.Y, 0.75, line)
		c.text(t, vg.Point{X: x(m), Y: area.Min.Y - 7 - t.height()}, centre, signedNumber(m)+" min")
	}
	for d := -20; d <= 20; d += 10 {
		line := a.palette.Grid
		if d == 0 {
			line = a.palette.Muted
		}
		c.across(area.Min.X, area.Max.X, y(float64(d)), 0.75, line)
		c.text(t, vg.Point{X: area.Min.X - 6, Y: y(float64(d)) - t.height()/2}, right, degrees(d))
	}
	return func(d diagram.SunOfDay) vg.Point {
		return vg.Point{X: x(d.EquationOfTime.Min()), Y: y(d.Declination.Deg())}
	}
}

// signedNumber writes a whole number with its sign.
func signedNumber(x float64) string {
	if x > 0 {
		return "+" + text.Number(x, 0)
	}
	return text.Number(x, 0)
}

// months marks the first of each month, and names it beside the figure. It returns the places
// of the names.
func (a analemma) months(c canvas, area vg.Rectangle, points []vg.Point) (taken []vg.Rectangle) {
	s := style{size: 11, color: a.palette.Foreground}
	days := a.Analemma.Days
	for i, d := range days {
		if d.Month != 0 && i < len(days)-1 {
			c.disc(points[i], 4, a.palette.Background)
			c.disc(points[i], 3, a.palette.Body(ephem.Sun))
			taken = append(taken, squareAbout(points[i], 4))
		}
	}
	quarters := area.Size().Y < 150 // else their names would hide the figure
	for i, d := range days {
		if d.Month != 0 && i < len(days)-1 && (!quarters || d.Month%3 == 1) {
			c.beside(a.palette, s, area, points, points[i], d.Month.String()[:3], 7, &taken)
		}
	}
	return taken
}

// squareAbout is the square about a point.
func squareAbout(at vg.Point, half vg.Length) vg.Rectangle {
	return rect(at.X-half, at.Y-half, at.X+half, at.Y+half)
}

// readings leaves one reading for each day, at its place.
func (a analemma) readings(c canvas, points []vg.Point) {
	if c.notes == nil {
		return
	}
	for i, d := range a.Analemma.Days {
		local := d.At.In(a.Analemma.Zone)
		colour := a.palette.Body(ephem.Sun)
		seconds := int(math.Round(d.EquationOfTime.Sec()))
		sign := "+"
		if seconds < 0 {
			sign, seconds = "−", -seconds
		}
		c.read(Reading{
			Title: local.Format("Mon ") + a.Dates.Short(local) + local.Format(", 15:04 ") + text.Offset(a.Analemma.Zone, local),
			Lines: []ReadingLine{
				{Label: "altitude", Value: text.Number(d.Altitude.Deg(), 1) + "°"},
				{Label: "azimuth", Value: text.Number(d.Azimuth.Deg(), 1) + "° " + text.Compass(d.Azimuth)},
				{Label: "equation of time", Value: fmt.Sprintf("%s%d min %02d s", sign, seconds/60, seconds%60)},
				{Label: "declination", Value: text.Number(d.Declination.Deg(), 1) + "°"},
			},
		}, squareAbout(points[i], 5), marked{points[i], colour})
	}
}
