package load

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"perihelion/bench/internal/wine"
)

// to2URL are the options of a load of HTTP/2 to a server that play2 started.
func to2URL(url string, streams int) Options {
	return Options{URL: url, Request: Request{HTTP2: true, Streams: streams, TLS: Security{Insecure: strings.HasPrefix(url, "https")}}, KeepAlive: true, Timeout: 20 * time.Second}
}

// A request that a server of HTTP/2 took and lost with its connection is a failure, and
// nothing is sent twice.
func TestHTTP2LostRequestsAreFailures(t *testing.T) {
	wine.Skip(t, "the reset of a connection: it may read as an orderly end")
	issued := newAuthority(t).issue(t, false, "127.0.0.1")
	for _, secured := range []bool{false, true} {
		for _, reset := range []bool{false, true} {
			for _, method := range []string{"GET", "PUT", "DELETE", "POST"} {
				for _, streams := range []int{1, 10} {
					var read, answered atomic.Int64
					serve := func(f framed) {
						for s := f.request(); s != 0; s = f.request() {
							if read.Add(1)%9 == 0 {
								if reset {
									abort(f.wire)
								} else {
									f.end()
								}
								return
							}
							answered.Add(1)
							f.answer(s)
						}
					}
					url := play2(t, nil, serve)
					if secured {
						url = play2(t, &issued, serve)
					}
					o := to2URL(url, streams)
					o.Method, o.Requests, o.Connections = method, 100, 2
					m := mustRun(t, o)
					lost := m.Classes[EOF] + m.Classes[Reset] + m.Classes[IdleClosed]
					if streams > 1 {
						// The end of the connection meets the other streams anywhere, also
						// between the head and the body of an answer.
						lost += m.Classes[Short]
					}
					if m.Requests != 100 || m.OK+lost != 100 || m.Resent != 0 || read.Load() > 100 || m.OK > answered.Load() {
						t.Errorf("TLS %v, reset %v, %s, %d streams: got %v (%v), %d sent again; the server read %d and answered %d", secured, reset, method, streams, m.Classes, m.Errors, m.Resent, read.Load(), answered.Load())
					}
					if streams == 1 && (m.OK != answered.Load() || read.Load() != 100) {
						t.Errorf("TLS %v, reset %v, %s: got %v (%v); the server read %d and answered %d", secured, reset, method, m.Classes, m.Errors, read.Load(), answered.Load())
					}
				}
			}
		}
	}
}

// A server that closes idle connections without GOAWAY never makes a
// success of a request that met the close.
func TestHTTP2IdleTimeouts(t *testing.T) {
	var read, answered atomic.Int64
	url := play2(t, nil, func(f framed) {
		for {
			s := f.request()
			if s == 0 {
				return
			}
			read.Add(1)
			answered.Add(1)
			f.answer(s)
			f.wire.SetReadDeadline(time.Now().Add(2 * time.Millisecond))
		}
	})
	o := to2URL(url, 1)
	o.Method, o.Requests, o.Rate, o.Poisson = "DELETE", 300, 450, true
	m := mustRun(t, o)
	raced := m.Classes[IdleClosed] + m.Classes[EOF] + m.Classes[Reset]
	if m.OK+raced != 300 || m.OK != answered.Load() || read.Load() != answered.Load() {
		t.Errorf("got %v (%v), %d reconnects; the server read %d and answered %d", m.Classes, m.Errors, m.Reconnects, read.Load(), answered.Load())
	}
}

