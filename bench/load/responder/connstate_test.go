package responder

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func reader(s string) io.Reader { return strings.NewReader(s) }

const get = "GET /planets/mars HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

// noBody is an answer to HEAD.
func noBody(answer string) string { return strings.TrimSuffix(answer, body) }

// The bytes of one connection, and their answers.
var exchanges = []struct {
	name, sent, answered string
	done                 bool
	err                  error
}{
	{name: "nothing"},
	{name: "one", sent: get, answered: kept},
	{name: "three", sent: get + get + get, answered: kept + kept + kept},
	{name: "part of a second", sent: get + get[:30], answered: kept},
	{name: "no headers", sent: "GET / HTTP/1.1\r\n\r\n", answered: kept},
	{name: "HEAD", sent: "HEAD / HTTP/1.1\r\n\r\n" + get, answered: noBody(kept) + kept},
	{name: "close", sent: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", answered: closing, done: true},
	{name: "close among others", sent: "GET / HTTP/1.1\r\ncONNECTION: TE ,Close\r\n\r\n", answered: closing, done: true},
	{name: "close in a second header", sent: "GET / HTTP/1.1\r\nConnection: TE\r\nConnection: close\r\n\r\n", answered: closing, done: true},
	{name: "something that resembles close", sent: "GET / HTTP/1.1\r\nConnection: closed\r\nX-Connection: close\r\n\r\n", answered: kept},
	{name: "nothing after close", sent: get + "GET / HTTP/1.1\r\nConnection: close\r\n\r\n" + get, answered: kept + closing, done: true},
	{name: "keep-alive sent aloud", sent: "GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n", answered: kept},
	{name: "HTTP/1.0", sent: "GET / HTTP/1.0\r\n\r\n", answered: closing, done: true},
	{name: "HTTP/1.0 kept", sent: "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n" + "GET / HTTP/1.0\r\n\r\n", answered: keptOld + closing, done: true},
	{name: "HTTP/1.0 kept and closed", sent: "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", answered: closing, done: true},
	{name: "body", sent: "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n{\"a\": \r\n\r\n}" + get, answered: kept + kept},
	{name: "body that has not come", sent: "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n{\"a\": \r\n\r\n"},
	{name: "body and close", sent: "POST / HTTP/1.1\r\nConnection: close\r\ncontent-length:2\r\n\r\nab" + get, answered: closing, done: true},
	{name: "empty body", sent: "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n" + get, answered: kept + kept},
	{name: "large head", sent: "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", maxHead-30) + "\r\n\r\n" + get, answered: kept + kept},

	{name: "too large a head", sent: get + "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", maxHead) + "\r\n\r\n", answered: kept, err: errRefused},
	{name: "endless head", sent: "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", 2*maxHead), err: errRefused},
	{name: "chunked", sent: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", err: errRefused},
	{name: "no length", sent: "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", err: errRefused},
	{name: "much too long", sent: "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", err: errRefused},
	{name: "HTTP/2", sent: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", err: errRefused},
	{name: "HTTP/0.9", sent: "GET /\r\n\r\n", err: errRefused},
	{name: "no target", sent: "GET HTTP/1.1\r\n\r\n", err: errRefused},
	{name: "TLS", sent: "\x16\x03\x01\r\n\r\n", err: errRefused},
}

func TestConnState(t *testing.T) {
	for _, d := range exchanges {
		var c connState
		out, answers, err := c.read([]byte(d.sent), nil)
		if string(out) != d.answered || !errors.Is(err, d.err) || c.done() != d.done {
			t.Errorf("%s: got %q, done %v, %v; want %q, %v, %v", d.name, out, c.done(), err, d.answered, d.done, d.err)
		}
		if want := strings.Count(d.answered, "200 OK"); answers != want {
			t.Errorf("%s: %d answers were counted, want %d", d.name, answers, want)
		}
	}
}

// Wherever a packet ends, the answers are the same.
func TestConnStateInPieces(t *testing.T) {
	for _, d := range exchanges {
		if len(d.sent) > 1000 {
			continue
		}
		for cut := range len(d.sent) {
			check(t, d.name, d.answered, d.sent[:cut], d.sent[cut:])
		}
		check(t, d.name, d.answered, strings.Split(d.sent, "")...)
	}
}

func check(t *testing.T, name, want string, pieces ...string) {
	t.Helper()
	var c connState
	var got []byte
	for _, piece := range pieces {
		var err error
		if got, _, err = c.read([]byte(piece), got); err != nil || c.done() {
			break
		}
	}
	if string(got) != want {
		t.Errorf("%s: %q was answered with %q, want %q", name, pieces, got, want)
	}
}

// No bytes make it fail in another way than by an error.
func FuzzConnState(f *testing.F) {
	for _, d := range exchanges {
		f.Add([]byte(d.sent), 10)
	}
	f.Fuzz(func(t *testing.T, sent []byte, cut int) {
		cut = min(max(cut, 0), len(sent))
		var whole, split connState
		want, n, err := whole.read(sent, nil)
		got, k, err2 := split.read(sent[:cut], nil)
		if err2 == nil && !split.done() {
			var more int
			got, more, err2 = split.read(sent[cut:], got)
			k += more
		}
		if string(got) != string(want) || k != n || (err == nil) != (err2 == nil) {
			t.Errorf("%q cut at %d: %q, %d, %v; in one piece %q, %d, %v", sent, cut, got, k, err2, want, n, err)
		}
	})
}

func BenchmarkConnState(b *testing.B) {
	var c connState
	sent, out := []byte(get), []byte(nil)
	b.ReportAllocs()
	for b.Loop() {
		out, _, _ = c.read(sent, out[:0])
	}
}
