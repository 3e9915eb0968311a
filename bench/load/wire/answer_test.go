package wire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// parse feeds an answer in pieces of the given size and then, if it is not
// complete, the end of the connection. It returns the reader's result.
func parse(s string, head bool, piece int) (a Answer, rest int, err error) {
	a.Bodyless = head
	a.Begin()
	var in Inbox
	for at := 0; at < len(s); {
		n := copy(in.Space(&a), s[at:min(at+piece, len(s))])
		at += n
		done, err := in.Add(n, &a)
		if err != nil {
			return a, 0, err
		}
		if done {
			return a, in.kept + len(s) - at, nil
		}
	}
	return a, 0, a.End()
}

func TestAnswer(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	big := strings.Repeat("x", 100_000)
	tests := []struct {
		name   string
		in     string
		head   bool // the request was a HEAD
		status int
		body   int64
		keep   bool
		rest   int // bytes after the answer
		err    error
	}{
		{name: "length", in: ok + "Content-Length: 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "no body", in: ok + "Content-Length: 0\r\n\r\n", status: 200, keep: true},
		{name: "names in any case, no space", in: ok + "cOnTeNt-LeNgTh:5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "line feeds alone", in: "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", status: 200, body: 5, keep: true},
		{name: "no reason", in: "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", status: 200, keep: true},
		{name: "list of equal lengths", in: ok + "Content-Length: 5, 5 ,5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "identity and a length", in: ok + "Transfer-Encoding: Identity\r\nContent-Length: 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "identity, until the end", in: ok + "Transfer-Encoding: identity\r\n\r\nhello", status: 200, body: 5},
		{name: "length twice, equal", in: ok + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "length with zeros", in: ok + "Content-Length: 00000000000000000000005\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "large body", in: ok + "Content-Length: 100000\r\n\r\n" + big, status: 200, body: 100_000, keep: true},
		{name: "large header", in: ok + "X: " + big + "\r\nContent-Length: 1\r\n\r\nx", status: 200, body: 1, keep: true},
		{name: "folded length", in: ok + "Content-Length:\r\n 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "folded header", in: ok + "X: a\r\n b\r\nContent-Length: 1\r\n\r\nx", status: 200, body: 1, keep: true},
		{name: "close", in: ok + "Connection: close\r\nContent-Length: 1\r\n\r\nx", status: 200, body: 1},
		{name: "close among others", in: ok + "Connection: foo, CLOSE ,bar\r\nContent-Length: 1\r\n\r\nx", status: 200, body: 1},
		{name: "until the end", in: ok + "\r\nhello", status: 200, body: 5},
		{name: "until the end, empty", in: ok + "\r\n", status: 200},
		{name: "HTTP/1.0", in: "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", status: 200, body: 5},
		{name: "HTTP/1.0 kept", in: "HTTP/1.0 200 OK\r\nContent-Length: 5\r\nConnection: Keep-Alive\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "HTTP/1.0 until the end", in: "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nhello", status: 200, body: 5},
		{name: "HTTP/1.0 ignores codings", in: "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello", status: 200, body: 5},
		{name: "HEAD", in: ok + "Content-Length: 5\r\n\r\n", head: true, status: 200, keep: true},
		{name: "HEAD chunked", in: ok + "Transfer-Encoding: chunked\r\n\r\n", head: true, status: 200, keep: true},
		{name: "204", in: "HTTP/1.1 204 No Content\r\n\r\n", status: 204, keep: true},
		{name: "304 with a length", in: "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", status: 304, keep: true},
		{name: "continue", in: "HTTP/1.1 100 Continue\r\n\r\n" + ok + "Content-Length: 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "hints", in: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 9\r\n\r\n" + ok + "Content-Length: 5\r\n\r\nhello", status: 200, body: 5, keep: true},
		{name: "switching", in: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", status: 101},
		{name: "something after", in: ok + "Content-Length: 5\r\n\r\nhelloHTTP/1.1", status: 200, body: 5, keep: true, rest: 8},
		{name: "odd status", in: "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", status: 999, keep: true},

		{name: "chunks", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n", status: 200, body: 15, keep: true},
		{name: "chunks win over length", in: ok + "Content-Length: 3\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", status: 200, body: 5, keep: true},
		{name: "extensions", in: ok + "Transfer-Encoding: chunked\r\n\r\n5;a=b;c=\"d\"\r\nhello\r\n0;x\r\n\r\n", status: 200, body: 5, keep: true},
		{name: "trailers", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nDigest: x\r\nContent-Length: y\r\n\r\n", status: 200, body: 5, keep: true},
		{name: "zeros before a size", in: ok + "Transfer-Encoding: chunked\r\n\r\n0005\r\nhello\r\n000\r\n\r\n", status: 200, body: 5, keep: true},
		{name: "large chunk", in: ok + "Transfer-Encoding: chunked\r\n\r\n186a0\r\n" + big + "\r\n0\r\n\r\n", status: 200, body: 100_000, keep: true},

		{name: "nothing", err: ErrShort},
		{name: "head cut", in: ok + "Content-Le", err: ErrShort},
		{name: "body cut", in: ok + "Content-Length: 5\r\n\r\nhell", err: ErrShort},
		{name: "chunk cut", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel", err: ErrShort},
		{name: "last chunk cut", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n", err: ErrShort},
		{name: "only interim", in: "HTTP/1.1 100 Continue\r\n\r\n", err: ErrShort},

		{name: "other protocol", in: "SSH-2.0-OpenSSH_9.2", err: errNotHTTP},
		{name: "blank line first", in: "\r\nHTTP/1.1 200 OK\r\n\r\n", err: errNotHTTP},
		{name: "HTTP/2", in: "HTTP/2.0 200 OK\r\n\r\n", err: errNotHTTP},
		{name: "HTTP/0.9", in: "<html>\r\n", err: errNotHTTP},
		{name: "two digits", in: "HTTP/1.1 20 OK\r\n\r\n", err: ErrStatus},
		{name: "no status", in: "HTTP/1.1 OK\r\n\r\n", err: ErrStatus},
		{name: "status below 100", in: "HTTP/1.1 099 OK\r\n\r\n", err: ErrStatus},
		{name: "no colon", in: ok + "Content-Length 5\r\n\r\n", err: errHeader},
		{name: "space before colon", in: ok + "Content-Length : 5\r\n\r\nhello", err: errHeader},
		{name: "folded at once", in: ok + " X: a\r\n\r\n", err: errHeader},
		{name: "two lengths in a fold", in: ok + "Content-Length: 5\r\n 5\r\n\r\nhello", err: errLength},
		{name: "length twice, different", in: ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", err: errLength},
		{name: "negative length", in: ok + "Content-Length: -5\r\n\r\nhello", err: errLength},
		{name: "length with a sign", in: ok + "Content-Length: +5\r\n\r\nhello", err: errLength},
		{name: "list of different lengths", in: ok + "Content-Length: 5, 6\r\n\r\nhello", err: errLength},
		{name: "list of a length and nothing", in: ok + "Content-Length: 5,\r\n\r\nhello", err: errLength},
		{name: "HTTP/2 settings", in: "\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x01", err: errHTTP2},
		{name: "length beyond all", in: ok + "Content-Length: 99999999999999999999\r\n\r\n", err: errLength},
		{name: "other coding", in: ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", err: errCoding},
		{name: "coding twice", in: ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", err: errCoding},
		{name: "no size", in: ok + "Transfer-Encoding: chunked\r\n\r\n\r\nhello\r\n", err: errChunk},
		{name: "bad size", in: ok + "Transfer-Encoding: chunked\r\n\r\n5g\r\nhello\r\n", err: errChunk},
		{name: "signed size", in: ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n", err: errChunk},
		{name: "huge size", in: ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello\r\n", err: errChunk},
		{name: "size ends in line feed", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n", err: errChunk},
		{name: "endless extension", in: ok + "Transfer-Encoding: chunked\r\n\r\n5;" + big, err: errChunk},
		{name: "chunk too long", in: ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello!\r\n0\r\n\r\n", err: errChunkEnd},
		{name: "endless header", in: ok + "X: " + strings.Repeat(big, 3), err: errHeadTooLong},
		{name: "endless headers", in: ok + strings.Repeat("X: y\r\n", 50_000), err: errHeadTooLong},
		{name: "endless interim answers", in: strings.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 20_000), err: errHeadTooLong},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pieces := []int{1 << 20, 1000, 7, 1}
			if len(tt.in) > 200_000 {
				pieces = pieces[:2]
			}
			for _, piece := range pieces {
				a, rest, err := parse(tt.in, tt.head, piece)
				if !errors.Is(err, tt.err) {
					t.Fatalf("in pieces of %d: got error %v, want %v", piece, err, tt.err)
				}
				if err != nil {
					continue
				}
				if a.Status != tt.status || a.Body != tt.body || (a.CloseReason() == Reusable) != tt.keep || rest != tt.rest {
					t.Fatalf("in pieces of %d: got status %d, body %d, reusable %v, rest %d; want %d, %d, %v, %d",
						piece, a.Status, a.Body, (a.CloseReason() == Reusable), rest, tt.status, tt.body, tt.keep, tt.rest)
				}
			}
		})
	}
}

// A head that is recognised must mean the same as when it was parsed, and so must a whole
// answer.
func TestAnswerRemembersTheHead(t *testing.T) {
	const (
		none = "HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n"
		both = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
		long = "HTTP/1.1 200 OK\r\nContent-Length: 40000\r\n\r\n"
	)
	repeats := map[string]bool{}
	var a Answer
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nworld",
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nworld",
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
		"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
		"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
		"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!",
		"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
		"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx",
		none, none, both, both, long + strings.Repeat("x", 40000), long + strings.Repeat("x", 40000),
	} {
		a.Begin()
		status, body, ok := a.Repeats([]byte(s))
		repeats[s] = ok
		used, done, err := a.feed([]byte(s))
		fresh, _, _ := parse(s, false, len(s))
		if err != nil || !done || used != len(s) || a.Status != fresh.Status || a.Body != fresh.Body || (a.CloseReason() == Reusable) != (fresh.CloseReason() == Reusable) {
			t.Errorf("%q: got %d %d %v (%d used, %v, %v), want %d %d %v", s,
				a.Status, a.Body, (a.CloseReason() == Reusable), used, done, err, fresh.Status, fresh.Body, (fresh.CloseReason() == Reusable))
		}
		if ok && (status != a.Status || body != a.Body || a.CloseReason() != Reusable) {
			t.Errorf("%q: recognised as a whole with %d and %d bytes, want %d %d", s, status, body, a.Status, a.Body)
		}
		a.Begin()
		read := append(make([]byte, 0, len(s)), s...) // what lies behind the end of a connection
		for _, n := range []int{0, 1, len(s) - 1} {
			if _, _, ok := a.Repeats(read[:n]); ok {
				t.Errorf("%q: its first %d bytes are recognised as a whole", s, n)
			}
		}
	}
	for s, ok := range repeats {
		want := strings.Contains(s, "world") && !strings.Contains(s, "close") || strings.HasPrefix(s, "HTTP/1.1 500") || strings.HasPrefix(s, "HTTP/1.1 100")
		if ok != want {
			t.Errorf("%.80q: recognised as a whole: %v, want %v", s, ok, want)
		}
	}
}

func TestAnswerAllocatesNothing(t *testing.T) {
	b := []byte("HTTP/1.1 200 OK\r\nServer: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nA: b\r\n\r\n")
	c := []byte("HTTP/1.1 200 OK\r\nServer: y\r\nContent-Length: 5\r\n\r\nhello")
	var a Answer
	feed := func() {
		for _, s := range [][]byte{b, b, c} {
			a.Begin()
			if _, done, err := a.feed(s); !done || err != nil {
				t.Fatal(done, err)
			}
		}
	}
	feed()
	if n := testing.AllocsPerRun(100, feed); n > 0 {
		t.Errorf("got %v allocations for three answers, want none", n)
	}
}

// BenchmarkAnswer reads an answer as servers send it: with a head that is known, with
// one that is parsed, and in chunks.
func BenchmarkAnswer(b *testing.B) {
	const head = "HTTP/1.1 200 OK\r\nServer: example/1.0\r\nDate: Sun, 29 Nov 2026 02:00:0%d GMT\r\nContent-Type: application/json\r\n"
	for name, form := range map[string]string{
		"length": head + "Content-Length: 5\r\n\r\nhello",
		"chunks": head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
	} {
		for _, seconds := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/heads=%d", name, seconds), func(b *testing.B) {
				var in Inbox
				var a Answer
				var answers [2]string
				for i := range answers {
					answers[i] = fmt.Sprintf(form, i%seconds)
				}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					a.Begin()
					if done, err := in.Add(copy(in.Space(&a), answers[i%2]), &a); !done || err != nil {
						b.Fatal(done, err)
					}
				}
			})
		}
	}
}

// Every answer that net/http accepts must be accepted, with the same status and body
// and the same end; and however the bytes are cut up, the result must be the same.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\nA: b\r\n\r\n",
		"HTTP/1.0 404 Not Found\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nno",
		"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end",
		"HTTP/1.1 200 OK\nX: a\n b\nContent-Length: 0\n\n",
	} {
		f.Add([]byte(s), false, 3)
		f.Add([]byte(s), true, 1)
	}
	f.Fuzz(func(t *testing.T, b []byte, head bool, piece int) {
		whole, rest, err := parse(string(b), head, max(len(b), 1))
		cut, cutRest, cutErr := parse(string(b), head, min(max(piece, 1), 64))
		// Refusals may come earlier when a line is not whole yet, but not differ.
		if (err == nil) != (cutErr == nil) {
			t.Fatalf("%q: whole %v, in pieces %v", b, err, cutErr)
		}
		next := whole
		next.Begin()
		if status, body, ok := next.Repeats(b); ok && (err != nil || rest > 0 || status != whole.Status || body != whole.Body || whole.CloseReason() != Reusable) {
			t.Fatalf("%q: read %d %d rest %d, recognised as a whole with %d %d", b, whole.Status, whole.Body, rest, status, body)
		}
		if err == nil && (whole.Status != cut.Status || whole.Body != cut.Body || rest != cutRest || whole.CloseReason() != cut.CloseReason()) {
			t.Fatalf("%q: whole %d %d rest %d, in pieces %d %d rest %d", b, whole.Status, whole.Body, rest, cut.Status, cut.Body, cutRest)
		}

		method := "GET"
		if head {
			method = "HEAD"
		}
		reader := bufio.NewReader(bytes.NewReader(b))
		res, theirs := http.ReadResponse(reader, &http.Request{Method: method})
		if theirs != nil || stricter(b, res) {
			return
		}
		n, theirs := io.Copy(io.Discard, res.Body)
		res.Body.Close()
		switch {
		case theirs != nil:
			// It wants trailers to end in exactly CR LF CR LF.
			if err == nil && !(whole.chunked && whole.Body == n) {
				t.Fatalf("%q: net/http fails with %v after %d bytes of body, ours reads %d", b, theirs, n, whole.Body)
			}
		case err != nil:
			t.Fatalf("%q: net/http reads status %d and %d bytes, ours fails with %v", b, res.StatusCode, n, err)
		case whole.Status != res.StatusCode || whole.Body != n:
			t.Fatalf("%q: net/http reads status %d and %d bytes, ours %d and %d", b, res.StatusCode, n, whole.Status, whole.Body)
		case whole.closing != res.Close && res.ProtoMinor == 1 && n >= 0 && whole.length >= 0 && !whole.chunked:
			t.Fatalf("%q: net/http closes %v, ours %v", b, res.Close, whole.closing)
		}
	})
}

// stricter reports whether net/http accepts an answer that this reader refuses on
// purpose, or reads an interim answer, which it leaves to its caller to skip.
func stricter(b []byte, res *http.Response) bool {
	if res.ProtoMajor != 1 || res.StatusCode < 200 || res.StatusCode > 999 {
		return true
	}
	for name := range res.Header {
		if !Token([]byte(name)) {
			return true
		}
	}
	// A folded header, or a name with a space.
	return bytes.Contains(b, []byte("\n ")) || bytes.Contains(b, []byte("\n\t")) || len(b) > maxHead
}
