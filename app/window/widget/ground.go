package widget

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// newGround is a large area of one colour of the theme: a picture of one pixel, which
// OpenGL without hardware stretches in half the time that it takes for a rectangle.
func newGround(name fyne.ThemeColorName) *canvas.Raster {
	ground := canvas.NewRaster(func(int, int) image.Image {
		pixel := image.NewRGBA(image.Rect(0, 0, 1, 1))
		pixel.Set(0, 0, Color(name))
		return pixel
	})
	ground.ScaleMode = canvas.ImageScalePixels
	return ground
}
