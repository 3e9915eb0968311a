package load

import (
	"bufio"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load/internal/badserver"
	"perihelion/bench/load/wire"
)

// lossy starts a server that loses requests, in a way that a load is to reach it,
// and returns the options of one.
func lossy(t *testing.T, s *badserver.Lossy, way string) Options {
	t.Helper()
	network, address := "tcp", "127.0.0.1:0"
	if way == "unix" {
		wine.Skip(t, "Unix sockets")
		network, address = "unix", filepath.Join(wine.TempDir(t), "app.sock")
	}
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{URL: "http://" + l.Addr().String() + "/", Timeout: 20 * time.Second}
	switch way {
	case "unix":
		o.URL, o.Connect = "http://app.test/", "unix:"+address
	case "tls":
		l = tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{newAuthority(t).issue(t, false, "127.0.0.1")}})
		o.URL, o.TLS.Insecure = strings.Replace(o.URL, "http", "https", 1), true
	}
	go s.Serve(l)
	t.Cleanup(func() {
		l.Close()
		s.Crash()
	})
	return o
}

// loadThrough runs a load that takes a certain path through this package.
func loadThrough(t *testing.T, o Options, way string) Measurement {
	t.Helper()
	r, err := newRun(o)
	if err != nil {
		t.Fatal(err)
	}
	goThrough(r, way)
	m := r.measure(t.Context(), nil)
	checkSums(t, m)
	return m
}

// losers are the paths that a request of HTTP/1.1 can take to a server.
var losers = []string{"loop", "raw", "stream", "tls", "unix"}

// A request that a server has read and not answered is a failure, with every method
// and on every path, and nothing is sent twice.
func TestEveryLostRequestIsAFailure(t *testing.T) {
	for _, way := range losers {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			for i, method := range []string{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "POST", "PATCH"} {
				for _, reset := range []bool{false, true} {
					for _, rate := range []float64{0, 20000} {
						s := &badserver.Lossy{Every: 7, Reset: reset}
						o := lossy(t, s, way)
						o.Method, o.Rate, o.KeepAlive = method, rate, i%4 < 3
						o.Requests, o.Connections = 45, 1+i%3
						if method == "PUT" || method == "PATCH" {
							o.Body = make([]byte, 1+5000*i)
						}
						m := loadThrough(t, o, way)
						failed := m.Classes[EOF] + m.Classes[Reset]
						if m.Requests != 45 || s.Read.Load() != 45 || m.OK != s.Answered.Load() || failed != s.Lost.Load() || failed != 6 {
							t.Errorf("%s, reset %v, %v/s, kept %v: got %d requests, %v (%v); the server read %d, answered %d and lost %d",
								method, reset, rate, o.KeepAlive, m.Requests, m.Classes, m.Errors, s.Read.Load(), s.Answered.Load(), s.Lost.Load())
						}
						for _, c := range []Class{EOF, Reset} {
							if why := m.Errors[c]; m.Classes[c] > 0 && o.KeepAlive && !strings.Contains(why, "processed cannot be known") {
								t.Errorf("%s: got %q, want it said that nobody knows whether the request was processed", c, why)
							}
						}
						if m.Reconnects != 0 || !strings.Contains(warningOf(m, codeFailures).Cause, "6 of 45 requests failed") {
							t.Errorf("got %d reconnects and warnings %q", m.Reconnects, m.Warnings)
						}
					}
				}
			}
		})
	}
}

// A server that closes connections which have been idle never makes a success of
// a request that met the close on its way, and no request reaches it twice.
func TestIdleTimeouts(t *testing.T) {
	for _, way := range losers {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			const idle = 2 * time.Millisecond
			s := &badserver.Lossy{Idle: idle}
			o := lossy(t, s, way)
			o.Method, o.KeepAlive, o.Requests, o.Rate, o.Poisson = "PUT", true, 300, 450, true
			m := loadThrough(t, o, way)
			raced := m.Classes[IdleClosed] + m.Classes[EOF] + m.Classes[Reset]
			if m.Requests != 300 || m.OK+raced != 300 || m.OK != s.Answered.Load() || s.Read.Load() != s.Answered.Load() {
				t.Errorf("got %v (%v); the server read %d and answered %d", m.Classes, m.Errors, s.Read.Load(), s.Answered.Load())
			}
			// A busy machine leaves few pauses; where there are some, there is a warning.
			some := m.Classes[IdleClosed] > 0 || m.Reconnects*100 >= m.Requests
			if some && !strings.Contains(warningOf(m, codeIdleClosed).Remedy, "Connection: close") {
				t.Errorf("got warnings %q, want the cause and the remedy", m.Warnings)
			}
		})
	}
}

