package planets

import (
	"math"

	"fyne.io/fyne/v2"
)

// lens takes directions in the sky to places in the dome and back. Distances from the
// middle are as the angles there (the equidistant azimuthal projection). In the view of the
// whole sky the middle is the zenith; in that of the horizon it is a direction in front of
// the observer.
type lens struct {
	horizon bool
	zoom    float64       // 1 shows the whole sky, or 100° of it from the horizon up
	pan     fyne.Position // of the zenith from the middle of the dome, in units of the radius; zero in the other view
	azimuth float64       // of the middle in the view of the horizon, radians
	height  float64       // altitude of that middle, radians
	size    fyne.Size     // of the dome
}

// newLens looks at the whole sky.
func newLens() lens { return lens{zoom: 1, azimuth: math.Pi, height: lowHeight} }

const (
	mostZoom  = 8
	lowHeight = 40 * math.Pi / 180 // the altitude in the middle that shows the horizon and the zenith
	wide      = 100 * math.Pi / 180
)

// disc is the middle and the radius of the picture: of the horizon, where the whole sky is
// shown.
func (l lens) disc() (centre fyne.Position, radius float32) {
	s := l.size
	return fyne.NewPos(s.Width/2, s.Height/2), max(10, min(s.Width, s.Height)/2-domeRoom)
}

// frame is the rectangle of the view of the horizon.
func (l lens) frame() box {
	return box{0, frameTop, l.size.Width, max(frameTop+10, l.size.Height-frameFoot)}
}

// scale is the length of a radian at the middle.
func (l lens) scale() float64 {
	if l.horizon {
		f := l.frame()
		return float64(f.bottom-f.top) / wide * l.zoom
	}
	_, radius := l.disc()
	return float64(radius) / (math.Pi / 2) * l.zoom
}

// room is how large the sky is drawn, as a power of two of a usual size: what has room in
// it depends on that.
func (l lens) room() float64 {
	const usual = 170 // units from the zenith to the horizon
	return math.Log2(l.scale() * (math.Pi / 2) / usual)
}

// middle is where the direction in the middle of the projection is drawn.
func (l lens) middle() fyne.Position {
	if l.horizon {
		f := l.frame()
		return fyne.NewPos((f.left+f.right)/2, (f.top+f.bottom)/2)
	}
	centre, radius := l.disc()
	return centre.AddXY(l.pan.X*radius, l.pan.Y*radius)
}

// at is the place of a direction, radians.
func (l lens) at(altitude, azimuth float64) fyne.Position {
	m, k := l.middle(), l.scale()
	if !l.horizon {
		sin, cos := math.Sincos(azimuth)
		out := k * (math.Pi/2 - altitude)
		return m.AddXY(float32(-out*sin), float32(-out*cos))
	}
	sa, ca := math.Sincos(altitude)
	sz, cz := math.Sincos(azimuth - l.azimuth)
	sh, ch := math.Sincos(l.height)
	// Right, up, and forward along the middle direction.
	x, y, z := ca*sz, sa*ch-ca*cz*sh, sa*sh+ca*cz*ch
	side := math.Hypot(x, y)
	if side == 0 {
		return m
	}
	out := k * math.Atan2(side, z) / side
	return m.AddXY(float32(x*out), float32(-y*out))
}

// from is the direction that is drawn at a place, radians.
func (l lens) from(p fyne.Position) (altitude, azimuth float64) {
	m, k := l.middle(), l.scale()
	x, y := float64(p.X-m.X)/k, float64(m.Y-p.Y)/k
	out := math.Hypot(x, y)
	if !l.horizon {
		return math.Pi/2 - out, math.Atan2(-x, y)
	}
	if out == 0 {
		return l.height, l.azimuth
	}
	so, co := math.Sincos(out)
	sh, ch := math.Sincos(l.height)
	up := y / out * so
	return math.Asin(min(1, max(-1, co*sh+up*ch))), l.azimuth + math.Atan2(x/out*so, co*ch-up*sh)
}

