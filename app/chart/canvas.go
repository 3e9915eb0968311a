package chart

import (
	"image"
	"image/color"
	imagedraw "image/draw"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// canvas is a draw.Canvas that knows its pixels, so that straight lines lie
// on them and are sharp.
type canvas struct {
	draw.Canvas
	image  imagedraw.Image // nil where the picture has no pixels
	pixels float64         // in a point; 0 where there are none
	notes  *notebook       // nil where nobody asks for them
	ink    *ink            // nil where the picture is not for a page
}

// newCanvas finds the pixels inside the nested canvases of gonum.
func newCanvas(c draw.Canvas) canvas {
	var below vg.Canvas = c
	for {
		switch v := below.(type) {
		case draw.Canvas:
			below = v.Canvas
		case *vgimg.Canvas:
			return canvas{Canvas: c, image: v.Image(), pixels: v.DPI() / vg.Inch.Points()}
		case *notebook:
			return canvas{Canvas: c, notes: v}
		case *ink:
			return canvas{Canvas: c, ink: v}
		default:
			return canvas{Canvas: c}
		}
	}
}

// snap moves a coordinate to the nearest edge of a pixel.
func (c canvas) snap(l vg.Length) vg.Length {
	if c.pixels == 0 {
		return l
	}
	return vg.Length(math.Round(l.Points()*c.pixels) / c.pixels)
}

// rule is the width of a line as a whole number of pixels, at least one.
func (c canvas) rule(width vg.Length) vg.Length {
	if c.pixels == 0 {
		return width
	}
	return max(c.snap(width), vg.Length(1/c.pixels))
}

// box fills a rectangle with its edges on pixels. It needs no smoothing then, and is
// painted without it: with it, the shades of the sky would take half of the time.
func (c canvas) box(r vg.Rectangle, fill color.NRGBA) {
	if c.image != nil {
		at := func(l vg.Length) int { return int(math.Round(l.Points() * c.pixels)) }
		height := c.image.Bounds().Dy() // rows count from the top
		pixels := image.Rect(at(r.Min.X), height-at(r.Min.Y), at(r.Max.X), height-at(r.Max.Y))
		imagedraw.Draw(c.image, pixels, image.NewUniform(fill), image.Point{}, imagedraw.Over)
		return
	}
	c.SetColor(fill)
	c.Fill(r.Path())
}

// across draws a horizontal line, sharp.
func (c canvas) across(x0, x1, y, width vg.Length, col color.NRGBA) {
	width = c.rule(width)
	y = c.snap(y - width/2)
	c.box(rect(x0, y, x1, y+width), col)
}

// upright draws a vertical line, sharp.
func (c canvas) upright(x, y0, y1, width vg.Length, col color.NRGBA) {
	width = c.rule(width)
	x = c.snap(x - width/2)
	c.box(rect(x, y0, x+width, y1), col)
}

// disc fills a circle.
func (c canvas) disc(at vg.Point, r vg.Length, fill color.NRGBA) { c.oval(at, r, r, fill) }

// oval fills an ellipse. It is made of cubic curves, because gonum's PDF canvas draws arcs
// wrongly.
func (c canvas) oval(at vg.Point, rx, ry vg.Length, fill color.NRGBA) {
	const k = 0.5523 // of a quarter circle
	var p vg.Path
	p.Move(vg.Point{X: at.X + rx, Y: at.Y})
	corner := func(fx, fy, tx, ty vg.Length) {
		p.CubeTo(
			vg.Point{X: at.X + rx*(fx+k*tx), Y: at.Y + ry*(fy+k*ty)},
			vg.Point{X: at.X + rx*(tx+k*fx), Y: at.Y + ry*(ty+k*fy)},
			vg.Point{X: at.X + rx*tx, Y: at.Y + ry*ty})
	}
	corner(1, 0, 0, 1)
	corner(0, 1, -1, 0)
	corner(-1, 0, 0, -1)
	corner(0, -1, 1, 0)
	p.Close()
	c.SetColor(fill)
	c.Fill(p)
}

// rect returns a rectangle by its corners.
func rect(x0, y0, x1, y1 vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: x0, Y: y0}, Max: vg.Point{X: x1, Y: y1}}
}

// overlap reports whether two rectangles share a point within.
func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// figureOf is the figure of a plotter that gets the whole canvas.
func figureOf(p Palette, drawn plot.Plotter) Figure {
	pl := blank(p)
	pl.Add(drawn)
	return Figure{pl}
}

// blank returns a plot without axes, so that its only plotter gets the whole canvas.
func blank(p Palette) *plot.Plot {
	pl := plot.New()
	pl.BackgroundColor = p.Background
	pl.HideAxes()
	pl.X.Padding, pl.Y.Padding = 0, 0
	return pl
}
