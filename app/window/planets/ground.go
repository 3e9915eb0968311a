package planets

import (
	"image"
	"image/color"
	"math"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
)

// ground is all that the picture of the dome's ground depends on. It is painted once
// and kept as one texture: as discs upon each other it took a software renderer as
// long each second as the rest of the window.
type ground struct {
	palette chart.Palette
	focused bool
	radius  float32 // of the horizon, in Fyne units
	size    float32 // of the picture's side, in the same
}

// rim is the width of the line of the horizon, which is the dome's focus ring too.
func (g ground) rim() (width float64, colour color.NRGBA) {
	if g.focused {
		return 3, g.palette.Accent
	}
	return 1.5, g.palette.SkyLine
}

// paint draws the disc, which shades from the zenith to the horizon, and the circles
// of 60°, 30° and 0° as a square picture of as many pixels.
func (g ground) paint(pixels int) image.Image {
	p := g.palette
	scale := float64(pixels) / float64(g.size) // pixels in a unit
	radius, middle := float64(g.radius)*scale, float64(pixels)/2
	rimWidth, rimColour := g.rim()
	circles := []struct {
		at, width float64
		colour    color.NRGBA
	}{
		{radius / 3, scale, widget.Mix(p.SkyLine, p.Sky, 0.3)},
		{2 * radius / 3, scale, widget.Mix(p.SkyLine, p.Sky, 0.3)},
		{radius, rimWidth * scale, rimColour},
	}
	picture := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	for y := range pixels {
		for x := range pixels {
			out := math.Hypot(float64(x)+0.5-middle, float64(y)+0.5-middle)
			if out > radius+rimWidth*scale {
				continue
			}
			c := widget.Mix(p.Sky, p.SkyEdge, min(out/radius, 1))
			for _, l := range circles {
				if part := covered(out-l.at, l.width); part > 0 {
					c = widget.Mix(c, l.colour, part)
				}
			}
			c.A = uint8(255*inside(out-radius-rimWidth*scale/2) + 0.5)
			picture.SetNRGBA(x, y, c)
		}
	}
	return picture
}

// inside is the part of a pixel that an edge covers, which lies so many pixels
// further out than the pixel's middle if negative.
func inside(beyond float64) float64 { return min(max(0.5-beyond, 0), 1) }

// covered returns the part of a pixel that a line of a width covers; the middle of the
// line is off the middle of the pixel.
func covered(off, width float64) float64 {
	return inside(math.Abs(off) - width/2)
}
