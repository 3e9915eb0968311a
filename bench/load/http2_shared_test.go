package load

import (
	"context"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"perihelion/bench/internal/wine"
)

// A server that sends GOAWAY on its connections, as servers do that count requests,
// answers the requests that it has begun. Nothing fails, nothing is sent twice, and each
// end is counted once at most.
func TestHTTP2GoAwaysLoseNothing(t *testing.T) {
	for _, secured := range []bool{true, false} {
		var seen, ends atomic.Int64
		s := http2Server(t, secured, func(w http.ResponseWriter, r *http.Request) {
			if seen.Add(1)%50 == 0 {
				ends.Add(1)
				w.Header().Set("Connection", "close") // net/http sends a GOAWAY
			}
			io.WriteString(w, "hello")
		})
		o := to2(s)
		o.Method, o.Requests, o.Connections, o.Streams = "POST", 2000, 2, 10
		m := mustRun(t, o)
		if m.OK != 2000 || seen.Load() != 2000 {
			t.Errorf("TLS %v: got %v (%v), the server saw %d; want 2000 2xx", secured, m.Classes, m.Errors, seen.Load())
		}
		if m.Connections < 10 || m.Connections > ends.Load()+2 || m.Reconnects > m.Connections {
			t.Errorf("TLS %v: got %d connections, %d reconnects for %d goodbyes", secured, m.Connections, m.Reconnects, ends.Load())
		}
	}
}

// Where fewer streams are allowed than there are, the others wait for their turn;
// no connection is opened for them and none is closed. There is a warning.
func TestHTTP2FewStreamsAllowed(t *testing.T) {
	var now, most atomic.Int64
	s := unstarted2(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(time.Millisecond)
		io.WriteString(w, "hello")
	})
	s.Config.HTTP2 = &http.HTTP2Config{MaxConcurrentStreams: 3}
	start2(s, false)
	defer s.Close()
	o := to2(s)
	o.Requests, o.Streams = 20, 1
	// As many may be under way before the server's settings are here as it likes.
	if m := mustRun(t, o); warns(m, codeStreamLimit) {
		t.Errorf("one stream: got warnings %q", m.Warnings)
	}
	most.Store(0)
	o.Requests, o.WarmUp, o.Streams = 200, 10, 10
	m := mustRun(t, o)
	if w := warningOf(m, codeStreamLimit); !strings.Contains(w.Cause, "allows 3 streams at once on a connection, and 10") || !strings.Contains(w.Remedy, "For 10 requests at once use 3 streams on 4 connections") {
		t.Errorf("got warnings %q, want one of the streams, with cause and remedy", m.Warnings)
	}
	if m.OK != 200 || m.Connections != 1 || m.Reconnects != 0 || most.Load() > 10 {
		t.Errorf("got %v (%v) on %d connections, %d reconnects, %d at once; want 200 2xx on 1", m.Classes, m.Errors, m.Connections, m.Reconnects, most.Load())
	}
}

// The lowest of several limits counts; as many streams as are allowed do not wait.
func TestStreamsAllowed(t *testing.T) {
	r := new(run)
	for _, limit := range []uint32{100, 20, 1000} {
		r.noteStreamLimit(limit)
	}
	if got := r.streamLimit.Load(); got != 20 {
		t.Errorf("got %d, want the lowest", got)
	}
	for allowed, want := range map[int]bool{0: false, 1: true, 9: true, 10: false, 1000: false} {
		m := Measurement{streamLimit: allowed}
		if w := m.streamsWarning(Options{Request: Request{Streams: 10}}); (w.Code != "") != want {
			t.Errorf("%d allowed and 10 asked for: got %q", allowed, w)
		}
	}
	m := Measurement{streamLimit: 1}
	if w := m.streamsWarning(Options{}); w.Code != "" {
		t.Errorf("nothing was asked for, and got %q", w)
	}
}

// The end of a connection meets all its streams, each of which is lost.
func TestHTTP2SharedEnd(t *testing.T) {
	url := play2(t, nil, func(f framed) {
		for range 2 {
			var streams []uint32
			for range 10 {
				streams = append(streams, f.request())
			}
			for _, s := range streams {
				f.answer(s)
			}
		}
		for range 10 {
			f.request()
		}
		f.end()
	})
	m := mustRun(t, Options{URL: url, Requests: 60, Request: Request{Streams: 10, HTTP2: true}, KeepAlive: true, Timeout: 10 * time.Second})
	if m.OK != 40 || m.Classes[EOF] != 20 || m.Connections != 2 || m.Reconnects != 0 {
		t.Errorf("got %v (%v), %d connections, %d reconnects; want 40 2xx, 20 eof, 2 and 0", m.Classes, m.Errors, m.Connections, m.Reconnects)
	}
}

