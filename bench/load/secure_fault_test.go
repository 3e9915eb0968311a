package load

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"testing"
	"time"
)

// Failures before, in and after the handshake end in the right class: disagreement is
// tls, delay is connect-timeout, and after the handshake a request fails as it would
// without TLS.
func TestSecuredServers(t *testing.T) {
	a := newAuthority(t)
	settings := &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "127.0.0.1")}}
	// after plays the part that follows a handshake and the request.
	after := func(s func(c *tls.Conn, wire *net.TCPConn)) script {
		return func(wire *net.TCPConn, _ int) {
			c := tls.Server(wire, settings)
			if c.Handshake() == nil {
				s(c, wire)
			}
		}
	}
	answer := func(text string) script {
		return after(func(c *tls.Conn, _ *net.TCPConn) {
			if request(c) != "" {
				io.WriteString(c, text)
			}
		})
	}
	silence := func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) }
	const begun = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello"
	for name, tt := range map[string]struct {
		serve script
		n     int64
		class Class
	}{
		"says close":                 {answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"), 10, Status2xx},
		"answers until the end":      {answer("HTTP/1.1 200 OK\r\n\r\nhello"), 10, Status2xx},
		"closes in good order":       {after(func(c *tls.Conn, _ *net.TCPConn) { request(c); c.Close() }), 10, EOF},
		"closes without a goodbye":   {answer(""), 10, EOF},
		"resets":                     {after(func(c *tls.Conn, wire *net.TCPConn) { request(c); abort(wire) }), 10, Reset},
		"stalls":                     {after(func(c *tls.Conn, _ *net.TCPConn) { io.Copy(io.Discard, c) }), 1, Timeout},
		"short":                      {answer(begun), 10, Short},
		"stalls in the middle":       {after(func(c *tls.Conn, _ *net.TCPConn) { request(c); io.WriteString(c, begun); io.Copy(io.Discard, c) }), 1, Timeout},
		"not HTTP":                   {answer("220 mail\r\n"), 10, Malformed},
		"not TLS after a handshake":  {after(func(c *tls.Conn, wire *net.TCPConn) { request(c); io.WriteString(wire, okAnswer) }), 10, TLS},
		"no TLS":                     {func(c *net.TCPConn, _ int) { io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n"); silence(c, 0) }, 10, TLS},
		"closes in the handshake":    {func(c *net.TCPConn, _ int) { c.Read(make([]byte, 100)) }, 10, TLS},
		"resets in the handshake":    {func(c *net.TCPConn, _ int) { c.Read(make([]byte, 5)); abort(c) }, 10, TLS},
		"stalls in the handshake":    {silence, 1, ConnectTime},
		"goes silent in a handshake": {func(c *net.TCPConn, _ int) { io.WriteString(c, "\x16\x03\x03\x40\x00\x02"); silence(c, 0) }, 1, ConnectTime},
	} {
		t.Run(name, func(t *testing.T) {
			url := "https" + play(t, tt.serve)[len("http"):]
			o := Options{URL: url, Requests: tt.n, KeepAlive: true, Timeout: 5 * time.Second, Request: Request{TLS: Security{Authorities: a.file}}}
			if tt.class == Timeout || tt.class == ConnectTime {
				o.Timeout = 500 * time.Millisecond
			}
			m := mustRun(t, o)
			if m.Requests != tt.n || m.Classes[tt.class] != tt.n {
				t.Errorf("got %v (%v), want %d %s", m.Classes, m.Errors, tt.n, tt.class)
			}
			if m.Seconds > 4 {
				t.Errorf("it took %v s, with a timeout of %v", m.Seconds, o.Timeout)
			}
			if m.Connections != tt.n {
				t.Errorf("got %d connections, want one for each of %d requests", m.Connections, tt.n)
			}
		})
	}
}

// A load that is stopped while hands are shaken was cut, and nothing failed.
func TestCancelInTheHandshake(t *testing.T) {
	for range 20 {
		url := "https" + play(t, func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) })[len("http"):]
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(10*time.Millisecond, cancel)
		m, err := Run(ctx, Options{URL: url, Requests: 1e9, Connections: 5, Request: Request{TLS: Security{Insecure: true}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if m.Requests != m.Classes[Cut] || m.Requests > 5 || !m.Stopped {
			t.Fatalf("got %v (%v), stopped %v; want up to 5 that were cut", m.Classes, m.Errors, m.Stopped)
		}
	}
}

// A handshake is a part of connecting, and of no answer's time.
func TestHandshakeIsConnecting(t *testing.T) {
	const slow = 50 * time.Millisecond
	a := newAuthority(t)
	for _, http2 := range []bool{false, true} {
		settings := &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "127.0.0.1")}}
		settings.GetConfigForClient = func(*tls.ClientHelloInfo) (*tls.Config, error) {
			time.Sleep(slow)
			return nil, nil
		}
		s := serveTLS(t, settings, http2, hello)
		m := mustRun(t, Options{URL: s.URL, Requests: 5, Request: Request{HTTP2: http2, TLS: Security{Authorities: a.file}}})
		if m.OK != 5 || m.Answers.Connect.Min < 50 || m.Answers.Waiting.Min >= 50 {
			t.Errorf("HTTP/2 %v: got %v, connecting %+v, waiting %+v ms; want 50 ms in the first of the two", http2, m.Classes, m.Answers.Connect, m.Answers.Waiting)
		}
	}
}
