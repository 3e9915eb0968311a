package load

import (
	"bufio"
	"context"
	"io"
	"net"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

const okAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

// Servers that behave, and servers that do not: every request ends in the right
// class, and the connections are used as the answers allow.
func TestServers(t *testing.T) {
	const chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	tests := []struct {
		name       string
		serve      script
		method     string
		n          int64 // 0 means 10
		timeout    time.Duration
		class      Class
		opened     int64 // connections; 0 means one for each request
		kept       bool  // KeepAlive
		reconnects int64
	}{
		{name: "well", serve: answering(okAnswer), class: Status2xx, opened: 1, kept: true},
		{name: "chunked", serve: answering(chunkedHead + "5\r\nhello\r\n0\r\n\r\n"), class: Status2xx, opened: 1, kept: true},
		{name: "chunked with trailers", serve: answering(chunkedHead + "5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n"), class: Status2xx, opened: 1, kept: true},
		{name: "HEAD", serve: answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), method: "HEAD", class: Status2xx, opened: 1, kept: true},
		{name: "204", serve: answering("HTTP/1.1 204 No Content\r\n\r\n"), class: Status2xx, opened: 1, kept: true},
		{name: "304", serve: answering("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"), class: Status3xx, opened: 1, kept: true},
		{name: "redirect", serve: answering("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), class: Status3xx, opened: 1, kept: true},
		{name: "404", serve: answering("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"), class: Status4xx, opened: 1, kept: true},
		{name: "503 and close", serve: once("HTTP/1.1 503 Unavailable\r\nConnection: close\r\n\r\nno"), class: Status5xx},
		{name: "interim, then well", serve: answering("HTTP/1.1 100 Continue\r\n\r\n" + okAnswer), class: Status2xx, opened: 1, kept: true},
		{name: "HTTP/1.0", serve: once("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"), class: Status2xx},
		{name: "HTTP/1.0 kept", serve: answering("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello"), class: Status2xx, opened: 1, kept: true},
		{name: "until the end", serve: once("HTTP/1.1 200 OK\r\n\r\nhello"), class: Status2xx},
		{name: "large head", serve: answering("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("y", 60_000) + "\r\nContent-Length: 5\r\n\r\nhello"), class: Status2xx, opened: 1, kept: true},
		{name: "large body", serve: answering("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + strings.Repeat("y", 3_000_000)), class: Status2xx, opened: 1, kept: true},
		{name: "slow drip", serve: drip(okAnswer), n: 2, class: Status2xx, opened: 1, kept: true},
		{name: "answer and end in one piece", serve: once("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"), class: Status2xx},
		{name: "closes in the middle of its connections", serve: func(c *net.TCPConn, _ int) {
			for range 3 {
				request(c)
				io.WriteString(c, okAnswer)
			}
			request(c)
			io.WriteString(c, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello")
		}, n: 12, class: Status2xx, opened: 3, kept: true},
		{name: "something after the answer", serve: answering(okAnswer + "garbage"), class: Status2xx},

		{name: "closes before an answer", serve: once(""), class: EOF},
		{name: "resets before an answer", serve: func(c *net.TCPConn, _ int) { request(c); abort(c) }, class: Reset},
		{name: "resets in the middle", serve: func(c *net.TCPConn, _ int) {
			request(c)
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")
			time.Sleep(20 * time.Millisecond) // until it has been read: a reset discards
			abort(c)
		}, class: Reset},
		{name: "short body", serve: once("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello"), class: Short},
		{name: "short chunk", serve: once(chunkedHead + "ff\r\nhello"), class: Short},
		{name: "no last chunk", serve: once(chunkedHead + "5\r\nhello\r\n"), class: Short},
		{name: "short head", serve: once("HTTP/1.1 200 OK\r\nContent-"), class: Short},
		{name: "interim and no more", serve: once("HTTP/1.1 100 Continue\r\n\r\n"), class: Short},
		{name: "garbage", serve: once("what?\r\n"), class: Malformed},
		{name: "garbage that never ends a line", serve: func(c *net.TCPConn, _ int) { io.WriteString(c, "220 mail"); io.Copy(io.Discard, c) }, class: Malformed},
		{name: "TLS alert", serve: once("\x15\x03\x01\x00\x02\x02\x46"), class: Malformed},
		{name: "bad chunk", serve: answering(chunkedHead + "xyz\r\nhello\r\n0\r\n\r\n"), class: Malformed},
		{name: "endless head", serve: once("HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 60_000)), class: Malformed},
		{name: "silence", serve: func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) }, n: 2, timeout: 50 * time.Millisecond, class: Timeout},
		{name: "silence in the middle", serve: func(c *net.TCPConn, _ int) {
			request(c)
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")
			io.Copy(io.Discard, c)
		}, n: 2, timeout: 50 * time.Millisecond, class: Timeout},
		{name: "drip beyond the time", serve: drip(okAnswer + strings.Repeat(" ", 1000)), n: 2, timeout: 20 * time.Millisecond, class: Timeout},
	}
	for _, tt := range tests {
		for _, through := range ways {
			t.Run(tt.name+"/"+through, func(t *testing.T) {
				n := tt.n
				if n == 0 {
					n = 10
				}
				r, err := newRun(Options{URL: play(t, tt.serve), Request: Request{Method: tt.method}, Requests: n, KeepAlive: true, Timeout: tt.timeout})
				if err != nil {
					t.Fatal(err)
				}
				goThrough(r, through)
				m := r.measure(t.Context(), nil)
				checkSums(t, m)
				if m.Requests != n || m.Classes[tt.class] != n {
					t.Fatalf("got %d requests in %v (%v), want all %d in %s", m.Requests, m.Classes, m.Errors, n, tt.class)
				}
				opened := tt.opened
				if opened == 0 {
					opened = n
				}
				if m.Connections != opened || m.KeepAlive != tt.kept || m.Reconnects != tt.reconnects {
					t.Errorf("got %d connections, keep-alive %v, %d reconnects; want %d, %v, %d", m.Connections, m.KeepAlive, m.Reconnects, opened, tt.kept, tt.reconnects)
				}
				if tt.class != Status2xx && !warns(m, codeFailures) {
					t.Error("nothing was said of the failures")
				}
			})
		}
	}
}

// ways are the paths that a request can take through this package: in an event loop, on
// Linux; by a goroutine of its own over system calls, or over net.Conn.
var ways = []string{"loop", "raw", "stream"}

func goThrough(r *run, way string) {
	switch way {
	case "raw":
		r.plain = r.dialPlain
	case "stream":
		r.plain = dialPlainStream
	}
}

// dialPlainStream is how systems without a hot path connect.
func dialPlainStream(ctx context.Context, w *worker) (blockingLink, error) {
	return dialStream(ctx, w, nil)
}

// drip sends an answer a byte a millisecond.
func drip(answer string) script {
	return func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			for i := range len(answer) {
				if _, err := c.Write([]byte(answer[i : i+1])); err != nil {
					return
				}
				time.Sleep(time.Millisecond)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "http://" + l.Addr().String() + "/"
	l.Close()
	m := mustRun(t, Options{URL: url, Requests: 50, Connections: 4})
	if m.Classes[Refused] != 50 {
		t.Errorf("got %v, want 50 refused", m.Classes)
	}
	words := "refused (connection refused)"
	switch {
	case wine.Running():
		words = "Connection refused"
	case runtime.GOOS == "windows":
		words = "actively refused it"
	}
	if !strings.Contains(warningOf(m, codeFailures).Cause, words) {
		t.Errorf("got warnings %q, want the system's word for it", m.Warnings)
	}
}

func TestNoSuchHost(t *testing.T) {
	m := mustRun(t, Options{URL: "http://no-such-host.invalid/", Requests: 5})
	if m.Classes[DNS] != 5 {
		t.Errorf("got %v, want 5 dns", m.Classes)
	}
}

// An early answer to a body that the server does not read to its end.
func TestEarlyAnswer(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		request(c)
		io.WriteString(c, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
		c.CloseWrite()
		time.Sleep(50 * time.Millisecond)
	})
	m := mustRun(t, Options{URL: url, Request: Request{Method: "POST", Body: make([]byte, 30_000_000)}, Requests: 2, KeepAlive: true, Timeout: 5 * time.Second})
	if m.Classes[Status4xx] != 2 {
		t.Errorf("got %v (%v), want 2 answers 4xx", m.Classes, m.Errors)
	}
}

// The server gets the request that was asked for, byte for byte, however large.
func TestRequestOnTheWire(t *testing.T) {
	const size = 5_000_000
	type got struct {
		head string
		body int64
	}
	requests := make(chan got, 2)
	url := play(t, func(c *net.TCPConn, _ int) {
		for range 2 {
			head := request(c)
			time.Sleep(20 * time.Millisecond) // the body has to wait for room
			n, _ := io.CopyN(io.Discard, bufio.NewReaderSize(c, 1000), size)
			requests <- got{head, n}
			io.WriteString(c, okAnswer)
		}
	})
	url = strings.Replace(url, "http://", "http://me:secret@", 1) + "a b?x=ä"
	m := mustRun(t, Options{URL: url, Request: Request{Method: "PUT", Header: []string{"Host: example.org", "X-Test:1"}, Body: make([]byte, size)}, Requests: 2, KeepAlive: true})
	want := "PUT /a%20b?x=%C3%A4 HTTP/1.1\r\nHost: example.org\r\nAuthorization: Basic bWU6c2VjcmV0\r\nX-Test: 1\r\nContent-Length: 5000000\r\n\r\n"
	for range 2 {
		if g := <-requests; g.head != want || g.body != size {
			t.Errorf("the server got %q and %d bytes, want %q and %d", g.head, g.body, want, size)
		}
	}
	if want := int64(2 * (len(want) + size)); m.BytesOut != want {
		t.Errorf("got %d bytes out, want %d", m.BytesOut, want)
	}
	if want := int64(2 * len(okAnswer)); m.BytesIn != want {
		t.Errorf("got %d bytes in, want %d", m.BytesIn, want)
	}
}

// A connection that the server has closed while it was idle is not used, with any
// method: nothing was sent yet.
func TestClosedWhileIdle(t *testing.T) {
	t.Parallel() // on a busy machine the server closes late, so it has a second
	m := mustRun(t, Options{URL: play(t, once(okAnswer)), Request: Request{Method: "POST"}, Requests: 3, Rate: 1, KeepAlive: true})
	if m.OK != 3 || m.Reconnects != 2 || m.Connections != 3 {
		t.Errorf("got %v (%v), %d reconnects, %d connections; want 3 2xx, 2 and 3", m.Classes, m.Errors, m.Reconnects, m.Connections)
	}
}

func TestWithoutKeepAlive(t *testing.T) {
	var closing atomic.Int64
	url := play(t, func(c *net.TCPConn, _ int) {
		if strings.Contains(request(c), "Connection: close\r\n") {
			closing.Add(1)
		}
		io.WriteString(c, okAnswer)
	})
	m := mustRun(t, Options{URL: url, Requests: 40, Connections: 4})
	if m.OK != 40 || m.Connections != 40 || m.KeepAlive || closing.Load() != 40 {
		t.Errorf("got %d of 40, %d connections, keep-alive %v, %d asked to close", m.OK, m.Connections, m.KeepAlive, closing.Load())
	}
	for _, w := range m.Warnings {
		if w.Code != codeGeneratorNoCore && w.Code != codeGeneratorQueue { // on a busy machine
			t.Errorf("got the warning %q", w)
		}
	}
}

func TestIPv6(t *testing.T) {
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here: ", err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			answering(okAnswer)(c.(*net.TCPConn), 0)
			c.Close()
		}
	}()
	m := mustRun(t, Options{URL: "http://" + l.Addr().String() + "/", Requests: 5, KeepAlive: true})
	if m.OK != 5 {
		t.Errorf("got %v (%v), want 5 2xx", m.Classes, m.Errors)
	}
}
