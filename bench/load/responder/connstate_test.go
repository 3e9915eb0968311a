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
var dialogues = []struct {
	name, said, answered string
	done                 bool
	err                  error
}{
	{name: "nothing"},
	{name: "one", said: get, answered: kept},
	{name: "three", said: get + get + get, answered: kept + kept + kept},
	{name: "part of a second", said: get + get[:30], answered: kept},
	{name: "no headers", said: "GET / HTTP/1.1\r\n\r\n", answered: kept},
	{name: "HEAD", said: "HEAD / HTTP/1.1\r\n\r\n" + get, answered: noBody(kept) + kept},
	{name: "close", said: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", answered: closing, done: true},
	{name: "close among others", said: "GET / HTTP/1.1\r\ncONNECTION: TE ,Close\r\n\r\n", answered: closing, done: true},
	{name: "close in a second header", said: "GET / HTTP/1.1\r\nConnection: TE\r\nConnection: close\r\n\r\n", answered: closing, done: true},
	{name: "something that resembles close", said: "GET / HTTP/1.1\r\nConnection: closed\r\nX-Connection: close\r\n\r\n", answered: kept},
	{name: "nothing after close", said: get + "GET / HTTP/1.1\r\nConnection: close\r\n\r\n" + get, answered: kept + closing, done: true},
	{name: "keep-alive said aloud", said: "GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n", answered: kept},
	{name: "HTTP/1.0", said: "GET / HTTP/1.0\r\n\r\n", answered: closing, done: true},
	{name: "HTTP/1.0 kept", said: "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n" + "GET / HTTP/1.0\r\n\r\n", answered: keptOld + closing, done: true},
	{name: "HTTP/1.0 kept and closed", said: "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", answered: closing, done: true},
	{name: "body", said: "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n{\"a\": \r\n\r\n}" + get, answered: kept + kept},
	{name: "body that has not come", said: "POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n{\"a\": \r\n\r\n"},
	{name: "body and close", said: "POST / HTTP/1.1\r\nConnection: close\r\ncontent-length:2\r\n\r\nab" + get, answered: closing, done: true},
	{name: "empty body", said: "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n" + get, answered: kept + kept},
	{name: "large head", said: "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", maxHead-30) + "\r\n\r\n" + get, answered: kept + kept},

	{name: "too large a head", said: get + "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", maxHead) + "\r\n\r\n", answered: kept, err: errRefused},
	{name: "endless head", said: "GET / HTTP/1.1\r\nX: " + strings.Repeat("y", 2*maxHead), err: errRefused},
	{name: "chunked", said: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", err: errRefused},
	{name: "no length", said: "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", err: errRefused},
	{name: "much too long", said: "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", err: errRefused},
	{name: "HTTP/2", said: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", err: errRefused},
	{name: "HTTP/0.9", said: "GET /\r\n\r\n", err: errRefused},
	{name: "no target", said: "GET HTTP/1.1\r\n\r\n", err: errRefused},
	{name: "TLS", said: "\x16\x03\x01\r\n\r\n", err: errRefused},
}

func TestConversation(t *testing.T) {
	for _, d := range dialogues {
		var c connState
		out, answers, err := c.read([]byte(d.said), nil)
		if string(out) != d.answered || !errors.Is(err, d.err) || c.done() != d.done {
			t.Errorf("%s: got %q, done %v, %v; want %q, %v, %v", d.name, out, c.done(), err, d.answered, d.done, d.err)
		}
		if want := strings.Count(d.answered, "200 OK"); answers != want {
			t.Errorf("%s: %d answers were counted, want %d", d.name, answers, want)
		}
	}
}

// Wherever a packet ends, the answers are the same.
func TestConversationInPieces(t *testing.T) {
	for _, d := range dialogues {
		if len(d.said) > 1000 {
			continue
		}
		for cut := range len(d.said) {
			check(t, d.name, d.answered, d.said[:cut], d.said[cut:])
		}
		check(t, d.name, d.answered, strings.Split(d.said, "")...)
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
func FuzzConversation(f *testing.F) {
	for _, d := range dialogues {
		f.Add([]byte(d.said), 10)
	}
	f.Fuzz(func(t *testing.T, said []byte, cut int) {
		cut = min(max(cut, 0), len(said))
		var whole, split connState
		want, n, err := whole.read(said, nil)
		got, k, err2 := split.read(said[:cut], nil)
		if err2 == nil && !split.done() {
			var more int
			got, more, err2 = split.read(said[cut:], got)
			k += more
		}
		if string(got) != string(want) || k != n || (err == nil) != (err2 == nil) {
			t.Errorf("%q cut at %d: %q, %d, %v; in one piece %q, %d, %v", said, cut, got, k, err2, want, n, err)
		}
	})
}

func BenchmarkConversation(b *testing.B) {
	var c connState
	said, out := []byte(get), []byte(nil)
	b.ReportAllocs()
	for b.Loop() {
		out, _, _ = c.read(said, out[:0])
	}
}
