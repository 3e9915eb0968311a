package load

import (
	"crypto/tls"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"perihelion/bench/internal/wine"
)

// Servers of HTTP/2 that do not behave: every request ends in the right class, and
// one connection's end is everybody's and is counted once.
func TestHTTP2Servers(t *testing.T) {
	wine.Skip(t, "the reset of a connection: it may read as an orderly end")
	// every plays for each request of a connection.
	every := func(s func(f framed, stream uint32)) func(framed) {
		return func(f framed) {
			for stream := f.request(); stream != 0; stream = f.request() {
				s(f, stream)
			}
		}
	}
	issued := newAuthority(t).issue(t, false, "127.0.0.1")
	drain := func(f framed) { io.Copy(io.Discard, f.wire) }
	for name, tt := range map[string]struct {
		serve      func(framed)
		method     string
		class      Class
		n          int64
		others     int64 // of ten requests, how many are 2xx
		opened     int64 // connections; 0 means one for each request
		reconnects int64
		resent     int64
	}{
		"answers": {serve: every(framed.answer), class: Status2xx, n: 10, opened: 1},
		"interim answers, then well": {serve: every(func(f framed, s uint32) {
			f.head(s, ":status", "100")
			f.head(s, ":status", "103", "link", "</a>")
			f.answer(s)
		}), class: Status2xx, n: 10, opened: 1},
		"trailers": {serve: every(func(f framed, s uint32) {
			f.head(s, ":status", "200", "trailer", "x")
			f.WriteData(s, false, []byte("hello"))
			f.WriteHeaders(http2.HeadersFrameParam{StreamID: s, BlockFragment: []byte("\x00\x01x\x01y"), EndHeaders: true, EndStream: true})
		}), class: Status2xx, n: 10, opened: 1},
		"resets every stream":          {serve: every(func(f framed, s uint32) { f.WriteRSTStream(s, http2.ErrCodeInternal) }), class: Reset, n: 10, opened: 1},
		"refuses every stream":         {serve: every(func(f framed, s uint32) { f.WriteRSTStream(s, http2.ErrCodeRefusedStream) }), class: Reset, n: 10, opened: 1, resent: 10 * maxResends},
		"resets streams in the middle": {serve: every(func(f framed, s uint32) { f.head(s, ":status", "200"); f.WriteRSTStream(s, http2.ErrCodeCancel) }), class: Reset, n: 10, opened: 1},
		"resets every other stream": {serve: every(func(f framed, s uint32) {
			if s%4 == 1 {
				f.answer(s)
			} else {
				f.WriteRSTStream(s, http2.ErrCodeInternal)
			}
		}), class: Reset, n: 5, others: 5, opened: 1},

		"closes before an answer": {serve: func(f framed) { f.request(); f.end() }, class: EOF, n: 10},
		"closes at once":          {serve: framed.end, class: EOF, n: 10},
		"resets before an answer": {serve: func(f framed) { f.request(); abort(f.wire) }, class: Reset, n: 10},
		"closes in the middle": {serve: func(f framed) {
			s := f.request()
			f.head(s, ":status", "200")
			f.WriteData(s, false, []byte("hello"))
			f.end()
		}, class: Short, n: 10},
		"body shorter than it says": {serve: every(func(f framed, s uint32) {
			f.head(s, ":status", "200", "content-length", "9")
			f.WriteData(s, true, []byte("hello"))
		}), class: Short, n: 10, opened: 1},
		"closes a used one":           {serve: func(f framed) { f.answerSome(1); f.end() }, class: EOF, n: 5, others: 5, opened: 5},
		"goes away after each":        {serve: func(f framed) { f.WriteGoAway(f.answerSome(1)-2, http2.ErrCodeNo, nil); f.end() }, method: "POST", class: Status2xx, n: 10, resent: 9},
		"goes away and answers first": {serve: func(f framed) { s := f.answerSome(1); f.WriteGoAway(s, http2.ErrCodeNo, nil); f.answer(s); drain(f) }, class: Status2xx, n: 10, opened: 5},
		"goes away with the answer":   {serve: func(f framed) { s := f.request(); f.WriteGoAway(s, http2.ErrCodeNo, nil); f.answer(s); drain(f) }, class: Status2xx, n: 10},
		"goes away without any":       {serve: func(f framed) { f.request(); f.WriteGoAway(0, http2.ErrCodeNo, nil); drain(f) }, class: EOF, n: 10, opened: 10 * (1 + maxResends), resent: 10 * maxResends},
		"is angry":                    {serve: func(f framed) { f.request(); f.WriteGoAway(0, http2.ErrCodeEnhanceYourCalm, []byte("calm")); drain(f) }, class: EOF, n: 10},
		"goes away and closes":        {serve: func(f framed) { f.WriteGoAway(f.request(), http2.ErrCodeInternal, []byte("oops")); f.end() }, class: EOF, n: 10},
		"goes away, closes in the middle": {serve: func(f framed) {
			s := f.request()
			f.head(s, ":status", "200")
			f.WriteGoAway(s, http2.ErrCodeNo, nil)
			f.end()
		}, class: Short, n: 10},

		"a status of four digits": {serve: every(func(f framed, s uint32) { f.head(s, ":status", "9999"); f.WriteData(s, true, nil) }), class: Malformed, n: 10, opened: 1},
		"a negative status":       {serve: every(func(f framed, s uint32) { f.head(s, ":status", "-1"); f.WriteData(s, true, nil) }), class: Malformed, n: 10, opened: 1},
		"no status":               {serve: every(func(f framed, s uint32) { f.head(s, "a", "b") }), class: Malformed, n: 10, opened: 1},
		"no head":                 {serve: every(func(f framed, s uint32) { f.WriteData(s, true, []byte("hello")) }), class: Malformed, n: 10, opened: 1},
		"body longer than it says": {serve: every(func(f framed, s uint32) {
			f.head(s, ":status", "200", "content-length", "2")
			f.WriteData(s, true, []byte("hello"))
		}), class: Malformed, n: 10, opened: 1},
		"an unknown frame": {serve: every(func(f framed, s uint32) { f.WriteRawFrame(0xbe, 0, 0, []byte("?")); f.answer(s) }), class: Status2xx, n: 10, opened: 1},
		"a promise": {serve: every(func(f framed, s uint32) {
			f.WritePushPromise(http2.PushPromiseParam{StreamID: s, PromiseID: 2, EndHeaders: true})
		}), class: Malformed, n: 10},
		"no compression": {serve: every(func(f framed, s uint32) {
			f.WriteHeaders(http2.HeadersFrameParam{StreamID: s, BlockFragment: []byte("\xff\xff\xff\xff"), EndHeaders: true})
		}), class: Malformed, n: 10},
		"nonsense":         {serve: func(f framed) { f.request(); io.WriteString(f.c, strings.Repeat("what? ", 10)); drain(f) }, class: Malformed, n: 10},
		"nonsense at once": {serve: func(f framed) { io.WriteString(f.c, strings.Repeat("what? ", 10)); drain(f) }, class: Malformed, n: 10},
	} {
		for _, certificate := range []*tls.Certificate{nil, &issued} {
			o := Options{URL: play2(t, certificate, tt.serve), Request: Request{Method: tt.method, HTTP2: true}, Requests: 10, KeepAlive: true, Timeout: 5 * time.Second}
			o.TLS.Insecure = certificate != nil
			m := mustRun(t, o)
			if m.Requests != 10 || m.Classes[tt.class] != tt.n || tt.others != 0 && m.OK != tt.others {
				t.Errorf("%s, TLS %v: got %v (%v), want %d %s and %d others 2xx", name, o.TLS.Insecure, m.Classes, m.Errors, tt.n, tt.class, tt.others)
			}
			opened := tt.opened
			if opened == 0 {
				opened = 10
			}
			if m.Connections != opened || m.Reconnects != tt.reconnects || m.Resent != tt.resent {
				t.Errorf("%s, TLS %v: got %d connections, %d reconnects, %d sent again; want %d, %d, %d", name, o.TLS.Insecure, m.Connections, m.Reconnects, m.Resent, opened, tt.reconnects, tt.resent)
			}
		}
	}
}

