package load

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"perihelion/bench/load/body"
	"perihelion/bench/load/check"
)

// packed is a text in an encoding, and in two, one after the other.
func packed(t testing.TB, encoding, text string) []byte {
	t.Helper()
	b := []byte(text)
	for step := range strings.SplitSeq(encoding, ", ") {
		var out bytes.Buffer
		var w io.WriteCloser
		switch step {
		case "gzip":
			w = gzip.NewWriter(&out)
		case "br":
			w = brotli.NewWriter(&out)
		case "zstd":
			w, _ = zstd.NewWriter(&out)
		default:
			return b
		}
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		b = out.Bytes()
	}
	return b
}

// Bodies are decoded before they are checked, on every path; lengths stay
// those on the wire.
func TestEncodedBodiesAreChecked(t *testing.T) {
	const text = `{"name":"mars","text":"hello hello hello hello hello hello hello"}`
	want := check.Options{Contains: []string{"hello"}, JSON: []string{"name=mars"}, Same: true, Share: 1}
	for _, encoding := range []string{"gzip", "br", "zstd", "gzip, br"} {
		b := packed(t, encoding, text)
		// Every second answer is in the clear: its head has to be read anew.
		serve := func(c *net.TCPConn, _ int) {
			for n := 0; request(c) != ""; n++ {
				if n%2 == 1 {
					fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(text), text)
					continue
				}
				first, second, _ := strings.Cut(encoding, ", ")
				fmt.Fprintf(c, "HTTP/1.1 200 OK\r\ncontent-encoding: %s\r\n", first)
				if second != "" {
					fmt.Fprintf(c, "Content-Encoding: %s\r\n", second)
				}
				fmt.Fprintf(c, "Content-Length: %d\r\n\r\n%s", len(b), b)
			}
		}
		for _, way := range ways {
			r, err := newRun(Options{URL: play(t, serve), Requests: 40, KeepAlive: true, Request: Request{Check: want}})
			if err != nil {
				t.Fatal(err)
			}
			goThrough(r, way)
			m := r.measure(t.Context(), nil)
			checkSums(t, m)
			if m.OK != 40 || m.Checks.Made != 40 || m.Answers.Bodies != int64(20*(len(b)+len(text))) {
				t.Errorf("%s, %s: got %v (%v), %+v, %d bytes of bodies", encoding, way, m.Classes, m.Errors, m.Checks, m.Answers.Bodies)
			}
		}
		s := http2Server(t, true, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Encoding"] = strings.Split(encoding, ", ")
			w.Write(b)
		})
		o := to2(s)
		o.Requests, o.Check = 20, want
		if m := mustRun(t, o); m.OK != 20 || m.Checks.Made != 20 || m.Answers.Bodies != int64(20*len(b)) {
			t.Errorf("%s, HTTP/2: got %v (%v), %+v", encoding, m.Classes, m.Errors, m.Checks)
		}
	}
}

// A body that cannot be decoded fails its check with a reason that names the encoding.
func TestUndecodableBodies(t *testing.T) {
	for head, want := range map[string]string{
		"Content-Encoding: gzip":     "encoded as gzip and cannot be decoded",
		"Content-Encoding: compress": `encoded as "compress", which this program cannot decode`,
	} {
		url := play(t, answering("HTTP/1.1 200 OK\r\n"+head+"\r\nContent-Length: 5\r\n\r\nhello"))
		m, err := Run(t.Context(), Options{URL: url, Requests: 4, KeepAlive: true, Request: Request{Check: check.Options{Contains: []string{"hello"}, Share: 1}}}, nil)
		if err != nil || m.Classes[Check] != 4 || !strings.Contains(m.Errors[Check], want) {
			t.Errorf("%s: got %v (%v), %v; want 4 check, %q", head, m.Classes, m.Errors, err, want)
		}
	}
	url := play(t, answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n"))
	if m := mustRun(t, Options{URL: url, Request: Request{Method: "HEAD", Check: check.Options{Matches: []string{"^$"}, Share: 1}}, Requests: 4, KeepAlive: true}); m.OK != 4 {
		t.Errorf("the answers to HEAD: got %v (%v)", m.Classes, m.Errors)
	}
}

// A body that finds no room is no failure of its answer, and there is a warning.
func TestNoRoom(t *testing.T) {
	const size = 100_000
	url := play(t, answering(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", size, make([]byte, size))))
	r, err := newRun(Options{URL: url, Requests: 6, Connections: 2, KeepAlive: true, Request: Request{Check: check.Options{Contains: []string{"no"}, Share: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	small := body.NewPool(size / 2)
	for _, w := range r.workers {
		w.answer.Content = body.Keep(small)
	}
	m := r.measure(t.Context(), nil)
	checkSums(t, m)
	if m.OK != 6 || m.Checks.NoRoom != 6 || m.Checks.Made != 0 {
		t.Fatalf("got %v (%v), %+v; want 6 2xx that found no room", m.Classes, m.Errors, m.Checks)
	}
	if !warns(m, codeCheckMemory) {
		t.Errorf("got warnings %q", m.Warnings)
	}
}

// A document that is nested deeper than any that means something is refused before
// it is read.
func TestDeepJSON(t *testing.T) {
	deep := strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000)
	url := play(t, answering(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(deep), deep)))
	m, err := Run(t.Context(), Options{URL: url, Requests: 4, Connections: 2, KeepAlive: true, Request: Request{Check: check.Options{JSON: []string{"a.b=1"}, Share: 1}}}, nil)
	if err != nil || m.Classes[Check] != 4 || !strings.Contains(m.Errors[Check], "nested more than 1000 deep") {
		t.Errorf("got %v (%v), %v", m.Classes, m.Errors, err)
	}
}