// A request that the server turned away, and that waits to be sent again when the load
// ends, has not failed.
func TestHTTP2StoppedBeforeSendingAgain(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	url := play2(t, nil, func(f framed) {
		for n := 1; ; n++ {
			s := f.request()
			if s == 0 {
				return
			}
			if n <= maxResends {
				f.WriteRSTStream(s, http2.ErrCodeRefusedStream)
			}
			if n == maxResends { // the longest pause begins
				time.AfterFunc(2*time.Millisecond, cancel)
			}
		}
	})
	m, err := Run(ctx, Options{URL: url, Requests: 1, Request: Request{HTTP2: true}, KeepAlive: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkSums(t, m)
	if m.Classes[Cut] != 1 || !m.Stopped {
		t.Errorf("got %v (%v), stopped %v; want 1 cut", m.Classes, m.Errors, m.Stopped)
	}
}

// A load of HTTP/2 ends when it shall, and leaves nothing behind.
func TestHTTP2EndsAndLeavesNothing(t *testing.T) {
	issued := newAuthority(t).issue(t, false, "127.0.0.1")
	silent := func(f framed) {
		for f.request() != 0 {
		}
	}
	begun := func(f framed) {
		for s := f.request(); s != 0; s = f.request() {
			f.head(s, ":status", "200")
			f.WriteData(s, false, []byte("hello"))
		}
	}
	busy := func(f framed) {
		for s := f.request(); s != 0; s = f.request() {
			f.answer(s)
		}
	}
	away := func(f framed) { f.answerSome(3); f.WriteGoAway(5, http2.ErrCodeNo, nil); f.end() }
	// stays sends GOAWAY while no request is under way, and does not close.
	stays := func(f framed) {
		f.answer(f.request())
		time.Sleep(2 * time.Millisecond)
		f.WriteGoAway(1, http2.ErrCodeNo, nil)
		io.Copy(io.Discard, f.wire)
	}
	for name, tt := range map[string]struct {
		serve func(framed)
		o     Options
		cut   int64 // 0: some
	}{
		"silent":           {silent, Options{Requests: 1e9, KeepAlive: true, Connections: 2, Request: Request{Streams: 10}}, 20},
		"in the middle":    {begun, Options{Duration: time.Hour, KeepAlive: true, Connections: 2, Request: Request{Streams: 10}}, 20},
		"answering":        {busy, Options{Requests: 1e9, KeepAlive: true, Connections: 2, Request: Request{Streams: 10}}, 0},
		"not kept":         {busy, Options{Requests: 1e9, Connections: 5}, 0},
		"going away":       {away, Options{Requests: 1e9, KeepAlive: true, Connections: 2, Request: Request{Streams: 10}}, 0},
		"rate and silence": {silent, Options{Duration: time.Hour, KeepAlive: true, Rate: 5000, Connections: 2, Request: Request{Streams: 10}}, 20},
		"away but there":   {stays, Options{Requests: 1e9, KeepAlive: true, Rate: 100}, 0},
		"no room":          {func(f framed) { time.Sleep(200 * time.Millisecond) }, Options{Requests: 10, Request: Request{Method: "POST", Body: make([]byte, 1e7), Streams: 10}, KeepAlive: true, Connections: 2}, 0},
	} {
		for _, secured := range []bool{false, true} {
			o := tt.o
			if o.URL = play2(t, nil, tt.serve); secured {
				o.URL, o.TLS.Insecure = play2(t, &issued, tt.serve), true
			}
			o.HTTP2 = true
			files, routines := openDescriptors(t), runtime.NumGoroutine()
			ctx, cancel := context.WithCancel(t.Context())
			var asked time.Time
			timer := time.AfterFunc(50*time.Millisecond, func() { asked = time.Now(); cancel() })
			m, err := Run(ctx, o, nil)
			if err != nil || timer.Stop() {
				t.Fatalf("%s: ended before it was stopped, with error %v", name, err)
			}
			if took := time.Since(asked); took > 5*time.Second { // 100 ms where nothing else runs
				t.Errorf("%s, TLS %v: it took %v to end", name, secured, took)
			}
			checkSums(t, m)
			if n := m.Classes[Cut]; !m.Stopped || tt.cut > 0 && n != tt.cut || n+m.OK != m.Requests {
				t.Errorf("%s, TLS %v: got %v (%v), stopped %v; want %d cut and nothing failed", name, secured, m.Classes, m.Errors, m.Stopped, tt.cut)
			}
			// The server may not have closed its ends yet.
			for deadline := time.Now().Add(5 * time.Second); (openDescriptors(t) > files || runtime.NumGoroutine() > routines) && time.Now().Before(deadline); {
				time.Sleep(time.Millisecond)
			}
			if f, r := openDescriptors(t), runtime.NumGoroutine(); f > files || r > routines {
				t.Errorf("%s, TLS %v: %d files and %d goroutines are there after the load, %d and %d before", name, secured, f, r, files, routines)
			}
		}
	}
}

// A silent connection is given up by the first request that reaches its timeout, and
// closed by the last. Other requests under way on it have their time too; nothing is
// sent twice, and nothing is lost.
func TestHTTP2SilentDeath(t *testing.T) {
	wine.Skip(t, "speed: a connection is not made within the limit")
	issued := newAuthority(t).issue(t, false, "127.0.0.1")
	for name, tt := range map[string]struct {
		answers  int  // that a connection gives before it dies
		begins   bool // and then the head of one more
		o        Options
		ok       int64
		timeouts int64
		opened   int64
	}{
		"at once":         {0, false, Options{Requests: 3}, 0, 3, 3},
		"after two":       {2, false, Options{Requests: 6, Request: Request{Method: "POST"}}, 4, 2, 2},
		"in the middle":   {1, true, Options{Requests: 4}, 2, 2, 2},
		"two connections": {2, false, Options{Requests: 12, Connections: 2}, 8, 4, 4},
		"shared":          {10, false, Options{Requests: 40, Request: Request{Streams: 10}}, 20, 20, 2},
		"shared, at once": {0, false, Options{Requests: 30, Request: Request{Streams: 10}}, 0, 30, 3},
		"open loop":       {2, false, Options{Requests: 6, Rate: 1000}, 4, 2, 2},
		"leaves no room":  {1, false, Options{Requests: 4, Request: Request{Method: "POST", Body: make([]byte, 1e5)}}, 2, 2, 2},
	} {
		for _, secured := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				t.Parallel() // most of the time they wait
				certificate := &issued
				if !secured {
					certificate = nil
				}
				var seen, open, most atomic.Int64
				url := play2(t, certificate, func(f framed) {
					now := open.Add(1)
					defer open.Add(-1)
					for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
					}
					for range tt.answers {
						s := f.request()
						if s == 0 {
							return
						}
						seen.Add(1)
						f.answer(s)
					}
					if tt.begins {
						f.head(f.request(), ":status", "200")
						seen.Add(1)
					}
					for { // deaf to everything, pings too
						frame, err := f.ReadFrame()
						if err != nil {
							return
						}
						if frame.Header().Type == http2.FrameHeaders {
							seen.Add(1)
						}
					}
				})
				o := tt.o
				o.URL, o.HTTP2, o.KeepAlive, o.Timeout = url, true, true, 600*time.Millisecond // time for TLS on a busy machine
				o.TLS.Insecure = secured
				m := mustRun(t, o)
				if m.OK != tt.ok || m.Classes[Timeout] != tt.timeouts || m.Connections != tt.opened || m.Reconnects != 0 {
					t.Errorf("got %v (%v) on %d connections, %d reconnects; want %d 2xx and %d timeout on %d", m.Classes, m.Errors, m.Connections, m.Reconnects, tt.ok, tt.timeouts, tt.opened)
				}
				if seen.Load() != o.Requests {
					t.Errorf("the server was asked %d times, want %d", seen.Load(), o.Requests)
				}
				if most.Load() > int64(2*max(o.Connections, 1)) {
					t.Errorf("%d connections were open at once: those given up are not closed", most.Load())
				}
			})
		}
	}
}

// A server that is there and slow keeps its connection: it answers pings.
func TestHTTP2SlowIsNotDead(t *testing.T) {
	var pings atomic.Int64
	url := play2(t, nil, func(f framed) {
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
			case *http2.PingFrame:
				pings.Add(1)
				f.WritePing(true, frame.Data)
			}
		}
	})
	m := mustRun(t, Options{URL: url, Requests: 9, Request: Request{Streams: 3, HTTP2: true}, KeepAlive: true, Timeout: 300 * time.Millisecond})
	if m.Classes[Timeout] != 9 || m.Connections != 1 || m.Reconnects != 0 {
		t.Errorf("got %v (%v) on %d connections, %d reconnects; want 9 timeout on 1", m.Classes, m.Errors, m.Connections, m.Reconnects)
	}
	if n := pings.Load(); n < 3 || n > 18 {
		t.Errorf("the server was pinged %d times, want one each time that all have waited for half of their time, and the library's own", n)
	}
}
