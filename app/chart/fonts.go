package chart

import (
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"

	"perihelion/assets"
)

// typeface is a font with its values that are used often.
type typeface struct {
	*sfnt.Font
	unitsPerEm fixed.Int26_6 // asking for this size gives lengths in font units
}

// The window's own two fonts, parsed when first used, and a third with the glyphs that
// they lack, above all the real minus sign. They do not go through gonum's font cache,
// which is shared by the whole process. Their figures are tabular: numbers below each
// other stay aligned.
var (
	regular = sync.OnceValue(func() typeface { return parse(assets.SansRegular) })
	bold    = sync.OnceValue(func() typeface { return parse(assets.SansBold) })
	spare   = sync.OnceValue(func() typeface { return parse(assets.Mono) })
)

// parse panics if the font built into the program cannot be read: no chart can
// be drawn then, and no input of the user is the reason.
func parse(ttf []byte) typeface {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("a bundled font cannot be read: %v", err))
	}
	return typeface{Font: f, unitsPerEm: fixed.Int26_6(f.UnitsPerEm())}
}

// glyph finds a rune in the font, or in the spare one.
func (t typeface) glyph(buf *sfnt.Buffer, r rune) (typeface, sfnt.GlyphIndex) {
	i, err := t.GlyphIndex(buf, r)
	if err == nil && i != 0 {
		return t, i
	}
	if j, err := spare().GlyphIndex(buf, r); err == nil && j != 0 {
		return spare(), j
	}
	return t, i // the font's own sign for a missing letter
}

// advance is the width of a rune at size.
func (t typeface) advance(buf *sfnt.Buffer, r rune, size vg.Length) vg.Length {
	t, i := t.glyph(buf, r)
	a, err := t.GlyphAdvance(buf, i, t.unitsPerEm, 0)
	if err != nil {
		return 0
	}
	return size * vg.Length(a) / vg.Length(t.unitsPerEm)
}

// outline appends a rune's outline to a path. Its curves are made cubic, since
// gonum's PDF canvas draws a quadratic curve wrongly.
func (t typeface) outline(p *vg.Path, buf *sfnt.Buffer, r rune, size vg.Length, origin vg.Point) {
	t, i := t.glyph(buf, r)
	segments, err := t.LoadGlyph(buf, i, t.unitsPerEm, nil)
	if err != nil {
		return
	}
	scale := size / vg.Length(t.unitsPerEm)
	at := func(q fixed.Point26_6) vg.Point { // the font's y points down
		return vg.Point{X: origin.X + scale*vg.Length(q.X), Y: origin.Y - scale*vg.Length(q.Y)}
	}
	var pen vg.Point
	for n, s := range segments {
		end := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if n > 0 {
				p.Close()
			}
			p.Move(end)
		case sfnt.SegmentOpLineTo:
			p.Line(end)
		case sfnt.SegmentOpQuadTo:
			c := end
			end = at(s.Args[1])
			p.CubeTo(pen.Add(c.Sub(pen).Scale(2./3)), end.Add(c.Sub(end).Scale(2./3)), end)
		case sfnt.SegmentOpCubeTo:
			c := end
			end = at(s.Args[2])
			p.CubeTo(c, at(s.Args[1]), end)
		}
		pen = end
	}
	if len(segments) > 0 {
		p.Close()
	}
}
