package wire

import (
	"bytes"
	"math"
)

// chunkLine reads the size before a chunk, in hexadecimal, with extensions that
// mean nothing here (RFC 9112, 7.1). A line that ends without a carriage return
// is refused: smuggled answers consist of lines with a doubtful end.
func (a *Answer) chunkLine(b []byte, cr bool) error {
	if !cr || len(b) > maxChunkLine || bytes.IndexByte(b, '\r') >= 0 {
		return errChunk
	}
	if extension := bytes.IndexByte(b, ';'); extension >= 0 {
		b = b[:extension]
	}
	b = bytes.TrimRight(b, " \t")
	if len(b) == 0 {
		return errChunk
	}
	var size int64
	for _, c := range b {
		switch {
		case digit(c):
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return errChunk
		}
		if size > math.MaxInt64>>4 {
			return errChunk
		}
		size = size<<4 | int64(c)
	}
	a.remaining = size
	if a.state = chunkData; size == 0 {
		a.state = trailerLine
		a.headers = 0
	}
	return nil
}
