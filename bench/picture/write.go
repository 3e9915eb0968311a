package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
)

// Note is a text kept inside a PNG: a document with its format as the keyword, or the
// name of the program that made the picture.
type Note struct {
	Keyword string // Latin, 1 to 79 letters: "perihelion/run/1", "Software"
	Text    string // UTF-8
}

// software is the note with the name of the program, which every picture has.
func software() Note { return Note{Keyword: "Software", Text: "Perihelion"} }

// Write writes an image as a PNG with its resolution, so that a document shows it in its
// true size, the name of the program, and notes.
func Write(w io.Writer, img image.Image, dpi float64, notes ...Note) error {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return fmt.Errorf("the picture could not be encoded: %w", err)
	}
	chunks, err := between(dpi, append([]Note{software()}, notes...))
	if err != nil {
		return err
	}
	const header = len(signature) + frame + headerSize
	for _, part := range [][]byte{b.Bytes()[:header], chunks, b.Bytes()[header:]} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("the picture could not be written: %w", err)
		}
	}
	return nil
}

// between are the chunks between the header and the pixels: pHYs, the resolution, and a
// chunk iTXt for each note.
func between(dpi float64, notes []Note) ([]byte, error) {
	var b bytes.Buffer
	perMetre := uint32(math.Round(dpi / 0.0254))
	put(&b, "pHYs", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), 1))
	for _, n := range notes {
		if len(n.Keyword) < 1 || len(n.Keyword) > 79 {
			return nil, fmt.Errorf("the keyword %q of a note in a picture must have 1 to 79 letters", n.Keyword)
		}
		put(&b, "iTXt", n.data())
	}
	return b.Bytes(), nil
}

// data is the content of a chunk iTXt: keyword, whether and how it is compressed, no
// language, no translated keyword, text. A text is compressed where that makes it
// shorter.
func (n Note) data() []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed) // its errors are those of the buffer, which has none
	io.WriteString(z, n.Text)
	z.Close()
	if packed.Len() < len(n.Text) {
		return append([]byte(n.Keyword+"\x00\x01\x00\x00\x00"), packed.Bytes()...)
	}
	return []byte(n.Keyword + "\x00\x00\x00\x00\x00" + n.Text)
}

// put appends one chunk: length, type, data, checksum.
func put(b *bytes.Buffer, kind string, data []byte) {
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
