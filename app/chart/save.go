package chart

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strings"

	"perihelion/bench/file"
	"perihelion/bench/picture"
)

// Format is a form of file for a chart. Its value is the ending of the file's name,
// without the dot.
type Format string

// The formats.
const (
	PNG Format = "png" // pixels
	SVG Format = "svg" // for documents and the web, at every size
	PDF Format = "pdf" // for paper
)

// Formats are the formats, the usual one first.
func Formats() []Format { return []Format{PNG, SVG, PDF} }

// FormatOf is the format that the ending of a file's name asks for. It is false for
// another ending, or none.
func FormatOf(path string) (Format, bool) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, f := range Formats() {
		if string(f) == ending {
			return f, true
		}
	}
	return "", false
}

// Size is the size of a saved chart.
type Size struct {
	Width, Height float64 // points, of which 72 are an inch
	Scale         float64 // pixels to a point, of a PNG; 2 is sharp on most screens
}

// UsualSize is the size of a saved chart unless the user chooses another: on paper 11.1
// by 6.9 inches, and as a PNG 1600 by 1000 pixels.
func UsualSize() Size { return Size{Width: 800, Height: 500, Scale: 2} }

// The bounds of a size.
const (
	leastSide, mostSide   = 100, 5000 // points
	leastScale, mostScale = 0.5, 8
	mostPixels            = 100e6
)

// Pixels is the size of a PNG.
func (s Size) Pixels() (width, height int) {
	return int(math.Round(s.Width * s.Scale)), int(math.Round(s.Height * s.Scale))
}

// Check returns why a chart cannot have the size, or nil.
func (s Size) Check() error {
	width, height := s.Pixels()
	switch {
	case !(s.Width >= leastSide && s.Width <= mostSide && s.Height >= leastSide && s.Height <= mostSide):
		return fmt.Errorf("a chart of %g by %g points is not possible; each side has %d to %d", s.Width, s.Height, leastSide, mostSide)
	case !(s.Scale >= leastScale && s.Scale <= mostScale):
		return fmt.Errorf("a scale of %g is not possible; write one from %g to %d", s.Scale, leastScale, mostScale)
	case float64(width)*float64(height) > mostPixels:
		return fmt.Errorf("a picture of %d by %d pixels is too large; choose a smaller scale", width, height)
	}
	return nil
}

// Write writes a chart in a format. Only a PNG holds the notes.
func Write(w io.Writer, f Figure, format Format, s Size, notes ...picture.Note) error {
	if err := s.Check(); err != nil {
		return err
	}
	switch format {
	case PNG:
		width, height := s.Pixels()
		return WritePNG(w, f, width, height, 72*s.Scale, notes...)
	case SVG:
		return WriteSVG(w, f, s.Width, s.Height)
	case PDF:
		return WritePDF(w, f, s.Width, s.Height)
	}
	return fmt.Errorf("charts are not written as %q; write png, svg or pdf", string(format))
}

// Save writes a chart, as Write does, to a file, and replaces an older one. The file is
// whole or it is not there: a full disk or a power cut leaves no part of a picture. The
// name is used as it is; the caller adds the ending.
func Save(path string, f Figure, format Format, s Size, notes ...picture.Note) error {
	err := file.Replace(path, 0o666, func(w io.Writer) error { return Write(w, f, format, s, notes...) })
	if err != nil {
		return fmt.Errorf("the chart was not saved: %w", err)
	}
	return nil
}

// SaveWith is Save for a chart of results, which a PNG carries as their note: bench.ReadFile finds
// it there.
func SaveWith(path string, f Figure, format Format, s Size, note func() (picture.Note, error)) error {
	if format != PNG {
		return Save(path, f, format, s)
	}
	carried, err := note()
	if err != nil {
		return err
	}
	return Save(path, f, format, s, carried)
}
