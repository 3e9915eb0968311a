package load

import (
	"context"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

// The warnings name the cause of the connections' ends, and no other.
func TestCauses(t *testing.T) {
	all := []string{codeFailures, codeNoKeepAlive, codeIdleClosed, codeExcessBytes}
	for name, tt := range map[string]struct {
		serve  script
		method string
		header string
		codes  []string // of all, the codes that have to be there
		cause  string   // a part of the first one's text
		remedy string
		rate   float64 // leaves the connections idle
	}{
		"longer than its length": {serve: answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdefg"),
			codes: []string{codeExcessBytes}, cause: "20 times (80 bytes with 20 answers)", remedy: "length"},
		"204 with a body": {serve: answering("HTTP/1.1 204 No Content\r\n\r\nabc"), codes: []string{codeExcessBytes}, cause: "20 times (60 bytes"},
		"204 with a last chunk": {serve: answering("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
			codes: []string{codeExcessBytes}, cause: "20 times (100 bytes"},
		"304 with a body": {serve: answering("HTTP/1.1 304 Not Modified\r\n\r\nabc"), header: "If-None-Match: \"x\"",
			codes: []string{codeExcessBytes}, cause: "20 times (60 bytes"},
		"HEAD with a body":      {serve: answering(okAnswer), method: "HEAD", codes: []string{codeExcessBytes}},
		"says close":            {serve: once("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"), codes: []string{codeNoKeepAlive}, cause: "Connection: close"},
		"HTTP/1.0":              {serve: once("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"), codes: []string{codeNoKeepAlive}, cause: "HTTP/1.0"},
		"until the end":         {serve: once("HTTP/1.1 200 OK\r\n\r\nhello"), codes: []string{codeNoKeepAlive}, cause: "neither a Content-Length nor chunks"},
		"closes, says nothing":  {serve: once(okAnswer), codes: []string{codeIdleClosed}, remedy: "Connection: close", rate: 200},
		"304, no condition":     {serve: answering("HTTP/1.1 304 Not Modified\r\n\r\n"), codes: []string{codeFailures}, cause: "20 3xx", remedy: "304"},
		"304, with a condition": {serve: answering("HTTP/1.1 304 Not Modified\r\n\r\n"), header: "if-modified-since: Sat, 29 Oct 1994 19:43:31 GMT"},
		"redirect":              {serve: answering("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), codes: []string{codeFailures}, remedy: "they lead to"},
		"HTTP/2": {serve: func(c *net.TCPConn, _ int) {
			request(c)
			io.WriteString(c, "\x00\x00\x00\x04\x00\x00\x00\x00\x00")
			io.Copy(io.Discard, c)
		}, codes: []string{codeFailures}, cause: "--http2"},
	} {
		t.Run(name, func(t *testing.T) {
			if slices.Contains(tt.codes, codeIdleClosed) {
				wine.Skip(t, "quick news of an end: the next request is under way before it")
			}
			o := Options{URL: play(t, tt.serve), Request: Request{Method: tt.method}, Requests: 20, Connections: 2, KeepAlive: true, Timeout: 5 * time.Second, Rate: tt.rate}
			if tt.header != "" {
				o.Header = []string{tt.header}
			}
			m, err := Run(t.Context(), o, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, code := range all {
				if code == codeFailures && slices.Contains(tt.codes, codeIdleClosed) {
					continue // a request may have been on its way just then
				}
				if want := slices.Contains(tt.codes, code); warns(m, code) != want {
					t.Errorf("a warning of %s is wanted: %v; got %q", code, want, m.Warnings)
				}
			}
			if len(tt.codes) > 0 {
				if w := warningOf(m, tt.codes[0]); !strings.Contains(w.Cause, tt.cause) || !strings.Contains(w.Remedy, tt.remedy) {
					t.Errorf("got %+v, want the cause %q and the remedy %q", w, tt.cause, tt.remedy)
				}
			}
			if tt.header != "" && m.OK != 20 {
				t.Errorf("got %d successes of 20 conditional requests (%v)", m.OK, m.Classes)
			}
		})
	}
}

// The cause is given for a request that ended because its time or the load was over.
func TestReasons(t *testing.T) {
	const begun = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello"
	const events = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\ndata: x\n\n"
	after := func(text string) script {
		return func(c *net.TCPConn, _ int) { request(c); io.WriteString(c, text); io.Copy(io.Discard, c) }
	}
	ended := func(t *testing.T, o Options, way string) Measurement { return loadThrough(t, o, way) }
	stopped := func(t *testing.T, o Options, way string) Measurement {
		o.Timeout = time.Minute
		r, err := newRun(o)
		if err != nil {
			t.Fatal(err)
		}
		goThrough(r, way)
		ctx, cancel := context.WithCancel(t.Context())
		defer time.AfterFunc(500*time.Millisecond, cancel).Stop()
		return r.measure(ctx, nil)
	}
	for name, tt := range map[string]struct {
		serve   script
		secured bool
		load    func(*testing.T, Options, string) Measurement
		class   Class
		says    string
	}{
		"no answer":               {after(""), false, ended, Timeout, "nothing of an answer had come within 200 ms"},
		"half an answer":          {after(begun), false, ended, Timeout, "was not complete within 200 ms, after 5 bytes of its body"},
		"events":                  {after(events), false, ended, Timeout, "event stream"},
		"cut before the answer":   {after(""), false, stopped, Cut, "nothing of an answer had come when the load ended"},
		"cut in the answer":       {after(begun), false, stopped, Cut, "was not complete when the load ended"},
		"events, cut":             {after(events), false, stopped, Cut, "event stream"},
		"no handshake":            {func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) }, true, ended, ConnectTime, "the handshake of TLS was not complete within 200 ms"},
		"closed in the handshake": {func(c *net.TCPConn, _ int) { c.Read(make([]byte, 10_000)) }, true, ended, TLS, "closed the connection during the handshake"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, way := range ways {
				if tt.secured && way != ways[0] {
					continue // TLS has one way
				}
				o := Options{URL: play(t, tt.serve), Requests: 2, KeepAlive: true, Timeout: 200 * time.Millisecond}
				if tt.secured {
					o.URL, o.TLS.Insecure = "https"+o.URL[4:], true
				}
				m := tt.load(t, o, way)
				if m.Classes[tt.class] == 0 || !strings.Contains(m.Errors[tt.class], tt.says) {
					t.Errorf("%s: got %v (%v), want %s that says %q", way, m.Classes, m.Errors, tt.class, tt.says)
				}
			}
		})
	}
}

// Attempts that failed are no connections.
func TestConnectionsAreThoseOpened(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	for _, o := range []Options{{KeepAlive: true}, {}, {Request: Request{HTTP2: true}}, {Rate: 1000}} {
		o.URL, o.Requests, o.Connections = "http://"+l.Addr().String()+"/", 20, 4
		m := mustRun(t, o)
		if m.Connections != 0 || m.Unopened != 20 || m.Classes[Refused] != 20 {
			t.Errorf("%+v: got %d connections and %d that failed, want 0 and 20 (%v)", o, m.Connections, m.Unopened, m.Classes)
		}
	}
	if m := mustRun(t, Options{URL: play(t, answering(okAnswer)), Requests: 20, Connections: 4}); m.Connections != 20 || m.Unopened != 0 {
		t.Errorf("got %d connections and %d that failed, want 20 and 0", m.Connections, m.Unopened)
	}
}

// Where the ports have run out, the advice is not something that is done already.
func TestNoPortsAdvice(t *testing.T) {
	for keep, want := range map[bool]string{true: "fewer connections", false: "(-k)"} {
		m := Measurement{Requests: 10, OK: 4, Classes: map[Class]int64{Status2xx: 4, NoPorts: 6}, failures: map[Class]int64{NoPorts: 6}, Answers: Answers{Count: 4}}
		m.complete(Options{KeepAlive: keep})
		if len(m.Warnings) != 1 || !strings.Contains(m.Warnings[0].Remedy, want) {
			t.Errorf("keep-alive %v: got %q, want one with the remedy %q", keep, m.Warnings, want)
		}
	}
}
