package chart

import (
	"cmp"
	"image/color"
	"strconv"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem"
	"perihelion/ephem/jovian"
)

// moons draws the chart of Jupiter's moons.
type moons struct {
	MoonsData
	palette Palette
}

// farthestMoon is the scale's end, radii of Jupiter: Callisto goes to 26.9.
const farthestMoon = 28

// Plot implements plot.Plotter.
func (m moons) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(m.palette, m.Title, "", figure.Present(m.Subtitle), figure.Present(m.Caption))
	r = m.key(c, r)
	t := tickStyle(m.palette)
	area := rect(r.Min.X+t.width("Wed 30 Sep")+10, r.Min.Y+t.line()+8, r.Max.X, r.Max.Y-t.height()/2)
	now, shown := m.present()
	if shown {
		area.Max.Y -= m.view(c, rect(area.Min.X, r.Min.Y, r.Max.X, r.Max.Y), m.Places[now])
	}
	if area.Size().X < 60 || area.Size().Y < 40 {
		return
	}
	g := grid{
		Rectangle: area,
		// The east is on the left.
		x: scale(area),
		y: func(hours float64) vg.Length {
			return area.Max.Y - area.Size().Y*vg.Length(hours/m.To.Sub(m.From).Hours())
		},
	}
	m.times(c, g)
	m.distances(c, g)
	jupiter := mix(m.palette.Body(ephem.Jupiter), m.palette.Background, 0.35)
	c.box(rect(g.x(1), area.Min.Y, g.x(-1), area.Max.Y), jupiter)
	for _, moon := range jovian.Moons() {
		m.curve(c, g, moon)
	}
	if shown {
		y := g.y(m.Now.Sub(m.From).Hours())
		s := style{bold: true, size: 11, color: m.palette.Accent}
		c.across(area.Min.X, area.Max.X, y, 1.5, s.color)
		c.haloed(s, vg.Point{X: area.Min.X + 4, Y: y + 3}, left, cmp.Or(m.Mark, "now"), m.palette.Background)
	}
	m.readings(c, g)
}

// scale returns the place across a rectangle of a distance from Jupiter to the east, which
// is on the left.
func scale(r vg.Rectangle) func(east float64) vg.Length {
	return func(east float64) vg.Length {
		return r.Min.X + r.Size().X*vg.Length((farthestMoon-east)/(2*farthestMoon))
	}
}

// look returns how a moon's curve is drawn: with a colour and dashes of its own.
func (m moons) look(moon jovian.Moon) draw.LineStyle {
	colours := [...]color.NRGBA{
		jovian.Io: m.palette.Body(ephem.Saturn), jovian.Europa: m.palette.Body(ephem.Uranus),
		jovian.Ganymede: m.palette.Body(ephem.Pluto), jovian.Callisto: m.palette.Body(ephem.Neptune),
	}
	return draw.LineStyle{Color: colours[moon], Width: 1.75, Dashes: dashes()[moon]}
}

// key writes the names of the moons with their lines at the top of a rectangle, and
// returns the rest.
func (m moons) key(c canvas, r vg.Rectangle) vg.Rectangle {
	const sample, gap = 26, 16
	s := style{size: 11, color: m.palette.Foreground}
	x, y := r.Min.X, r.Max.Y-s.line()
	for _, moon := range jovian.Moons() {
		name := moon.String()
		if x > r.Min.X && x+sample+6+s.width(name) > r.Max.X {
			x, y = r.Min.X, y-s.line()
		}
		c.polyline(m.look(moon), []vg.Point{{X: x, Y: y + s.height()/2}, {X: x + sample, Y: y + s.height()/2}})
		c.text(s, vg.Point{X: x + sample + 6, Y: y}, left, name)
		x += sample + 6 + s.width(name) + gap
	}
	r.Max.Y = y - 10
	return r
}

// times names days and hours at the left, as many as there is room for.
func (m moons) times(c canvas, g grid) {
	t := tickStyle(m.palette)
	free := g.Max.Y + 2*t.line()
	for _, h := range hours(m.From, m.To, m.Zone, m.Dates, g.Size().Y, t.line()) {
		y := g.y(h.Sub(m.From).Hours())
		c.across(g.Min.X, g.Max.X, y, 0.75, m.palette.Grid)
		if y > free-1.2*t.line() {
			continue
		}
		free = y
		label := h.date
		if label == "" {
			label = h.label
		}
		c.text(t, vg.Point{X: g.Min.X - 6, Y: y - t.height()/2}, right, label)
	}
}

// distances writes the scale below.
func (m moons) distances(c canvas, g grid) {
	t := tickStyle(m.palette)
	base := g.Min.Y - 7 - t.height()
	for x := -20; x <= 20; x += 10 {
		c.upright(g.x(float64(x)), g.Min.Y, g.Max.Y, 0.75, m.palette.Grid)
		label := "Jupiter"
		if x != 0 {
			label = strconv.Itoa(max(x, -x))
		}
		c.text(t, vg.Point{X: g.x(float64(x)), Y: base}, centre, label)
	}
	c.text(t, vg.Point{X: g.Min.X, Y: base}, left, "east")
	c.text(t, vg.Point{X: g.Max.X, Y: base}, right, "west")
}

// curve draws a moon where it can be seen.
func (m moons) curve(c canvas, g grid, moon jovian.Moon) {
	var run []vg.Point
	for i, places := range m.Places {
		at := time.Duration(i) * m.Step
		if p := places[moon]; at > m.To.Sub(m.From) || p.Occulted || p.Eclipsed {
			c.polyline(m.look(moon), run)
			run = nil
			continue
		}
		run = append(run, vg.Point{X: g.x(places[moon].X), Y: g.y(at.Hours())})
	}
	c.polyline(m.look(moon), run)
}
