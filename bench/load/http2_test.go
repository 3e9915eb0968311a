package load

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"perihelion/bench/load/check"
)

// serve2 starts a server that speaks HTTP/2, with prior knowledge or over TLS.
func serve2(t testing.TB, secured bool, h http.HandlerFunc) (url string, opened *atomic.Int64) {
	opened = new(atomic.Int64)
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = discardLog
	s.Config.Protocols = new(http.Protocols)
	s.Config.Protocols.SetUnencryptedHTTP2(!secured)
	s.Config.Protocols.SetHTTP2(secured)
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	if s.EnableHTTP2 = secured; secured {
		s.StartTLS()
	} else {
		s.Start()
	}
	t.Cleanup(s.Close)
	return s.URL, opened
}

func TestHTTP2(t *testing.T) {
	for _, secured := range []bool{false, true} {
		for _, o := range []Options{
			{Requests: 1},
			{Requests: 200, Connections: 3, KeepAlive: true},
			{Requests: 200, Connections: 2, Streams: 10, KeepAlive: true},
			{Requests: 20, Connections: 2},
			{Requests: 100, Connections: 2, Streams: 5, KeepAlive: true, Rate: 5000},
		} {
			var requests atomic.Int64
			url, opened := serve2(t, secured, func(w http.ResponseWriter, r *http.Request) {
				requests.Add(1)
				if r.ProtoMajor != 2 || r.UserAgent() != "" || r.Header.Get("Accept-Encoding") != "" || r.Header.Get("X-Test") != "a" || r.Host != "example.org" {
					t.Errorf("the server got %s %s with %v", r.Proto, r.Host, r.Header)
				}
				fmt.Fprint(w, "hello")
			})
			o.URL, o.HTTP2, o.Header = url, true, []string{"X-Test: a", "Host: example.org"}
			o.TLS.Insecure = secured
			m := mustRun(t, o)
			want := int64(o.Connections)
			if !o.KeepAlive {
				want = o.Requests
			}
			if m.OK != o.Requests || requests.Load() != o.Requests || m.Connections != want || opened.Load() != want || m.KeepAlive != o.KeepAlive {
				t.Errorf("TLS %v, %+v: got %v (%v), %d connections, keep-alive %v; the server counted %d requests on %d connections, want %d on %d",
					secured, o, m.Classes, m.Errors, m.Connections, m.KeepAlive, requests.Load(), opened.Load(), o.Requests, want)
			}
			if m.Protocol != "HTTP/2" || m.Answers.Bodies != 5*o.Requests || m.BytesIn <= m.Answers.Bodies || m.BytesOut == 0 || (m.Secured != nil) != secured {
				t.Errorf("TLS %v, %+v: got %s, %d bytes of bodies, %d in, %d out, TLS %v", secured, o, m.Protocol, m.Answers.Bodies, m.BytesIn, m.BytesOut, m.Secured)
			}
		}
	}
}

// What is asked for arrives, and what comes back is judged, as over HTTP/1.1.
func TestHTTP2Requests(t *testing.T) {
	paths := make(chan string, 100)
	url, _ := serve2(t, false, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		paths <- r.Method + " " + r.URL.RequestURI() + " " + string(body)
		if r.URL.Path == "/2" {
			w.WriteHeader(404)
		}
		fmt.Fprintf(w, `{"path":%q}`, r.URL.Path)
	})
	m := mustRun(t, Options{
		URL: url + "/{n}?x=a b", Further: []string{url + "/b"}, Method: "POST", Body: []byte("sent"),
		Requests: 4, KeepAlive: true, HTTP2: true, Check: check.Options{JSON: []string{"path=/1"}, Share: 1},
	})
	if m.Classes[Status2xx] != 1 || m.Classes[Check] != 3 || m.Checks.Made != 4 {
		t.Errorf("got %v (%v), %+v; want 1 2xx and 3 check", m.Classes, m.Errors, m.Checks)
	}
	for _, want := range []string{"/1?x=a%20b", "/b", "/3?x=a%20b", "/b"} {
		if got := <-paths; got != "POST "+want+" sent" {
			t.Errorf("the server got %q, want POST %s sent", got, want)
		}
	}
}

