package chart

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"io"
	"math"
)

// Note is a text kept inside a PNG, such as the figures that its chart shows.
type Note struct {
	Keyword string // Latin, 1 to 79 letters: "Title", "Comment", "Source"
	Text    string
}

// WritePNG writes a plot as a PNG of width by height pixels. The picture has its
// resolution, so that a document shows it in its true size, the name of the program, and
// the notes.
func WritePNG(w io.Writer, f Figure, width, height int, dpi float64, notes ...Note) error {
	var b bytes.Buffer
	if err := png.Encode(&b, Image(f, width, height, dpi)); err != nil {
		return fmt.Errorf("the picture could not be encoded: %w", err)
	}
	chunks, err := chunks(dpi, append([]Note{{Keyword: "Software", Text: "Perihelion"}}, notes...))
	if err != nil {
		return err
	}
	const header = 8 + 4 + 4 + 13 + 4 // the signature and the chunk IHDR
	for _, part := range [][]byte{b.Bytes()[:header], chunks, b.Bytes()[header:]} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("the picture could not be written: %w", err)
		}
	}
	return nil
}

// chunks are the chunks between the header and the image: pHYs, the
// resolution, and iTXt, international text, as the PNG specification (third
// edition, section 11.3) lays them out.
func chunks(dpi float64, notes []Note) ([]byte, error) {
	var b bytes.Buffer
	perMetre := uint32(math.Round(dpi / 0.0254))
	chunk(&b, "pHYs", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), 1))
	for _, n := range notes {
		if len(n.Keyword) < 1 || len(n.Keyword) > 79 {
			return nil, fmt.Errorf("the keyword %q of a note in a picture must have 1 to 79 letters", n.Keyword)
		}
		// Keyword, not compressed, no language, no translated keyword, text.
		chunk(&b, "iTXt", []byte(n.Keyword+"\x00\x00\x00\x00\x00"+n.Text))
	}
	return b.Bytes(), nil
}

// chunk appends one chunk of a PNG: length, type, data, checksum.
func chunk(b *bytes.Buffer, kind string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	b.Write(n[:])
	sum := crc32.NewIEEE()
	both := io.MultiWriter(b, sum)
	io.WriteString(both, kind)
	both.Write(data)
	binary.BigEndian.PutUint32(n[:], sum.Sum32())
	b.Write(n[:])
}