// towards returns a function to the altitude at a place, and to the cosine of its azimuth
// from another one.
func (l lens) towards(azimuth float64) func(fyne.Position) (altitude, cos float64) {
	if l.horizon {
		return func(p fyne.Position) (float64, float64) {
			altitude, at := l.from(p)
			return altitude, math.Cos(at - azimuth)
		}
	}
	m, k := l.middle(), l.scale()
	sin, cos := math.Sincos(azimuth)
	return func(p fyne.Position) (float64, float64) { // without the angle itself
		x, y := float64(p.X-m.X), float64(p.Y-m.Y)
		out := math.Sqrt(x*x + y*y)
		return math.Pi/2 - out/k, -(x*sin + y*cos) / max(out, 1e-9)
	}
}

// shows reports whether a place is in the picture of the sky.
func (l lens) shows(p fyne.Position) bool {
	if l.horizon {
		f := l.frame()
		return p.X >= f.left && p.X <= f.right && p.Y >= f.top && p.Y <= f.bottom
	}
	centre, radius := l.disc()
	return math.Hypot(float64(p.X-centre.X), float64(p.Y-centre.Y)) <= float64(radius)+0.5
}

// holds reports whether a box is in the picture of the sky with all of its corners, above the
// horizon.
func (l lens) holds(b box) bool {
	for _, corner := range [...]fyne.Position{{X: b.left, Y: b.top}, {X: b.right, Y: b.top}, {X: b.left, Y: b.bottom}, {X: b.right, Y: b.bottom}} {
		if altitude, _ := l.from(corner); altitude < 0 || !l.shows(corner) {
			return false
		}
	}
	return true
}

// whole reports whether nothing of the sky is out of the picture.
func (l lens) whole() bool { return !l.horizon && l.zoom == 1 }

// enlarged is the lens with another zoom, which keeps what is drawn at a place there, as far
// as the horizon and the zenith allow.
func (l lens) enlarged(by float64, at fyne.Position) lens {
	before := l.zoom
	altitude, azimuth := l.from(at)
	l.zoom = min(mostZoom, max(1, l.zoom*by))
	if l.horizon {
		for range 4 { // each turn leaves a small part of the way, since the projection is curved
			off := at.Subtract(l.at(altitude, azimuth))
			l = l.moved(off.X, off.Y)
		}
	} else {
		centre, radius := l.disc()
		part := float32(l.zoom / before)
		x, y := (at.X-centre.X)/radius, (at.Y-centre.Y)/radius
		l.pan = fyne.NewPos(x-(x-l.pan.X)*part, y-(y-l.pan.Y)*part)
	}
	return l.kept()
}

// moved is the lens with its picture dragged by some units.
func (l lens) moved(dx, dy float32) lens {
	if l.horizon {
		k := l.scale()
		l.azimuth = math.Remainder(l.azimuth-float64(dx)/k/math.Cos(min(l.height, 1.2)), 2*math.Pi)
		l.height += float64(dy) / k
	} else {
		_, radius := l.disc()
		l.pan = l.pan.AddXY(dx/radius, dy/radius)
	}
	return l.kept()
}

// kept keeps the picture full of sky.
func (l lens) kept() lens {
	if l.horizon {
		half := wide / 2 / l.zoom
		const below = -10 * math.Pi / 180
		l.height = min(math.Pi/2-half, max(below+half, l.height))
		return l
	}
	most := float32(l.zoom - 1)
	if far := float32(math.Hypot(float64(l.pan.X), float64(l.pan.Y))); far > most {
		l.pan = fyne.NewPos(l.pan.X*most/max(far, 1e-6), l.pan.Y*most/max(far, 1e-6))
	}
	return l
}

// upwards is the unit vector to the zenith at a direction, in the picture.
func (l lens) upwards(altitude, azimuth float64) (x, y float64) {
	const step = 1e-3
	a, b := l.at(altitude-step, azimuth), l.at(altitude+step, azimuth)
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	away := math.Hypot(dx, dy)
	if away == 0 {
		return 0, -1
	}
	return dx / away, dy / away
}
