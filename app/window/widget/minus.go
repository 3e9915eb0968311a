package widget

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// realMinus is the sign that figures carry here. Fyne's fonts lack it, and on a
// machine without other fonts a mark for a missing letter would stand there.
const realMinus = '−'

// withMinus returns a TrueType font that has the real minus sign: the bar of
// its own plus sign, as wide as all figures need. The sign takes the place of
// the outline of ¬, which nobody writes here, and the table of characters is
// written anew with the sign in it.
func withMinus(ttf []byte) ([]byte, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("adding the minus sign: %w", err)
	}
	var buf sfnt.Buffer
	if have, err := f.GlyphIndex(&buf, realMinus); err == nil && have != 0 {
		return ttf, nil
	}
	not, err := f.GlyphIndex(&buf, '¬')
	if err != nil || not == 0 {
		return nil, errors.New("adding the minus sign: the font has no ¬ to put it in")
	}
	bar, err := barOfPlus(f, &buf)
	if err != nil {
		return nil, err
	}
	patched := slices.Clone(ttf)
	if err := replaceGlyph(patched, int(not), rectangle(bar)); err != nil {
		return nil, err
	}
	return replaceTable(patched, "cmap", characters(f, &buf, not))
}

// barOfPlus is the horizontal bar of the font's plus sign in font units: left,
// bottom, right, top.
func barOfPlus(f *sfnt.Font, buf *sfnt.Buffer) (bar [4]int16, err error) {
	plus, err := f.GlyphIndex(buf, '+')
	if err != nil || plus == 0 {
		return bar, errors.New("adding the minus sign: the font has no +")
	}
	outline, err := f.LoadGlyph(buf, plus, fixed.Int26_6(f.UnitsPerEm()), nil)
	if err != nil {
		return bar, fmt.Errorf("adding the minus sign: %w", err)
	}
	var xs, ys []int16
	for _, s := range outline {
		xs, ys = append(xs, int16(s.Args[0].X)), append(ys, int16(-s.Args[0].Y))
	}
	slices.Sort(xs)
	slices.Sort(ys)
	ys = slices.Compact(ys)
	if len(ys) != 4 {
		return bar, errors.New("adding the minus sign: the font's + is not two bars")
	}
	return [4]int16{xs[0], ys[1], xs[len(xs)-1], ys[2]}, nil
}

// rectangle is a glyph of four corners, as the glyf table writes it.
func rectangle(r [4]int16) []byte {
	be := binary.BigEndian
	var g []byte
	short := func(v int16) { g = be.AppendUint16(g, uint16(v)) }
	for _, v := range []int16{1, r[0], r[1], r[2], r[3], 3, 0} { // one contour, box, its last point, no program
		short(v)
	}
	g = append(g, 1, 1, 1, 1)                             // four points on the curve
	for _, dx := range []int16{r[0], 0, r[2] - r[0], 0} { // clockwise from the lower left
		short(dx)
	}
	for _, dy := range []int16{r[1], r[3] - r[1], 0, r[1] - r[3]} {
		short(dy)
	}
	return g
}

// characters is a cmap table with every character of the basic plane that the
// font has, and the minus sign.
func characters(f *sfnt.Font, buf *sfnt.Buffer, minus sfnt.GlyphIndex) []byte {
	type group struct{ first, last, glyph uint32 }
	var groups []group
	for r := rune(1); r < 0xffff; r++ {
		g, err := f.GlyphIndex(buf, r)
		if r == realMinus {
			g, err = minus, nil
		}
		if err != nil || g == 0 {
			continue
		}
		if n := len(groups); n > 0 && groups[n-1].last+1 == uint32(r) && groups[n-1].glyph+uint32(r)-groups[n-1].first == uint32(g) {
			groups[n-1].last++
			continue
		}
		groups = append(groups, group{uint32(r), uint32(r), uint32(g)})
	}
	be := binary.BigEndian
	length := uint32(16 + 12*len(groups))
	t := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12} // one subtable: Unicode, all planes
	t = append(t, 0, 12, 0, 0)                        // its format
	for _, v := range []uint32{length, 0, uint32(len(groups))} {
		t = be.AppendUint32(t, v)
	}
	for _, g := range groups {
		for _, v := range []uint32{g.first, g.last, g.glyph} {
			t = be.AppendUint32(t, v)
		}
	}
	return t
}
