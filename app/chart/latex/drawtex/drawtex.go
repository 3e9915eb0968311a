// Package drawtex has the types of a formula that is drawn.
package drawtex

import "golang.org/x/image/font/sfnt"

// Canvas is a drawing without content.
type Canvas struct{}

// New returns a canvas.
func New() *Canvas { return new(Canvas) }

// Ops returns nothing.
func (*Canvas) Ops() []Op { return nil }

// Op is a step of a drawing.
type Op interface{ isOp() }

// GlyphOp draws a glyph.
type GlyphOp struct {
	X, Y  float64
	Glyph Glyph
}

func (GlyphOp) isOp() {}

// RectOp fills a rectangle.
type RectOp struct{ X1, Y1, X2, Y2 float64 }

func (RectOp) isOp() {}

// Glyph is a glyph of a font.
type Glyph struct {
	Font   *sfnt.Font
	Size   float64
	Symbol string
}
