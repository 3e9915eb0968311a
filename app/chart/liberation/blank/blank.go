// Package blank is the smallest TrueType font that can be parsed: one glyph, empty,
// for every character.
package blank

import "encoding/binary"

// unitsPerEm is the usual grid of a TrueType font.
const unitsPerEm = 2048

// TTF is the font.
var TTF = file([]table{
	{"cmap", words(0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)}, // format 4, one empty segment
	{"head", at(54, 18, unitsPerEm)},
	{"hhea", at(36, 4, unitsPerEm, 34, 1)},
	{"hmtx", words(0, 0)},
	{"loca", words(0, 0)},
	{"maxp", at(32, 4, 1)},
	{"post", at(32, 0, 3)},
})

// table is a table of the font, with its tag.
type table struct {
	tag   string
	bytes []byte
}

// file lays out tables, which are sorted by their tags, as a font.
func file(tables []table) []byte {
	const header, record = 12, 16
	f := append(words(1, 0, uint16(len(tables)), 0, 0, 0), make([]byte, record*len(tables))...)
	for i, t := range tables {
		r := f[header+record*i:]
		copy(r, t.tag)
		binary.BigEndian.PutUint32(r[8:], uint32(len(f)))
		binary.BigEndian.PutUint32(r[12:], uint32(len(t.bytes)))
		f = append(f, t.bytes...)
		for len(f)%4 != 0 {
			f = append(f, 0)
		}
	}
	return f
}

// words is a table of numbers of 16 bits.
func words(n ...uint16) []byte {
	var b []byte
	for _, w := range n {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return b
}

// at is a table of zeros but for numbers of 16 bits, each behind its offset.
func at(size int, pairs ...int) []byte {
	b := make([]byte, size)
	for i := 0; i < len(pairs); i += 2 {
		binary.BigEndian.PutUint16(b[pairs[i]:], uint16(pairs[i+1]))
	}
	return b
}
