package planets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// face is a picture of a body's disc as the observer sees it with the zenith up: what is
// lit, how the axis is turned, of the Moon the dark plains, of Saturn the rings.
type face struct {
	fynewidget.BaseWidget
	sight sky.Sight
}

const faceSide float32 = 190

func newFace(s sky.Sight) *face {
	f := &face{sight: s}
	f.ExtendBaseWidget(f)
	return f
}

// MinSize is the side of the picture.
func (f *face) MinSize() fyne.Size { return fyne.NewSquareSize(faceSide) }

// CreateRenderer paints the picture for the pixels of the screen.
func (f *face) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(canvas.NewRaster(func(w, h int) image.Image {
		return newGlobe(f.sight).paint(min(w, h), widget.Palette())
	}))
}

// AccessibilityLabel describes the picture.
func (f *face) AccessibilityLabel() string {
	label := f.sight.Body.String() + " as seen from here, the zenith up: " + text.Percent(f.sight.Illuminated, 0) + " lit"
	tilt := math.Remainder((f.sight.Face.Axis - f.sight.Parallactic).Deg(), 360)
	side := "left"
	if tilt < 0 {
		side = "right"
	}
	return label + ", its north pole " + text.Number(math.Abs(tilt), 0) + "° to the " + side + " of the zenith"
}

// AccessibilityRole is that of a text.
func (f *face) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// globe is a body in units of its equator's radius: right and up in the picture, and
// towards the observer.
type globe struct {
	body       ephem.Body
	north      vector  // along the axis, in the picture
	tilt       float64 // latitude of the middle, radians
	middle     float64 // longitude of the middle, radians, east positive
	sun        [3]float64
	flattening float64
	rings      bool
}

// vector is a direction in the picture: right and up.
type vector struct{ x, y float64 }

// newGlobe is the globe of a sight, which has a face.
func newGlobe(s sky.Sight) globe {
	up := func(a float64) vector { return vector{-math.Sin(a), math.Cos(a)} } // counter-clockwise from the zenith
	d := globe{body: s.Body, north: up((s.Face.Axis - s.Parallactic).Rad()), tilt: s.Face.SubObserver.Latitude.Rad(), sun: [3]float64{0, 0, 1}}
	d.flattening = map[ephem.Body]float64{ephem.Jupiter: 0.0649, ephem.Saturn: 0.0980, ephem.Uranus: 0.0229, ephem.Neptune: 0.0171}[s.Body]
	d.rings = s.Body == ephem.Saturn
	if s.Body == ephem.Moon {
		d.middle = s.Face.SubObserver.Longitude.Rad()
	}
	if s.Body != ephem.Sun {
		limb := up((s.Face.BrightLimb - s.Parallactic).Rad())
		sin, cos := math.Sincos(s.PhaseAngle.Rad())
		d.sun = [3]float64{limb.x * sin, limb.y * sin, cos}
	}
	return d
}

// radii of Saturn's rings in radii of its equator: from the inner edge of ring B to the
// outer one of ring A, with Cassini's division (French et al. 1993).
const (
	ringInner     = 92_000. / 60_268
	divisionInner = 117_580. / 60_268
	divisionOuter = 122_170. / 60_268
	ringOuter     = 136_775. / 60_268
)

// paint paints the disc into a square of a side in pixels.
func (g globe) paint(side int, p chart.Palette) image.Image {
	const fine = 3 // samples a pixel, each way
	picture := image.NewNRGBA(image.Rect(0, 0, side, side))
	reach := 1.22 // of the picture, in radii: room for the mark of the pole
	if g.rings {
		reach = ringOuter * 1.06
	}
	step := 2 * reach / float64(side)
	for y := range side {
		for x := range side {
			var sum [4]float64
			for k := range fine * fine {
				u := (float64(x)+(float64(k%fine)+0.5)/fine)*step - reach
				v := reach - (float64(y)+(float64(k/fine)+0.5)/fine)*step
				c := g.at(u, v, p)
				a := float64(c.A)
				sum[0], sum[1], sum[2], sum[3] = sum[0]+a*float64(c.R), sum[1]+a*float64(c.G), sum[2]+a*float64(c.B), sum[3]+a
			}
			if sum[3] > 0 {
				picture.SetNRGBA(x, y, color.NRGBA{uint8(sum[0] / sum[3]), uint8(sum[1] / sum[3]), uint8(sum[2] / sum[3]), uint8(sum[3] / (fine * fine))})
			}
		}
	}
	return picture
}