// A server of HTTP/1.1 only is distinguished from a broken one.
func TestHTTP2IsNotThere(t *testing.T) {
	settings := &tls.Config{Certificates: []tls.Certificate{newAuthority(t).issue(t, false, "127.0.0.1")}}
	deaf := func(c *net.TCPConn, _ int) { io.Copy(io.Discard, tls.Server(c, settings)) }
	s := serveTLS(t, nil, false, hello)
	for name, tt := range map[string]struct {
		url   string
		class Class
		says  string
	}{
		"https":           {s.URL, TLS, "does not agree to HTTP/2"},
		"https, any ALPN": {"https" + play(t, deaf)[len("http"):], TLS, "does not agree to HTTP/2"},
		"http":            {play(t, answering("HTTP/1.1 400 Bad Request\r\n\r\n")), Malformed, "HTTP/"},
	} {
		m := mustRun(t, Options{URL: tt.url, Requests: 10, Connections: 2, Request: Request{HTTP2: true, TLS: Security{Insecure: strings.HasPrefix(tt.url, "https")}}, KeepAlive: true, Timeout: 5 * time.Second})
		if m.Classes[tt.class] != 10 || !strings.Contains(m.Errors[tt.class], tt.says) {
			t.Errorf("%s: got %v (%v), want 10 %s that say %q", name, m.Classes, m.Errors, tt.class, tt.says)
		}
	}
}
