package chart

import (
	"math"

	"github.com/soniakeys/unit"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"perihelion/ephem/diagram"
	"perihelion/ephem/text"
)

// view is a part of the sky about a direction, in the true shape of what is near it: distances
// from the middle are as the angles there.
type view struct {
	forward, side, up [3]float64 // unit vectors, in axes of north, east and zenith
	middle            vg.Point
	scale             vg.Length // of a radian
}

// direction is a unit vector in axes of north, east and zenith.
func direction(altitude, azimuth float64) [3]float64 {
	sa, ca := math.Sincos(altitude)
	sz, cz := math.Sincos(azimuth)
	return [3]float64{ca * cz, ca * sz, sa}
}

// inner is the inner product of two vectors.
func inner(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

// lookingAt is the view about the middle of some directions, with the zenith upwards.
func lookingAt(all [][3]float64) view {
	var sum [3]float64
	for _, d := range all {
		for i := range sum {
			sum[i] += d[i] / float64(len(all))
		}
	}
	azimuth, altitude := math.Atan2(sum[1], sum[0]), math.Atan2(sum[2], math.Hypot(sum[0], sum[1]))
	sa, ca := math.Sincos(altitude)
	sz, cz := math.Sincos(azimuth)
	return view{forward: direction(altitude, azimuth), side: [3]float64{-sz, cz, 0}, up: [3]float64{-sa * cz, -sa * sz, ca}}
}

// flat is the place of a direction in radians right of the middle and above it, and whether
// it is less than a right angle away.
func (v view) flat(d [3]float64) (x, y float64, near bool) {
	x, y, z := inner(d, v.side), inner(d, v.up), inner(d, v.forward)
	across := math.Hypot(x, y)
	if across == 0 {
		return 0, 0, z > 0
	}
	far := math.Atan2(across, z) / across
	return x * far, y * far, z > 0
}

// at is the place of a direction in the chart.
func (v view) at(altitude, azimuth float64) (vg.Point, bool) {
	x, y, near := v.flat(direction(altitude, azimuth))
	return vg.Point{X: v.middle.X + v.scale*vg.Length(x), Y: v.middle.Y + v.scale*vg.Length(y)}, near
}

// sky draws circles of altitude and azimuth about the figure, as the observer sees it.
func (a analemma) sky(c canvas, area vg.Rectangle) func(diagram.SunOfDay) vg.Point {
	if wide := area.Size().X - 1.3*area.Size().Y; wide > 0 { // far from the figure the circles bend
		area = rect(area.Min.X+wide/2, area.Min.Y, area.Max.X-wide/2, area.Max.Y)
	}
	var all [][3]float64
	for _, d := range a.Analemma.Days {
		all = append(all, direction(d.Altitude.Rad(), d.Azimuth.Rad()))
	}
	v := lookingAt(all)
	x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, d := range all {
		x, y, _ := v.flat(d)
		x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
	}
	const room = 0.06 // about the figure, radians
	x0, x1, y0, y1 = x0-room, x1+room, y0-room, y1+room
	size := area.Size()
	v.scale = min(size.X/vg.Length(x1-x0), size.Y/vg.Length(y1-y0))
	v.middle = vg.Point{
		X: area.Min.X + size.X/2 - v.scale*vg.Length(x0+x1)/2,
		Y: area.Min.Y + size.Y/2 - v.scale*vg.Length(y0+y1)/2,
	}
	a.graticule(c, v, area)
	return func(d diagram.SunOfDay) vg.Point {
		at, _ := v.at(d.Altitude.Rad(), d.Azimuth.Rad())
		return at
	}
}

// graticule draws the horizon and circles of altitude and azimuth, and names them where they
// leave the area.
func (a analemma) graticule(c canvas, v view, area vg.Rectangle) {
	const degree = math.Pi / 180
	step := 10
	if v.scale*5*degree > 40 {
		step = 5
	}
	turn := 15
	if v.scale*15*degree < 60 {
		turn = 45
	}
	t := tickStyle(a.palette)
	within := c.Canvas
	within.Rectangle = area
	draws := func(look draw.LineStyle, n int, at func(i int) (vg.Point, bool)) (runs [][]vg.Point) {
		var run []vg.Point
		for i := range n + 1 {
			if p, near := at(i); near {
				run = append(run, p)
				continue
			}
			runs, run = append(runs, within.ClipLinesXY(run)...), nil
		}
		runs = append(runs, within.ClipLinesXY(run)...)
		within.StrokeLines(look, runs...)
		return runs
	}
	var taken []vg.Rectangle
	name := func(at vg.Point, align vg.Length, label string) {
		w := t.width(label)
		box := rect(at.X-align*w-3, at.Y-2, at.X-align*w+w+3, at.Y+t.height()+2)
		if free(box, taken) {
			taken = append(taken, box)
			c.text(t, at, align, label)
		}
	}
	for deg := -80; deg <= 80; deg += step {
		look := draw.LineStyle{Color: a.palette.Grid, Width: 0.75}
		if deg == 0 {
			look = draw.LineStyle{Color: a.palette.Foreground, Width: 1.5}
		}
		for _, run := range draws(look, 180, func(i int) (vg.Point, bool) { return v.at(float64(deg)*degree, float64(2*i)*degree) }) {
			for _, end := range []vg.Point{run[0], run[len(run)-1]} {
				if end.X < area.Min.X+1 {
					name(vg.Point{X: area.Min.X - 6, Y: end.Y - t.height()/2}, right, degrees(deg))
				}
			}
		}
	}
	for deg := 0; deg < 360; deg += turn {
		look := draw.LineStyle{Color: a.palette.Grid, Width: 0.75}
		for _, run := range draws(look, 160, func(i int) (vg.Point, bool) { return v.at(float64(i-80)*degree, float64(deg)*degree) }) {
			for _, end := range []vg.Point{run[0], run[len(run)-1]} {
				if end.Y < area.Min.Y+1 {
					label := degrees(deg)
					if deg%45 == 0 {
						label = text.Compass(unit.AngleFromDeg(float64(deg)))
					}
					name(vg.Point{X: end.X, Y: area.Min.Y - 7 - t.height()}, centre, label)
				}
			}
		}
	}
}
