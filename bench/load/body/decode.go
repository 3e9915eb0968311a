package body

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// maxCodings is how many may be stacked. Nobody needs two.
const maxCodings = 4

// largestWindow of zstd is the one that a server may use (RFC 9659).
const largestWindow = 8 << 20

// coding is one step of a Content-Encoding. It reads the encoded bytes.
type coding interface {
	io.Reader
	reset(io.Reader) error
}

// codings makes a reader of each coding.
var codings = map[string]func() coding{
	"gzip":    func() coding { return new(gzipped) },
	"x-gzip":  func() coding { return new(gzipped) }, // the same (RFC 9110, 8.4.1.3)
	"deflate": func() coding { return new(deflated) },
	"br":      func() coding { return new(brotlied) },
	"zstd":    func() coding { return new(zstandard) },
}

// parse reads a Content-Encoding: names, in the order in which they were applied.
func parse(encoding []byte) (names []string, err error) {
	if len(encoding) == 0 {
		return nil, nil
	}
	for name := range strings.SplitSeq(string(encoding), ",") {
		switch name = strings.ToLower(strings.Trim(name, " \t")); {
		case name == "" || name == "identity":
		case codings[name] == nil:
			return nil, fmt.Errorf("the body is encoded as %.40q, which this program cannot decode; ask for another with the header Accept-Encoding", name)
		case len(names) == maxCodings:
			return nil, fmt.Errorf("the body is encoded %d times or more (%.80s), too often to be checked", maxCodings+1, encoding)
		default:
			names = append(names, name)
		}
	}
	return names, nil
}

// decoder is where a body is put together. It is used by one goroutine at a time,
// and its memory and decoders again and again.
type decoder struct {
	whole   []byte
	readers [maxCodings]map[string]coding // by the coding that is undone first, second …
}

// decode undoes codings, the last first.
func (w *decoder) decode(from io.Reader, names []string) ([]byte, error) {
	if len(names) == 0 {
		return w.gather(from)
	}
	slices.Reverse(names)
	for i, name := range names {
		if w.readers[i] == nil {
			w.readers[i] = make(map[string]coding)
		}
		r := w.readers[i][name]
		if r == nil {
			r = codings[name]()
			w.readers[i][name] = r
		}
		if err := r.reset(from); err != nil {
			return nil, undecodable(name, err)
		}
		// Each step is bounded, or a few bytes could keep the next one busy for hours.
		from = &bounded{Reader: r, name: name}
	}
	return w.gather(from)
}

// gather reads all of a body of up to Largest bytes.
func (w *decoder) gather(from io.Reader) ([]byte, error) {
	w.whole = w.whole[:0]
	for {
		if len(w.whole) == cap(w.whole) {
			// The capacity that append would choose depends on the sizes of the pieces, and is
			// up to a quarter too large.
			larger := make([]byte, len(w.whole), max(min(2*len(w.whole), MaxBody), len(w.whole)+blockSize))
			copy(larger, w.whole)
			w.whole = larger
		}
		n, err := from.Read(w.whole[len(w.whole):cap(w.whole)])
		w.whole = w.whole[:len(w.whole)+n]
		switch {
		case err == io.EOF:
			return w.whole, nil
		case err != nil:
			return nil, err
		}
	}
}

// bounded reads the output of one coding, and names the coding in errors.
type bounded struct {
	io.Reader
	name string
	read int
}

// fault is an error that names its coding.
type fault struct{ error }

func (f fault) Unwrap() error { return f.error }

func undecodable(name string, err error) error {
	if named := (fault{}); errors.As(err, &named) {
		return named // of a step before
	}
	if errors.Is(err, zstd.ErrDecoderSizeExceeded) { // the size is declared in front
		return tooLong(name)
	}
	return fault{fmt.Errorf("the body is encoded as %s and cannot be decoded: %w", name, err)}
}

func tooLong(name string) error {
	return fault{fmt.Errorf("the body, decoded from %s, is larger than 16 MiB, too large to be checked", name)}
}

func (b *bounded) Read(p []byte) (n int, err error) {
	n, err = b.Reader.Read(p)
	if b.read += n; b.read > MaxBody {
		return 0, tooLong(b.name)
	}
	if err != nil && err != io.EOF {
		return 0, undecodable(b.name, err)
	}
	return n, err
}

type gzipped struct{ gzip.Reader }

func (g *gzipped) reset(from io.Reader) error { return unended(g.Reset(from)) }

// unended makes io.EOF an error: the input should not have ended yet.
func unended(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// deflated is zlib's format, as the standard wants it, or the bare stream that some
// servers send instead (RFC 9110, 8.4.1.2).
type deflated struct {
	input      *bufio.Reader
	zlib, bare io.ReadCloser
	io.Reader  // that of the two which reads this body
}

func (d *deflated) reset(from io.Reader) (err error) {
	if d.input == nil {
		d.input = bufio.NewReader(from)
	} else {
		d.input.Reset(from)
	}
	head, err := d.input.Peek(2)
	switch {
	case len(head) == 2 && wrapped(head) && d.zlib == nil:
		d.zlib, err = zlib.NewReader(d.input)
		d.Reader = d.zlib
	case len(head) == 2 && wrapped(head):
		err = d.zlib.(zlib.Resetter).Reset(d.input, nil)
		d.Reader = d.zlib
	case len(head) == 0:
		return unended(err)
	case d.bare == nil:
		d.bare, err = flate.NewReader(d.input), nil
		d.Reader = d.bare
	default:
		err = d.bare.(flate.Resetter).Reset(d.input, nil)
		d.Reader = d.bare
	}
	return unended(err)
}

// wrapped reports whether a stream begins as zlib's do (RFC 1950, 2.2).
func wrapped(head []byte) bool {
	const deflate = 8
	return head[0]&0x0f == deflate && (int(head[0])<<8|int(head[1]))%31 == 0
}

type brotlied struct{ brotli.Reader }

func (b *brotlied) reset(from io.Reader) error { return b.Reset(from) }

// zstandard keeps nothing running between two bodies: with a concurrency of 1 the
// library decodes in the caller's goroutine.
type zstandard struct{ *zstd.Decoder }

func (z *zstandard) reset(from io.Reader) (err error) {
	if z.Decoder == nil {
		z.Decoder, err = zstd.NewReader(from, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(MaxBody), zstd.WithDecoderMaxWindow(largestWindow))
		return err
	}
	return z.Reset(from)
}
