package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// letters are the outlines of the letters that a page needs, each once. A text names them.
type letters struct {
	names    map[letter]string
	outlines strings.Builder // path elements
}

// letter is a rune of a font.
type letter struct {
	face *sfnt.Font
	rune rune
}

// perEm is the size of the outlines.
const perEm = 1000

func newLetters() *letters { return &letters{names: make(map[letter]string)} }

// line is a line of text as elements, each of which uses an outline. Its size is perEm.
func (l *letters) line(face typeface, text string) string {
	var (
		buf sfnt.Buffer
		out strings.Builder
		x   float64
	)
	for _, r := range text {
		if name := l.name(face, &buf, r); name != "" {
			fmt.Fprintf(&out, `<use href="#%s"`, name)
			if x > 0 {
				fmt.Fprintf(&out, ` x="%.0f"`, x)
			}
			out.WriteString("/>")
		}
		x += float64(face.advance(&buf, r, perEm))
	}
	return out.String()
}

// name is that of the outline of a rune, "" where it has none, as a space.
func (l *letters) name(face typeface, buf *sfnt.Buffer, r rune) string {
	key := letter{face.Font, r}
	name, known := l.names[key]
	if known {
		return name
	}
	if d := outlineOf(face, buf, r); d != "" {
		name = "g" + strconv.FormatInt(int64(l.drawn()), 36)
		fmt.Fprintf(&l.outlines, `<path id="%s" d="%s"/>`, name, d)
	}
	l.names[key] = name
	return name
}

// drawn is the number of the outlines.
func (l *letters) drawn() (n int) {
	for _, name := range l.names {
		if name != "" {
			n++
		}
	}
	return n
}

// outlineOf is the outline of a rune as a path of SVG, whose y points down as the font's does.
func outlineOf(face typeface, buf *sfnt.Buffer, r rune) string {
	face, i := face.glyph(buf, r)
	segments, err := face.LoadGlyph(buf, i, face.unitsPerEm, nil)
	if err != nil {
		return ""
	}
	var d strings.Builder
	for n, s := range segments {
		points := 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if n > 0 {
				d.WriteByte('z')
			}
			d.WriteByte('M')
		case sfnt.SegmentOpLineTo:
			d.WriteByte('L')
		case sfnt.SegmentOpQuadTo:
			d.WriteByte('Q')
			points = 2
		case sfnt.SegmentOpCubeTo:
			d.WriteByte('C')
			points = 3
		}
		for k, p := range s.Args[:points] {
			if k > 0 {
				d.WriteByte(' ')
			}
			whole := func(v fixed.Int26_6) float64 { return math.Round(perEm * float64(v) / float64(face.unitsPerEm)) }
			fmt.Fprintf(&d, "%g %g", whole(p.X), whole(p.Y))
		}
	}
	if len(segments) > 0 {
		d.WriteByte('z')
	}
	return d.String()
}
