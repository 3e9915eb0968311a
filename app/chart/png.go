package chart

import (
	"io"

	"perihelion/bench/picture"
)

// WritePNG writes a plot as a PNG of width by height pixels. The picture has its
// resolution, so that a document shows it in its true size, the name of the program, and
// the notes.
func WritePNG(w io.Writer, f Figure, width, height int, dpi float64, notes ...picture.Note) error {
	return picture.Write(w, Image(f, width, height, dpi), dpi, notes...)
}