// The system knows that a request met a close on its way: the server had sent the end of
// the connection before. Each of these servers closes after an answer without
// announcing it.
func TestIdleClosedIsKnown(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what was acknowledged")
	}
	for _, way := range []string{"raw", "stream"} {
		var met int64
		for range 50 {
			o := Options{URL: play(t, once(okAnswer)), Request: Request{Method: "DELETE"}, Requests: 20, KeepAlive: true}
			m := loadThrough(t, o, way)
			raced := m.Classes[IdleClosed] + m.Classes[EOF] + m.Classes[Reset]
			if m.OK+raced != 20 || m.OK != m.Connections {
				t.Fatalf("%s: got %v (%v) on %d connections, each of which answers one", way, m.Classes, m.Errors, m.Connections)
			}
			if met += m.Classes[IdleClosed]; met > 0 {
				if why := m.Errors[IdleClosed]; !strings.Contains(why, "before the request had reached it") {
					t.Errorf("got %q", why)
				}
				break
			}
		}
		if met == 0 {
			t.Errorf("%s: no request of 1000 was known to have met a close on its way", way)
		}
	}
}

// A server that closes its own direction of the connection and reads on has taken each
// request that was written to it: none of them is said never to have reached it.
func TestServerThatReadsOn(t *testing.T) {
	for _, way := range []string{"loop", "raw", "stream"} {
		var read atomic.Int64
		url := play(t, func(c *net.TCPConn, _ int) {
			in := bufio.NewReader(c)
			for n := 0; ; n++ {
				q, err := http.ReadRequest(in)
				if err != nil {
					return
				}
				io.Copy(io.Discard, q.Body)
				if read.Add(1); n == 0 {
					io.WriteString(c, okAnswer)
					c.CloseWrite()
				}
			}
		})
		o := Options{URL: url, Requests: 300, Connections: 4, KeepAlive: true}
		m := loadThrough(t, o, way)
		for wait := time.Now(); read.Load() < 300 && time.Since(wait) < 10*time.Second; {
			time.Sleep(time.Millisecond) // the server may be behind
		}
		if got := read.Load(); m.Classes[IdleClosed] > 0 || m.OK+m.Classes[EOF]+m.Classes[Reset] != 300 || got != 300 {
			t.Errorf("%s: got %v (%v); the server read %d requests", way, m.Classes, m.Errors, got)
		}
	}
}

// The knowledge of a request's fate decides its class.
func TestLost(t *testing.T) {
	reset := error(resets[0])
	for _, tt := range []struct {
		err     error
		reused  bool
		arrived int64 // of 1000 before and the request's
		known   bool
		refused bool
		want    outcome
		says    string
	}{
		{errNoAnswer, true, 1000, true, true, idleClosed, "before the request had reached it"},
		{errNoAnswer, true, 1000, true, false, eof, "had sent its end before the request arrived"},
		{errNoAnswer, true, 1001, true, true, eof, "the request had arrived there"},
		{errNoAnswer, true, 1100, true, false, eof, "the request had arrived there"},
		{errNoAnswer, true, 999, true, true, eof, "cannot be known"}, // the system counts nothing
		{errNoAnswer, true, 0, false, false, eof, "cannot be known"},
		{errNoAnswer, false, 1000, true, true, eof, "cannot be known"},
		{reset, true, 1000, true, true, outcomeOf(reset, waiting), "cannot be known"},
		{reset, true, 1100, true, true, outcomeOf(reset, waiting), "the request had arrived there"},
	} {
		w := &worker{inFlight: inFlight{stage: waiting, reused: tt.reused}}
		err := w.lost(tt.err, 1000, func() receipt { return receipt{tt.known, tt.arrived, tt.refused} })
		if got := outcomeOf(err, waiting); got != tt.want || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%+v: got %s (%v)", tt, classes[got], err)
		}
	}
	if w := (&worker{inFlight: inFlight{stage: receiving}}); !errors.Is(w.lost(wire.ErrShort, 0, nil), wire.ErrShort) {
		t.Error("an answer that had begun is short")
	}
}

// A server that is killed under load, and replaced on the same port, loses the requests
// that it had read; none of them is a success.
func TestServerIsReplaced(t *testing.T) {
	for _, way := range []string{"loop", "raw", "stream"} {
		for _, rate := range []float64{0, 2000} {
			t.Run(fmt.Sprint(way, " ", rate), func(t *testing.T) {
				t.Parallel()
				first, second := new(badserver.Lossy), new(badserver.Lossy)
				l, err := net.Listen("tcp", "127.0.0.1:0")
				if err != nil {
					t.Fatal(err)
				}
				go first.Serve(l)
				replaced := make(chan net.Listener, 1)
				go func() {
					for first.Answered.Load() < 200 {
						time.Sleep(time.Millisecond)
					}
					l.Close()
					first.Crash()
					next, err := net.Listen("tcp", l.Addr().String())
					if err != nil {
						t.Error(err)
						close(replaced)
						return
					}
					replaced <- next
					second.Serve(next)
				}()
				o := Options{URL: "http://" + l.Addr().String() + "/", Request: Request{Method: "PUT"}, Requests: 1500, Connections: 10, Rate: rate, KeepAlive: true}
				m := loadThrough(t, o, way)
				if next := <-replaced; next != nil {
					next.Close()
				}
				second.Crash()
				answered := first.Answered.Load() + second.Answered.Load()
				read := first.Read.Load() + second.Read.Load()
				// An answer that was written may have been thrown away by the reset.
				if m.Requests != 1500 || m.OK > answered || answered-m.OK > 10 || read > 1500 {
					t.Errorf("got %v (%v); the servers read %d and answered %d", m.Classes, m.Errors, read, answered)
				}
			})
		}
	}
}
