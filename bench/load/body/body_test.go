package body

import (
	"bytes"
	stdflate "compress/flate"
	stdgzip "compress/gzip"
	stdzlib "compress/zlib"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// encode applies a coding, by another implementation than the one under test where
// there is one.
func encode(t testing.TB, name string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	var err error
	switch name {
	case "gzip", "x-gzip":
		w = stdgzip.NewWriter(&out)
	case "deflate":
		w = stdzlib.NewWriter(&out)
	case "raw":
		w, err = stdflate.NewWriter(&out, 6)
	case "br":
		w = brotli.NewWriterLevel(&out, 1)
	case "zstd":
		w, err = zstd.NewWriter(&out, zstd.WithWindowSize(largestWindow))
	default:
		t.Fatalf("no coding %s", name)
	}
	if err == nil {
		_, err = w.Write(b)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// kept is a body that has come in pieces.
func kept(p *Pool, b []byte) *Kept {
	k := Keep(p)
	for len(b) > 0 {
		n := min(len(b), 1+rand.IntN(50_000))
		k.Add(b[:n])
		b = b[n:]
	}
	return &k
}

func TestDecode(t *testing.T) {
	long := bytes.Repeat([]byte("mars and venus, "), 40_000)
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	p := NewPool(MaxTotal)
	for _, plain := range [][]byte{[]byte("m"), []byte(`{"name":"mars"}`), bytes.Repeat([]byte("x"), blockSize), long, noise} {
		for encoding, steps := range map[string][]string{
			"":                nil,
			"identity":        nil,
			"gzip":            {"gzip"},
			"GZIP":            {"gzip"},
			"x-gzip":          {"gzip"},
			"deflate":         {"deflate"},
			" deflate ":       {"raw"},
			"br":              {"br"},
			"zstd":            {"zstd"},
			"gzip, br":        {"gzip", "br"},
			"br,zstd, , gzip": {"br", "zstd", "gzip"},
			"gzip,gzip":       {"gzip", "gzip"},
		} {
			sent := plain
			for _, step := range steps {
				sent = encode(t, step, sent)
			}
			for range 2 { // the second time with decoders that were used before
				k := kept(p, sent)
				var got []byte
				err := k.Check([]byte(encoding), func(body []byte) error {
					got = append([]byte{}, body...)
					return nil
				})
				k.Release()
				if err != nil || !bytes.Equal(got, plain) {
					t.Errorf("%d bytes as %q: got %d bytes, %v", len(plain), encoding, len(got), err)
				}
			}
		}
	}
}

func TestUndecodable(t *testing.T) {
	plain := bytes.Repeat([]byte("mars and venus, "), 1000)
	p := NewPool(MaxTotal)
	type wrong struct {
		encoding string
		sent     []byte
		want     string
	}
	cases := []wrong{
		{"compress", plain, `encoded as "compress", which this program cannot decode`},
		{"gzip, dcb", plain, `"dcb"`},
		{strings.Repeat("y", 500), plain, "yyy"},
		{"gzip,gzip,gzip,gzip,gzip", plain, "encoded 5 times or more"},
		{"gzip, br", encode(t, "br", plain), "encoded as gzip and cannot be decoded"},
		{"br, gzip", encode(t, "gzip", plain), "encoded as br and cannot be decoded"},
	}
	for _, name := range []string{"gzip", "deflate", "br", "zstd"} {
		whole := encode(t, name, plain)
		reason := "encoded as " + name + " and cannot be decoded"
		damaged := bytes.Clone(whole)
		damaged[len(damaged)/2] ^= 0xff
		damaged[len(damaged)-1] ^= 0xff
		for _, sent := range [][]byte{plain, whole[:1], whole[:len(whole)-1], whole[:len(whole)/2], damaged} {
			cases = append(cases, wrong{name, sent, reason})
		}
		cases = append(cases, wrong{name, encode(t, name, make([]byte, MaxBody+1)), "decoded from " + name + ", is larger than 16 MiB"})
	}
	for _, c := range cases {
		for range 2 {
			k := kept(p, c.sent)
			err := k.Check([]byte(c.encoding), func([]byte) error { return nil })
			k.Release()
			if err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 300 {
				t.Errorf("%d bytes as %.80q: got %v, want %q", len(c.sent), c.encoding, err, c.want)
			}
		}
	}
	k := Keep(p)
	if err := k.Check([]byte("gzip"), func(b []byte) error {
		if len(b) > 0 {
			t.Errorf("got %q for an empty body", b)
		}
		return nil
	}); err != nil {
		t.Errorf("an empty body, as of a HEAD: %v", err)
	}
}

// A bomb is bounded at each step, also where the last makes it small again.
func TestBombs(t *testing.T) {
	empty := encode(t, "gzip", nil)
	members := bytes.Repeat(empty, 2*MaxBody/len(empty))
	p := NewPool(MaxTotal)
	for name, sent := range map[string][]byte{
		"gzip, gzip": encode(t, "gzip", members),
		"gzip, zstd": encode(t, "zstd", members),
		"gzip, br":   encode(t, "br", make([]byte, 1<<25)),
		"zstd":       encode(t, "zstd", make([]byte, 1<<25)),
	} {
		k := kept(p, sent)
		err := k.Check([]byte(name), func([]byte) error { return nil })
		if err == nil {
			t.Errorf("%d bytes as %s: no error", len(sent), name)
		}
		k.Release()
	}
	if got := cap((<-p.decoders).whole); got > MaxBody+blockSize {
		t.Errorf("a workbench grew to %d bytes", got)
	}
}

// All bodies together take no more than their bound, and the bodies that find no room
// leave theirs to the others.
func TestPoolIsBounded(t *testing.T) {
	const most = 10 * blockSize
	p := NewPool(most)
	piece := make([]byte, blockSize)
	bodies := make([]Kept, 20)
	for i := range bodies {
		bodies[i] = Keep(p)
	}
	for range 3 {
		for i := range bodies {
			bodies[i].Add(piece)
		}
	}
	made, complete := len(p.free), 0
	for i := range bodies {
		made += len(bodies[i].blocks)
		switch err := bodies[i].Check(nil, func(b []byte) error {
			if len(b) != 3*blockSize {
				t.Errorf("body %d has %d bytes", i, len(b))
			}
			return nil
		}); err {
		case nil:
			complete++
		case ErrNoRoom:
		default:
			t.Error(err)
		}
		bodies[i].Release()
	}
	if made > 10 || complete == 0 || len(p.free) != made {
		t.Errorf("%d blocks were made, %d came back, %d bodies were complete", made, len(p.free), complete)
	}

	p = NewPool(MaxTotal)
	k := Keep(p)
	whole := make([]byte, MaxBody)
	k.Add(whole)
	if err := k.Check(nil, func(b []byte) error { return nil }); err != nil {
		t.Error(err)
	}
	k.Add(piece[:1])
	if err := k.Check(nil, func(b []byte) error { return nil }); err != ErrTooLong {
		t.Errorf("of one byte too many: %v", err)
	}
}

// Small bodies are checked where they are, without an allocation.
func TestSmallBodiesAllocateNothing(t *testing.T) {
	p, body := NewPool(MaxTotal), []byte(`{"name":"mars"}`)
	k := Keep(p)
	good := func([]byte) error { return nil }
	if n := testing.AllocsPerRun(1000, func() {
		k.Add(body)
		_ = k.Check(nil, good)
		k.Release()
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
	runtime.KeepAlive(p)
}

// Bytes of every kind are decoded or refused, within bounds.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"gzip", "deflate", "br", "zstd"} {
		f.Add(name, encode(f, name, []byte("mars and venus")))
	}
	f.Add("gzip, br", []byte{0x1f, 0x8b})
	p := NewPool(MaxTotal)
	f.Fuzz(func(t *testing.T, encoding string, sent []byte) {
		k := kept(p, sent)
		defer k.Release()
		_ = k.Check([]byte(encoding), func(b []byte) error {
			if len(b) > MaxBody {
				t.Errorf("%d bytes", len(b))
			}
			return nil
		})
	})
}
