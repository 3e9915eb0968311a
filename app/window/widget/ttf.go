package widget

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// record finds a table of a TrueType font: where its entry in the directory
// is, where it begins, how long it is.
func record(ttf []byte, tag string) (entry, offset, length int, err error) {
	be := binary.BigEndian
	if len(ttf) < 12 {
		return 0, 0, 0, errors.New("the font is cut short")
	}
	for i := range int(be.Uint16(ttf[4:])) {
		entry = 12 + 16*i
		if entry+16 > len(ttf) {
			break
		}
		if string(ttf[entry:entry+4]) == tag {
			offset, length = int(be.Uint32(ttf[entry+8:])), int(be.Uint32(ttf[entry+12:]))
			if offset+length > len(ttf) {
				return 0, 0, 0, fmt.Errorf("the font's table %s is cut short", tag)
			}
			return entry, offset, length, nil
		}
	}
	return 0, 0, 0, fmt.Errorf("the font has no table %s", tag)
}

// replaceGlyph writes an outline over that of a glyph, which must be as long or
// longer.
func replaceGlyph(ttf []byte, glyph int, outline []byte) error {
	be := binary.BigEndian
	_, head, _, err := record(ttf, "head")
	if err != nil {
		return err
	}
	_, loca, size, err := record(ttf, "loca")
	if err != nil {
		return err
	}
	_, glyf, all, err := record(ttf, "glyf")
	if err != nil {
		return err
	}
	at := func(i int) int {
		if be.Uint16(ttf[head+50:]) == 0 { // offsets are halved
			return 2 * int(be.Uint16(ttf[loca+2*i:]))
		}
		return int(be.Uint32(ttf[loca+4*i:]))
	}
	if 4*(glyph+2) > size && 2*(glyph+2) > size {
		return fmt.Errorf("the font has no glyph %d", glyph)
	}
	from, to := at(glyph), at(glyph+1)
	if to > all || to-from < len(outline) {
		return fmt.Errorf("the outline of glyph %d has no room for the new one", glyph)
	}
	copy(ttf[glyf+from:], outline)
	return nil
}

// replaceTable puts a table at the end of the font in place of the old one.
func replaceTable(ttf []byte, tag string, table []byte) ([]byte, error) {
	entry, _, _, err := record(ttf, tag)
	if err != nil {
		return nil, err
	}
	for len(ttf)%4 != 0 {
		ttf = append(ttf, 0)
	}
	be := binary.BigEndian
	sum := uint32(0)
	for i := 0; i < len(table); i += 4 {
		var word [4]byte
		copy(word[:], table[i:])
		sum += be.Uint32(word[:])
	}
	be.PutUint32(ttf[entry+4:], sum)
	be.PutUint32(ttf[entry+8:], uint32(len(ttf)))
	be.PutUint32(ttf[entry+12:], uint32(len(table)))
	return append(ttf, table...), nil
}
