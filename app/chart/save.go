package chart

import (
	"fmt"
	"io"

	"gonum.org/v1/plot"

	"perihelion/bench/file"
)

// SavePNG writes a picture, as WritePNG does, to a file, and replaces an older one. The
// file is whole or it is not there: a full disk or a power cut leaves no part of a
// picture. The name is used as it is; the caller adds ".png".
func SavePNG(path string, p *plot.Plot, width, height int, dpi float64, notes ...Note) error {
	err := file.Replace(path, 0o666, func(w io.Writer) error { return WritePNG(w, p, width, height, dpi, notes...) })
	if err != nil {
		return fmt.Errorf("the chart was not saved: %w", err)
	}
	return nil
}
