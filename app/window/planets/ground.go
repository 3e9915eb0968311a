package planets

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
)

// ground is all that the picture of the sky's ground depends on: its brightness, the
// circles of altitude and the land below the horizon.
type ground struct {
	palette chart.Palette
	focused bool
	lens    lens
	light   light
	dimmed  bool
}

// light is the Sun's place as far as it colours the sky, in whole degrees, so that the
// ground is painted again only when it looks otherwise.
type light struct {
	glow              bool
	altitude, azimuth int
}

// strength is the daylight of the sky, 0 to 1.
func (l light) strength() float64 {
	if !l.glow {
		return 0
	}
	x := min(1, max(0, (float64(l.altitude)+18)/18))
	return x * x * (3 - 2*x)
}

// dusk is the strength of the glow above the Sun, which is near the horizon.
func (l light) dusk() float64 {
	if !l.glow {
		return 0
	}
	return max(0, 1-math.Abs(float64(l.altitude)+4)/10)
}

// rim is the width of the line of the horizon, which is the dome's focus ring too.
func (g ground) rim() (width float64, colour color.NRGBA) {
	if g.focused {
		return 3, g.palette.Accent
	}
	return 1.5, g.palette.SkyLine
}

// tones are the colours of the ground.
type tones struct{ zenith, edge, glow, circle, land, rim color.NRGBA }

func (g ground) tones() tones {
	p, day := g.palette, g.light.strength()
	t := tones{
		zenith: widget.Mix(p.Sky, p.SkyLine, 0.7*day), edge: widget.Mix(p.SkyEdge, p.SkyLine, day),
		land: widget.Mix(p.SkyEdge, p.Background, 0.6),
	}
	if bright(p.Background) { // ink on paper: the night is the darker ground
		t.zenith, t.edge = widget.Mix(p.Shade(chart.Night), p.Sky, day), widget.Mix(p.Shade(chart.Nautical), p.SkyEdge, day)
	}
	t.glow = widget.Mix(t.edge, p.Body(0), 0.3*g.light.dusk())
	t.circle = widget.Mix(t.zenith, p.Muted, 0.3)
	_, t.rim = g.rim()
	return t
}

// bright reports whether a palette draws dark on light.
func bright(c color.NRGBA) bool { return int(c.R)+int(c.G)+int(c.B) > 3*128 }

// paint draws the ground as a picture of the dome's size in pixels.
func (g ground) paint(w, h int) *image.NRGBA {
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	scale := float64(w) / float64(max(1, g.lens.size.Width)) // pixels in a unit
	t := g.tones()
	rimWidth, _ := g.rim()
	radian := g.lens.scale() * scale
	centre, radius := g.lens.disc()
	middle, frame := g.lens.middle(), g.lens.frame()
	towards := g.lens.towards(float64(g.light.azimuth) * math.Pi / 180)
	// line lays a line on a colour, so many pixels off the pixel's middle.
	line := func(c, of color.NRGBA, off, width, part float64) color.NRGBA {
		if part *= covered(off, width); part > 0 {
			return widget.Mix(c, of, part)
		}
		return c
	}
	for y := range h {
		for x := range w {
			at := fyne.NewPos(float32((float64(x)+0.5)/scale), float32((float64(y)+0.5)/scale))
			beyond := 0.0 // pixels out of the picture
			if g.lens.horizon {
				beyond = scale * float64(max(frame.left-at.X, at.X-frame.right, frame.top-at.Y, at.Y-frame.bottom))
			} else {
				beyond = scale * (math.Hypot(float64(at.X-centre.X), float64(at.Y-centre.Y)) - float64(radius) - rimWidth/2)
			}
			if beyond > 1 {
				continue
			}
			altitude, toSun := towards(at)
			c := t.sky(altitude, toSun)
			c = line(c, t.circle, (altitude-math.Pi/3)*radian, scale, 1)
			c = line(c, t.circle, (altitude-math.Pi/6)*radian, scale, 1)
			if !g.lens.horizon { // the meridian, and the line from east to west
				c = line(c, t.circle, float64(at.X-middle.X)*scale, scale, 0.6)
				c = line(c, t.circle, float64(at.Y-middle.Y)*scale, scale, 0.6)
			}
			if !g.lens.whole() {
				if land := inside(altitude * radian); land > 0 {
					c = widget.Mix(c, t.land, land)
				}
				c = line(c, t.rim, altitude*radian, 1.5*scale, 1)
			}
			if !g.lens.horizon {
				c = line(c, t.rim, beyond+rimWidth*scale/2, rimWidth*scale, 1)
			} else if g.focused {
				c = line(c, t.rim, beyond+scale, 2*scale, 1)
			}
			c.A = uint8(255*inside(beyond) + 0.5)
			picture.SetNRGBA(x, y, c)
		}
	}
	return picture
}

// sky is the colour at an altitude, in a direction of which the cosine of the angle to the
// Sun's azimuth is given.
func (t tones) sky(altitude, toSun float64) color.NRGBA {
	low := min(1, max(0, 1-altitude/(math.Pi/2)))
	c := widget.Mix(t.zenith, t.edge, low)
	if t.glow != t.edge && altitude > -0.1 {
		near := (1 + toSun) / 2
		c = widget.Mix(c, t.glow, low*low*low*low*near*near)
	}
	return c
}
