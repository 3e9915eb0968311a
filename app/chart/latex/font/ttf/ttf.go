// Package ttf has the fonts of a formula.
package ttf

import (
	"golang.org/x/image/font/sfnt"

	"codeberg.org/go-latex/latex/drawtex"
)

// Fonts are the faces of a formula.
type Fonts struct{ Default, Rm, It, Bf, BfIt *sfnt.Font }

// Backend measures letters and draws them.
type Backend struct{}

// NewFrom returns a backend.
func NewFrom(*drawtex.Canvas, *Fonts) *Backend { return new(Backend) }
