package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// Most is the largest size of a document in a picture, in bytes.
const Most = 32 << 20

const (
	signature  = "\x89PNG\r\n\x1a\n"
	frame      = 12 // bytes of a chunk beside its data: length, type, checksum
	headerSize = 13 // of the data of IHDR
)

// Is reports whether a file is a PNG, by its first bytes.
func Is(file []byte) bool { return bytes.HasPrefix(file, []byte(signature)) }

// Read returns the document in a PNG whose keyword begins with the prefix. The errors
// are the rest of a sentence that begins with the name of the file: "is damaged: …".
func Read(file []byte, prefix string) (Note, error) {
	if !Is(file) {
		return Note{}, errors.New("is no PNG")
	}
	var found *Note
	for rest, first := file[len(signature):], true; ; first = false {
		kind, data, after, err := next(rest)
		if err != nil {
			return Note{}, err
		}
		if first && (kind != "IHDR" || len(data) != headerSize) {
			return Note{}, errors.New("is damaged: it does not begin with the header of a PNG")
		}
		if kind == "IEND" {
			break
		}
		if kind == "iTXt" && bytes.HasPrefix(data, []byte(prefix)) {
			if found != nil {
				return Note{}, errors.New("holds two documents, and it is not known which belongs to the picture")
			}
			note, err := noteOf(data)
			if err != nil {
				return Note{}, err
			}
			found = &note
		}
		rest = after
	}
	if found == nil {
		return Note{}, errors.New("is a picture without data: Perihelion has not saved it, or another program has saved it since and left the data out")
	}
	return *found, nil
}

// next takes one chunk from the rest of a file.
func next(rest []byte) (kind string, data, after []byte, err error) {
	if len(rest) < frame {
		return "", nil, nil, errors.New("is cut short: the end of the picture is missing")
	}
	size, kind := int64(binary.BigEndian.Uint32(rest)), string(rest[4:8])
	if size > int64(len(rest)-frame) {
		return "", nil, nil, fmt.Errorf("is cut short: its chunk %q lacks %d bytes", kind, size-int64(len(rest)-frame))
	}
	end := 8 + int(size)
	if crc32.ChecksumIEEE(rest[4:end]) != binary.BigEndian.Uint32(rest[end:]) {
		return "", nil, nil, fmt.Errorf("is damaged: the checksum of its chunk %q is wrong", kind)
	}
	return kind, rest[8:end], rest[end+4:], nil
}

// noteOf reads the data of a chunk iTXt.
func noteOf(data []byte) (Note, error) {
	broken := errors.New("is damaged: the data in it cannot be read")
	keyword, rest, found := bytes.Cut(data, []byte{0})
	if !found || len(keyword) > 79 || len(rest) < 2 || rest[0] > 1 || rest[1] != 0 {
		return Note{}, broken
	}
	packed := rest[0] == 1
	_, rest, found = bytes.Cut(rest[2:], []byte{0}) // the language
	_, text, ended := bytes.Cut(rest, []byte{0})    // the translated keyword
	if !found || !ended {
		return Note{}, broken
	}
	source := io.Reader(bytes.NewReader(text))
	if packed {
		z, err := zlib.NewReader(source)
		if err != nil {
			return Note{}, broken
		}
		source = z
	}
	var out strings.Builder
	n, err := io.Copy(&out, io.LimitReader(source, Most+1))
	switch {
	case err != nil:
		return Note{}, broken
	case n > Most:
		return Note{}, fmt.Errorf("holds more than %d MB of data, and no run and no sky is that large", Most>>20)
	}
	return Note{string(keyword), out.String()}, nil
}