// raw2 plays a server of frames: after the preface and the settings it calls
// play for each request.
func raw2(t testing.TB, answer func(f *http2.Framer, stream uint32, c *net.TCPConn) bool) string {
	return play(t, func(c *net.TCPConn, _ int) {
		preface := make([]byte, len(http2.ClientPreface))
		if _, err := io.ReadFull(c, preface); err != nil {
			return
		}
		f := http2.NewFramer(c, c)
		f.WriteSettings()
		for {
			frame, err := f.ReadFrame()
			if err != nil {
				return
			}
			switch frame := frame.(type) {
			case *http2.SettingsFrame:
				if !frame.IsAck() {
					f.WriteSettingsAck()
				}
			case *http2.HeadersFrame:
				if !answer(f, frame.StreamID, c) {
					return
				}
			}
		}
	})
}

// ok2 is the block of a header that says ":status: 200" (RFC 7541, appendix A).
var ok2 = []byte{0x88}

func TestHTTP2Misbehaving(t *testing.T) {
	head := func(f *http2.Framer, stream uint32) {
		f.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: ok2, EndHeaders: true})
	}
	for name, tt := range map[string]struct {
		class Class
		serve func(f *http2.Framer, stream uint32, c *net.TCPConn) bool
	}{
		"resets the stream": {Reset, func(f *http2.Framer, stream uint32, _ *net.TCPConn) bool {
			f.WriteRSTStream(stream, http2.ErrCodeInternal)
			return true
		}},
		"closes before an answer": {EOF, func(*http2.Framer, uint32, *net.TCPConn) bool { return false }},
		"closes in the middle": {Short, func(f *http2.Framer, stream uint32, _ *net.TCPConn) bool {
			head(f, stream)
			f.WriteData(stream, false, []byte("hello"))
			c.CloseWrite() // a close would be a reset, with something unread
			io.Copy(io.Discard, c)
			return false
		}},
		"resets in the middle": {Reset, func(f *http2.Framer, stream uint32, _ *net.TCPConn) bool {
			head(f, stream)
			f.WriteRSTStream(stream, http2.ErrCodeInternal)
			return true
		}},
		"nonsense": {Malformed, func(f *http2.Framer, stream uint32, c *net.TCPConn) bool {
			c.Write(bytes.Repeat([]byte{0xff}, 100))
			io.Copy(io.Discard, c)
			return false
		}},
		"silence": {Timeout, func(*http2.Framer, uint32, *net.TCPConn) bool { return true }},
		"leaves after each answer": {Status2xx, func(f *http2.Framer, stream uint32, c *net.TCPConn) bool {
			f.WriteGoAway(stream, http2.ErrCodeNo, nil)
			head(f, stream)
			f.WriteData(stream, true, []byte("hello"))
			io.Copy(io.Discard, c)
			return false
		}},
	} {
		t.Run(name, func(t *testing.T) {
			m := mustRun(t, Options{URL: raw2(t, tt.serve), Requests: 4, KeepAlive: true, HTTP2: true, Timeout: 300 * time.Millisecond})
			if m.Classes[tt.class] != 4 {
				t.Errorf("got %v (%v), want 4 %s", m.Classes, m.Errors, tt.class)
			}
		})
	}
}

// A server that knows no HTTP/2 is told from one that fails.
func TestHTTP2NotSpoken(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = discardLog
	s.StartTLS()
	defer s.Close()
	m := mustRun(t, Options{URL: s.URL, Requests: 2, HTTP2: true, TLS: Security{Insecure: true}})
	if m.Classes[TLS] != 2 {
		t.Errorf("over TLS: got %v (%v), want 2 tls", m.Classes, m.Errors)
	}
	m = mustRun(t, Options{URL: play(t, once("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")), Requests: 2, HTTP2: true, Timeout: time.Second})
	if m.OK > 0 || m.Classes[Malformed]+m.Classes[EOF]+m.Classes[Reset] != 2 {
		t.Errorf("with prior knowledge: got %v (%v), want 2 failures", m.Classes, m.Errors)
	}
}

// A cancelled load leaves nothing behind; TestMain looks for goroutines.
func TestHTTP2Cancel(t *testing.T) {
	url, _ := serve2(t, false, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/slow") {
			<-r.Context().Done()
		}
	})
	before := openDescriptors(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	m, err := Run(ctx, Options{URL: url, Further: []string{url + "/slow"}, Requests: 1e6, Connections: 2, Streams: 3, KeepAlive: true, HTTP2: true}, nil)
	if err != nil || !m.Stopped || m.Classes[Cut] != 6 || m.OK == 0 {
		t.Errorf("got %v (%v), stopped %v, %v; want some 2xx and 6 cut", m.Classes, m.Errors, m.Stopped, err)
	}
	for deadline := time.Now().Add(5 * time.Second); openDescriptors(t) > before && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond) // the server's ends
	}
	if after := openDescriptors(t); after > before {
		t.Errorf("%d files were open before, %d are after", before, after)
	}
}
