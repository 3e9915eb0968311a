package chart

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/bench/figure"
	"perihelion/ephem"
)

// dome draws the sky.
type dome struct {
	DomeData
	palette Palette
}

// domeLook is where the sky is drawn, and where no further name may stand.
type domeLook struct {
	middle vg.Point
	radius vg.Length
	area   vg.Rectangle
	taken  []vg.Rectangle
	within []vg.Point // of the rim and some way within it
}

// at is the place of a direction: distances from the zenith are as the angles there.
func (l *domeLook) at(d Direction) vg.Point {
	out := l.radius * vg.Length(1-d.Altitude.Rad()/(math.Pi/2))
	sin, cos := math.Sincos(d.Azimuth.Rad())
	return vg.Point{X: l.middle.X - out*vg.Length(sin), Y: l.middle.Y + out*vg.Length(cos)}
}

// below is the place outside the rim of a body below the horizon.
func (l *domeLook) below(d Direction) vg.Point {
	sin, cos := math.Sincos(d.Azimuth.Rad())
	out := l.radius + 8
	return vg.Point{X: l.middle.X - out*vg.Length(sin), Y: l.middle.Y + out*vg.Length(cos)}
}

// Plot implements plot.Plotter.
func (d dome) Plot(dc draw.Canvas, _ *plot.Plot) {
	c := newCanvas(dc)
	r := c.frame(d.palette, d.Title, "", figure.Present(d.Subtitle), figure.Present(d.Caption))
	const outside = 26 // the room of bodies and letters outside the rim
	size := r.Size()
	l := &domeLook{area: r, radius: min(size.X, size.Y)/2 - outside}
	l.middle = vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	if l.radius < 40 {
		return
	}
	const n = 120
	for i := range 5 * n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		out := l.radius - vg.Length(8*(i/n))
		l.within = append(l.within, vg.Point{X: l.middle.X + out*vg.Length(sin), Y: l.middle.Y + out*vg.Length(cos)})
	}
	d.ground(c, l)
	d.behind(c, l)
	d.bodies(c, l)
	d.names(c, l)
}

// ground draws the sky, its circles and the points of the compass.
func (d dome) ground(c canvas, l *domeLook) {
	p := d.palette
	line := mix(p.Muted, p.Shade(d.Light), 0.45)
	c.disc(l.middle, l.radius, p.Shade(d.Light))
	for _, altitude := range []float64{30, 60} {
		c.ring(l.middle, l.radius*vg.Length(1-altitude/90), 0.75, line)
	}
	c.ring(l.middle, l.radius, 1.25, p.Muted)
	s := style{bold: true, size: 12, color: p.Foreground}
	for i, letter := range []string{"N", "E", "S", "W"} {
		sin, cos := math.Sincos(float64(i) * math.Pi / 2)
		at := vg.Point{X: l.middle.X - (l.radius+17)*vg.Length(sin), Y: l.middle.Y + (l.radius+17)*vg.Length(cos) - s.height()/2}
		c.text(s, at, centre, letter)
		l.taken = append(l.taken, rect(at.X-8, at.Y-3, at.X+8, at.Y+s.height()+3))
	}
}

// ring draws a circle. It is made of cubic curves, as an oval is.
func (c canvas) ring(at vg.Point, r, width vg.Length, line color.NRGBA) {
	var p vg.Path
	const n = 96
	for i := range n + 1 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		q := vg.Point{X: at.X + r*vg.Length(sin), Y: at.Y + r*vg.Length(cos)}
		if i == 0 {
			p.Move(q)
		} else {
			p.Line(q)
		}
	}
	c.SetLineStyle(draw.LineStyle{Color: line, Width: width})
	c.Stroke(p)
}

// behind draws what lies behind the bodies: figures, ecliptic, stars, the path.
func (d dome) behind(c canvas, l *domeLook) {
	p := d.palette
	faint := mix(p.Foreground, p.Shade(d.Light), 0.32)
	for _, f := range d.Lines {
		d.line(c, l, f, draw.LineStyle{Color: faint, Width: 0.75})
	}
	d.line(c, l, d.Ecliptic, draw.LineStyle{Color: p.Body(ephem.Sun), Width: 0.9, Dashes: []vg.Length{4, 3}})
	for _, s := range d.Stars {
		if s.Altitude >= 0 {
			brightness := vg.Length(max(0, 6-s.Magnitude))
			c.disc(l.at(s.Direction), (0.35+0.045*brightness*brightness)*l.radius/190, p.Foreground)
		}
	}
	var colour = p.Muted
	for _, b := range d.Bodies {
		if b.Selected {
			colour = p.Body(b.Body)
		}
	}
	for _, w := range d.Path {
		if w.Altitude >= 0 {
			c.disc(l.at(w), 1, colour)
		}
	}
}

