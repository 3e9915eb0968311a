package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem"
	"perihelion/ephem/jovian"
)

// present returns the number of the place nearest to the present, and whether there is one.
func (m moons) present() (i int, ok bool) {
	i = int(math.Round(float64(m.Now.Sub(m.From)) / float64(m.Step)))
	return i, !m.Now.Before(m.From) && !m.Now.After(m.To) && i < len(m.Places)
}

// view draws at the top of a rectangle what a telescope shows, to the scale of the curves
// below, and returns its height. A moon that cannot be seen is left out.
func (m moons) view(c canvas, r vg.Rectangle, places [4]jovian.Place) vg.Length {
	s := style{size: 10, color: m.palette.Foreground}
	x := scale(r)
	radius := x(-1) - x(0)
	// Callisto goes 1.5 radii to the north and south of the equator.
	half := 1.5*radius + moonDot
	height := 2*half + 2*s.line() + 8
	middle := r.Max.Y - height/2 + 4
	at := func(east, north float64) vg.Point {
		return vg.Point{X: x(east), Y: middle + radius*vg.Length(north)}
	}
	jupiter := m.palette.Body(ephem.Jupiter)
	c.oval(at(0, 0), radius, radius*vg.Length(1-ephem.Jupiter.Flattening()), mix(jupiter, m.palette.Background, 0.6))
	for _, p := range places {
		if p.CastsShadow {
			c.disc(at(p.ShadowX, p.ShadowY), 0.12*radius, color.NRGBA{A: 0xFF})
		}
	}
	var taken []vg.Rectangle
	for _, moon := range jovian.Moons() {
		p := places[moon]
		if p.Occulted || p.Eclipsed {
			continue
		}
		dot := at(p.X, p.Y)
		c.disc(dot, moonDot, m.palette.Background)
		c.disc(dot, moonDot-0.75, m.look(moon).Color.(color.NRGBA))
		w := s.width(moon.String())
		// Above or below, in the middle or to one side, where no other name is.
		for _, base := range []vg.Length{middle + half + 4, middle - half - s.line() + 4} {
			for _, from := range []vg.Length{dot.X - w/2, dot.X + moonDot - w, dot.X - moonDot} {
				from = min(max(from, r.Min.X), r.Max.X-w)
				if box := rect(from-2, base, from+w+2, base+s.height()); w > 0 && free(box, taken) {
					taken = append(taken, box)
					c.text(s, vg.Point{X: from, Y: base}, left, moon.String())
					w = 0
				}
			}
		}
	}
	return height
}

// moonDot is the radius of a moon's mark, with its rim.
const moonDot = 3.5

// free reports whether a rectangle shares no point with others.
func free(r vg.Rectangle, taken []vg.Rectangle) bool {
	for _, t := range taken {
		if overlap(r, t) {
			return false
		}
	}
	return true
}
