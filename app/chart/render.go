package chart

import (
	"image"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Image draws a plot on width by height pixels. A point of the plot's text
// and lines is dpi/72 pixels: pass 72 times the scale of the screen. The
// resolution is rounded to a whole number, sizes below one pixel to one.
func Image(f Figure, width, height int, dpi float64) image.Image {
	width, height = max(width, 1), max(height, 1)
	whole := max(int(math.Round(dpi)), 1)
	// The size is in points, because a canvas made from an image copies it pixel by
	// pixel first.
	inch := vg.Inch / vg.Length(whole)
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(width)*inch, vg.Length(height)*inch), vgimg.UseDPI(whole), vgimg.UseBackgroundColor(f.BackgroundColor))
	painted := *f.Plot
	painted.BackgroundColor = nil // the canvas has it already
	painted.Draw(draw.New(c))
	return c.Image()
}

// WriteSVG writes a plot as an SVG picture of the given size in points. Text
// is drawn as outlines: it looks the same on a machine without the font.
func WriteSVG(w io.Writer, f Figure, width, height float64) error {
	c := vgsvg.New(vg.Points(width), vg.Points(height))
	f.Draw(draw.New(c))
	_, err := c.WriteTo(w)
	return err
}

// WritePDF writes a plot as a PDF of one page of the given size in points.
func WritePDF(w io.Writer, f Figure, width, height float64) error {
	c := vgpdf.New(vg.Points(width), vg.Points(height))
	f.Draw(draw.New(c))
	_, err := c.WriteTo(w)
	return err
}