// bodies draws the bodies and their names, the selected one first. A body below the horizon
// is a ring outside the rim.
func (d dome) bodies(c canvas, l *domeLook) {
	p := d.palette
	all := slices.Clone(d.Bodies)
	slices.SortStableFunc(all, func(a, b DomeBody) int {
		switch {
		case a.Selected == b.Selected:
			return 0
		case a.Selected:
			return -1
		}
		return 1
	})
	var spots []vg.Point
	for _, b := range slices.Backward(all) {
		at, size := l.at(b.Direction), bodySize(b)
		if !b.Up {
			at = l.below(b.Direction)
			c.disc(at, size, p.Body(b.Body))
			c.disc(at, size-1.5, p.Background)
		} else {
			c.disc(at, size+0.75, p.Shade(d.Light))
			c.disc(at, size, p.Body(b.Body))
		}
		if b.Selected {
			c.ring(at, size+4, 1.5, p.Accent)
		}
		spots = append(spots, at)
		l.taken = append(l.taken, squareAbout(at, size+1))
	}
	slices.Reverse(spots)
	for i, b := range all {
		s := style{size: 11, bold: b.Selected, color: p.Foreground}
		if !b.Up {
			s.size, s.color = 10, p.Muted
		}
		rim, clear := p, []vg.Point(nil)
		if b.Up {
			rim.Background = p.Shade(d.Light)
		} else { // its name stays outside, too
			clear = l.within
		}
		c.beside(rim, s, l.area, clear, spots[i], b.Body.String(), bodySize(b)+5, &l.taken)
	}
}

// bodySize is the radius of a body's disc: brighter is larger.
func bodySize(b DomeBody) vg.Length {
	switch {
	case !b.Up:
		return 4.5
	case b.Body == ephem.Sun || b.Body == ephem.Moon:
		return 8
	}
	return vg.Length(min(6.5, max(2.8, 4.8-0.45*b.Magnitude)))
}

// names writes the names of stars and of constellations where they cover no other name.
func (d dome) names(c canvas, l *domeLook) {
	p := d.palette
	ground := p
	ground.Background = p.Shade(d.Light)
	for _, s := range d.Stars {
		if s.Name != "" && s.Altitude > 0 {
			look := style{size: 9, color: mix(p.Muted, p.Foreground, 0.5)}
			at := l.at(s.Direction)
			at.X += 5
			box := rect(at.X-1, at.Y-5, at.X+look.width(s.Name)+1, at.Y+5)
			if free(box, l.taken) {
				l.taken = append(l.taken, box)
				c.haloed(look, vg.Point{X: at.X, Y: at.Y - look.height()/2}, left, s.Name, ground.Background)
			}
		}
	}
	for _, n := range d.Names {
		look, name := style{size: 8, color: mix(p.Muted, p.Foreground, 0.5)}, strings.ToUpper(n.Name)
		at, w := l.at(n.Direction), look.width(name)
		box := rect(at.X-w/2-1, at.Y-5, at.X+w/2+1, at.Y+5)
		inside := math.Hypot(float64(at.X-l.middle.X), float64(at.Y-l.middle.Y))+float64(w)/2 < float64(l.radius)
		if n.Altitude > 0 && inside && free(box, l.taken) {
			l.taken = append(l.taken, box)
			c.text(look, vg.Point{X: at.X, Y: at.Y - look.height()/2}, centre, name)
		}
	}
}

// line draws the parts of a line above the horizon.
func (d dome) line(c canvas, l *domeLook, all []Direction, look draw.LineStyle) {
	var run []vg.Point
	for _, at := range all {
		if at.Altitude < 0 {
			c.polyline(look, run)
			run = nil
			continue
		}
		run = append(run, l.at(at))
	}
	c.polyline(look, run)
}
