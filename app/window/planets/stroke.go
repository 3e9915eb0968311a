package planets

import (
	"image"
	"image/color"
	"math"
)

// The shapes of the picture of the sky, with smooth edges, in pixels.

// inside is the part of a pixel that an edge covers, which lies so many pixels
// further out than the pixel's middle if negative.
func inside(beyond float64) float64 { return min(max(0.5-beyond, 0), 1) }

// covered returns the part of a pixel that a line of a width covers; the middle of the
// line is off the middle of the pixel.
func covered(off, width float64) float64 {
	return min(1, width) * inside(math.Abs(off)-max(1, width)/2)
}

// blend lays a colour on an opaque pixel; nothing is drawn outside the sky.
func blend(picture *image.NRGBA, x, y int, c color.NRGBA, part float64) {
	if part <= 0 || !(image.Point{X: x, Y: y}).In(picture.Rect) {
		return
	}
	i := picture.PixOffset(x, y)
	p := picture.Pix[i : i+4 : i+4]
	if p[3] != 0xff {
		return
	}
	mixed := func(a, b uint8) uint8 { return uint8(float64(a) + part*(float64(b)-float64(a)) + 0.5) }
	p[0], p[1], p[2] = mixed(p[0], c.R), mixed(p[1], c.G), mixed(p[2], c.B)
}

// cover lays a colour on a pixel, also outside the sky.
func cover(picture *image.NRGBA, x, y int, c color.NRGBA, part float64) {
	if part <= 0 || !(image.Point{X: x, Y: y}).In(picture.Rect) {
		return
	}
	below := picture.NRGBAAt(x, y)
	under := float64(below.A) / 0xff * (1 - part)
	whole := part + under
	mixed := func(a, b uint8) uint8 { return uint8((float64(a)*under+float64(b)*part)/whole + 0.5) }
	picture.SetNRGBA(x, y, color.NRGBA{mixed(below.R, c.R), mixed(below.G, c.G), mixed(below.B, c.B), uint8(0xff*whole + 0.5)})
}

// spot draws a disc.
func spot(picture *image.NRGBA, x, y, radius float64, c color.NRGBA, part float64) {
	for py := int(y - radius - 1); py <= int(y+radius+1); py++ {
		for px := int(x - radius - 1); px <= int(x+radius+1); px++ {
			far := math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y)
			blend(picture, px, py, c, part*inside(far-radius))
		}
	}
}

// segment draws a straight line.
func segment(picture *image.NRGBA, x0, y0, x1, y1, width float64, c color.NRGBA, part float64) {
	dx, dy := x1-x0, y1-y0
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	dx, dy = dx/length, dy/length
	reach := width/2 + 1
	left, right := math.Min(x0, x1)-reach, math.Max(x0, x1)+reach
	top, bottom := math.Min(y0, y1)-reach, math.Max(y0, y1)+reach
	for py := max(picture.Rect.Min.Y, int(top)); py <= min(picture.Rect.Max.Y-1, int(bottom)); py++ {
		from, to := left, right
		if y := float64(py) + 0.5 - y0; math.Abs(dy) > 1e-9 { // only the pixels near the line
			middle, half := x0+y*dx/dy, (reach+1)/math.Abs(dy)
			from, to = max(left, middle-half), min(right, middle+half)
		}
		for px := max(picture.Rect.Min.X, int(from)); px <= min(picture.Rect.Max.X-1, int(to)); px++ {
			x, y := float64(px)+0.5-x0, float64(py)+0.5-y0
			along, off := x*dx+y*dy, x*dy-y*dx
			if along < -0.5 || along > length+0.5 {
				continue
			}
			ends := min(1, along+0.5, length+0.5-along)
			blend(picture, px, py, c, part*covered(off, width)*ends)
		}
	}
}