// limited is a server that takes some streams of a connection at once and refuses
// more, as node does; it counts the refused ones.
func limited(most int, refused *atomic.Int64) func(framed) {
	return func(f framed) {
		var mu sync.Mutex // guards the writer, and open
		var answering sync.WaitGroup
		defer answering.Wait()
		open := 0
		for {
			frame, err := f.ReadFrame()
			if err != nil {
				return
			}
			mu.Lock()
			switch frame := frame.(type) {
			case *http2.SettingsFrame:
				if !frame.IsAck() {
					f.WriteSettingsAck()
				}
			case *http2.HeadersFrame:
				if open == most {
					refused.Add(1)
					f.WriteRSTStream(frame.StreamID, http2.ErrCodeRefusedStream)
					break
				}
				open++
				answering.Go(func() {
					time.Sleep(time.Millisecond)
					mu.Lock()
					defer mu.Unlock()
					open--
					f.answer(frame.StreamID)
				})
			}
			mu.Unlock()
		}
	}
}

// No stream beyond the first is opened before the server has sent its limit: so none
// is refused.
func TestHTTP2WaitsForTheLimitOfStreams(t *testing.T) {
	for _, connections := range []int{1, 4} {
		var refused atomic.Int64
		o := to2URL(play2(t, nil, limited(1, &refused), http2.Setting{ID: http2.SettingMaxConcurrentStreams, Val: 1}), 10)
		o.Requests, o.Connections = 40, connections
		if m := mustRun(t, o); m.OK != 40 || refused.Load() != 0 || m.Resent != 0 || !strings.Contains(warningOf(m, codeStreamLimit).Cause, "allows 1 stream at once") {
			t.Errorf("%d connections: got %v (%v), %d sent again, %d refused, warnings %q; want 40 2xx and a warning of the limit", connections, m.Classes, m.Errors, m.Resent, refused.Load(), m.Warnings)
		}
	}
}

// A request that the server refused was not processed (RFC 9113, 8.7): it is sent
// again, and there is a warning.
func TestHTTP2RefusedStreamsAreSentAgain(t *testing.T) {
	var refused, read atomic.Int64
	url := play2(t, nil, func(f framed) {
		for s := f.request(); s != 0; s = f.request() {
			if read.Add(1)%3 == 0 {
				refused.Add(1)
				f.WriteRSTStream(s, http2.ErrCodeRefusedStream)
				continue
			}
			f.answer(s)
		}
	})
	o := to2URL(url, 1)
	o.Method, o.Requests = "POST", 60
	m := mustRun(t, o)
	if m.OK != 60 || m.Resent != refused.Load() || m.Resent == 0 || read.Load() != 60+m.Resent || m.Connections != 1 || m.Reconnects != 0 {
		t.Errorf("got %v (%v), %d sent again on %d connections, %d reconnects; the server read %d and refused %d", m.Classes, m.Errors, m.Resent, m.Connections, m.Reconnects, read.Load(), refused.Load())
	}
	if !warns(m, codeResent) {
		t.Errorf("got %q, want a warning that requests were sent again", m.Warnings)
	}
}

// Streams above the last that a GOAWAY names were not processed (RFC 9113, 6.8):
// they go to the next connection; the others are answered where they are, or lost.
func TestHTTP2GoAwayNamesTheLast(t *testing.T) {
	var read, taken atomic.Int64
	url := play2(t, nil, func(f framed) {
		var last uint32
		for range 7 {
			if last = f.request(); last == 0 {
				return
			}
			read.Add(1)
			taken.Add(1)
			f.answer(last)
		}
		if f.request() != 0 {
			read.Add(1)
			f.WriteGoAway(last, http2.ErrCodeNo, nil)
		}
		f.end()
	})
	for _, streams := range []int{1, 5} {
		read.Store(0)
		taken.Store(0)
		o := to2URL(url, streams)
		o.Method, o.Requests = "PUT", 70
		m := mustRun(t, o)
		if m.OK != 70 || taken.Load() != 70 || m.Resent < read.Load()-70 || m.Resent == 0 || m.Reconnects != 0 {
			t.Errorf("%d streams: got %v (%v), %d sent again, %d reconnects; the server read %d and took %d", streams, m.Classes, m.Errors, m.Resent, m.Reconnects, read.Load(), taken.Load())
		}
	}
}