// at is the colour at a place of the picture.
func (g globe) at(u, v float64, p chart.Palette) color.NRGBA {
	colour := p.Body(g.body)
	across, along := u*g.north.y-v*g.north.x, u*g.north.x+v*g.north.y // of the axis
	ring, inFront := g.ring(across, along)
	if ring && inFront {
		return widget.Mix(p.Background, colour, 0.75)
	}
	polar := 1 - g.flattening*math.Pow(math.Cos(g.tilt), 2)
	b := along / polar
	if r := across*across + b*b; r <= 1 {
		return g.ground(across, b, math.Sqrt(1-r), u, v, p)
	}
	switch {
	case ring:
		return widget.Mix(p.Background, colour, 0.75)
	case math.Abs(across) < 0.012 && along > 0 && along < polar+0.16 && along > polar*math.Abs(math.Cos(g.tilt)):
		return p.Muted // the end of the axis in the north
	}
	return color.NRGBA{}
}

// ring reports whether there is a ring, and whether it is before the disc.
func (g globe) ring(across, along float64) (is, inFront bool) {
	sin := math.Sin(g.tilt)
	if !g.rings || math.Abs(sin) < 1e-3 {
		return false, false
	}
	r := math.Hypot(across, along/sin)
	return r > ringInner && r < ringOuter && (r < divisionInner || r > divisionOuter), along*sin < 0
}

// ground is the colour of the disc at a place: across the axis, along it and towards the
// observer.
func (g globe) ground(across, along, towards, u, v float64, p chart.Palette) color.NRGBA {
	colour := p.Body(g.body)
	shade := 1.0
	sin, cos := math.Sincos(g.tilt)
	lat := math.Asin(max(-1, min(1, along*cos+towards*sin)))
	lon := g.middle + math.Atan2(across, towards*cos-along*sin)
	switch g.body {
	case ephem.Moon:
		shade -= 0.42 * plain(lon, lat)
	default:
		if off := math.Abs(math.Remainder(lat, math.Pi/6)); off < 0.014 {
			shade -= 0.3 // a parallel of latitude, every 30°
		}
	}
	lit := u*g.sun[0] + v*g.sun[1] + towards*g.sun[2]
	if lit < 0 {
		return widget.Mix(p.Background, colour, 0.16*shade+0.04)
	}
	return widget.Mix(p.Background, colour, 0.3+0.7*shade*min(1, 0.55+lit))
}

// plains are the Moon's dark plains, from the Sea of Rains to the Ocean of Storms: longitude,
// latitude and radius in degrees.
var plains = [...][3]float64{
	{-16, 33, 18}, {17.5, 28, 10.5}, {31, 8.5, 13.5}, {59, 17, 8}, {51, -8, 12}, {35.5, -15, 5.5}, {-16.6, -21, 10.5},
	{-38.6, -24, 6.5}, {-57, 18, 19}, {-45, 2, 13}, {3.6, 13.3, 4}, {-23, -10, 6}, {-31, 7.5, 7}, {10, 57, 4}, {-10, 56, 4}, {-30, 56, 4}, {30, 55, 3.5}, {82, -3, 4}, {86, 13, 4},
}

// plain is how dark a place on the Moon is, from 0 to 1.
func plain(lon, lat float64) float64 {
	dark := 0.0
	for _, m := range plains {
		l, b := m[0]*math.Pi/180, m[1]*math.Pi/180
		away := math.Acos(max(-1, min(1, math.Sin(lat)*math.Sin(b)+math.Cos(lat)*math.Cos(b)*math.Cos(lon-l)))) * 180 / math.Pi
		dark = max(dark, min(1, max(0, (m[2]-away)/1.5)))
	}
	return dark
}
