package load

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

func TestTotalsAreThoseOfTheServer(t *testing.T) {
	for _, keep := range []bool{true, false} {
		for _, o := range []Options{
			{Requests: 1},
			{Requests: 7, Connections: 20},
			{Requests: 5000, Connections: 20},
			{Requests: 500, Connections: 3, WarmUp: 50},
			{Requests: 500, Connections: 3, Rate: 20000},
			{Duration: 60 * time.Millisecond, Connections: 8},
			{Duration: 60 * time.Millisecond, Connections: 8, Rate: 1000},
		} {
			var requests, opened, in, out atomic.Int64
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				n := requests.Add(1)
				if n%3 == 0 {
					w.WriteHeader(404)
				}
				io.WriteString(w, strings.Repeat("x", int(n%10)))
			}))
			s.Listener = counted{s.Listener, &opened, &in, &out}
			s.Start()
			o.URL, o.KeepAlive = s.URL, keep
			m := mustRun(t, o)
			s.Close()

			if o.Requests > 0 && m.Requests != o.Requests {
				t.Errorf("%+v: got %d requests, want exactly %d", o, m.Requests, o.Requests)
			}
			if m.WarmedUp != o.WarmUp || m.Requests+o.WarmUp != requests.Load() {
				t.Errorf("%+v: got %d requests, the server counted %d", o, m.Requests, requests.Load())
			}
			if o.WarmUp == 0 && (m.BytesIn != out.Load() || m.BytesOut != in.Load() || m.Connections != opened.Load()) {
				t.Errorf("%+v: got %d bytes in, %d out, %d connections; the server counted %d, %d, %d", o,
					m.BytesIn, m.BytesOut, m.Connections, out.Load(), in.Load(), opened.Load())
			}
			if keep && m.Connections > int64(o.WithDefaults().Connections) || !keep && o.WarmUp == 0 && m.Connections != m.Requests {
				t.Errorf("%+v: got %d connections for %d requests", o, m.Connections, m.Requests)
			}
			if m.KeepAlive != keep {
				t.Errorf("%+v: got keep-alive %v", o, m.KeepAlive)
			}
			if h, err := decode(m.Histogram); err != nil || h != nil && h.TotalCount() != m.OK || h == nil && m.OK > 0 {
				t.Errorf("%+v: the histogram does not hold the %d successes: %v", o, m.OK, err)
			}
			if m.Seconds <= 0 || m.RPS != float64(m.OK)/m.Seconds {
				t.Errorf("%+v: got %v requests per second, want %d / %v s", o, m.RPS, m.OK, m.Seconds)
			}
		}
	}
}

var discardLog = log.New(io.Discard, "", 0)

// counted counts connections and bytes.
type counted struct {
	net.Listener
	opened, in, out *atomic.Int64
}

func (l counted) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.opened.Add(1)
	}
	return observedConn{c, l.in, l.out}, err
}

type observedConn struct {
	net.Conn
	in, out *atomic.Int64
}

func (c observedConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.in.Add(int64(n))
	return n, err
}

func (c observedConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.out.Add(int64(n))
	return n, err
}

// A load that is cancelled in any way, in any state of the server, ends with its
// measurement, and leaves nothing behind. That it takes less than 100 ms
// holds on a machine that is not busy; here it must only not wait for anything.
func TestCancel(t *testing.T) {
	const connections = 5
	deaf := func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) }
	reached := make(chan bool, 2*connections)
	silent := func(c *net.TCPConn, _ int) {
		if request(c) != "" {
			reached <- true
		}
		io.Copy(io.Discard, c)
	}
	begun := func(c *net.TCPConn, _ int) {
		request(c)
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")
		io.Copy(io.Discard, c)
	}
	for name, tt := range map[string]struct {
		serve script
		o     Options
	}{
		"answering":        {answering(okAnswer), Options{Requests: 1e9, Connections: connections, KeepAlive: true}},
		"connecting":       {once(okAnswer), Options{Requests: 1e9, Connections: connections}},
		"silent":           {silent, Options{Requests: 1e9, Connections: connections, KeepAlive: true}},
		"in the middle":    {begun, Options{Duration: time.Hour, Connections: connections, KeepAlive: true}},
		"slow rate":        {answering(okAnswer), Options{Requests: 100, Rate: 0.01, KeepAlive: true}},
		"fast rate":        {answering(okAnswer), Options{Duration: time.Hour, Rate: 5000, Connections: connections}},
		"rate and silence": {silent, Options{Duration: time.Hour, Rate: 5000, Connections: connections}},
		"warming up":       {deaf, Options{Requests: 10, WarmUp: 10, Connections: connections}},
		"no room to write": {func(c *net.TCPConn, _ int) { time.Sleep(200 * time.Millisecond) }, Options{Requests: 10, Request: Request{Method: "POST", Body: make([]byte, 1e8)}}},
	} {
		t.Run(name, func(t *testing.T) {
			before := openDescriptors(t)
			tt.o.URL = play(t, tt.serve)
			open := openDescriptors(t)
			ctx, cancel := context.WithCancel(context.Background())
			silent := strings.Contains(name, "silen")
			go func() {
				time.Sleep(50 * time.Millisecond)
				for i := 0; silent && i < connections; i++ {
					<-reached
				}
				cancel()
			}()
			m, err := Run(ctx, tt.o, nil)
			if err != nil {
				t.Fatal(err)
			}
			checkSums(t, m)
			if !m.Stopped || !warns(m, codeStopped) {
				t.Errorf("got stopped %v and warnings %q, want one of that", m.Stopped, m.Warnings)
			}
			if silent && m.Classes[Cut] != connections {
				t.Errorf("got %v, want %d cut", m.Classes, connections)
			}
			// The server may not have closed its ends yet.
			for deadline := time.Now().Add(5 * time.Second); openDescriptors(t) > open && time.Now().Before(deadline); {
				time.Sleep(time.Millisecond)
			}
			if n := openDescriptors(t); n > open {
				t.Errorf("%d files are open after the load, %d were before the server, %d before the load", n, before, open)
			}
		})
	}
}

// Requests in flight at the end of a duration are waited for.
func TestDurationAwaitsAnswers(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			time.Sleep(600 * time.Millisecond)
			io.WriteString(c, okAnswer)
		}
	})
	m := mustRun(t, Options{URL: url, Duration: 300 * time.Millisecond, Connections: 3, KeepAlive: true})
	if m.OK != 3 || m.Classes[Cut] != 0 || m.Stopped {
		t.Errorf("got %v, stopped %v; want 3 2xx and not stopped", m.Classes, m.Stopped)
	}
}

// An open loop sees the stall of a server that a closed loop is blind to.
func TestOpenLoopSeesAStall(t *testing.T) {
	stall := func() script {
		var mu sync.Mutex
		n := 0
		return func(c *net.TCPConn, _ int) {
			for request(c) != "" {
				mu.Lock()
				if n++; n == 20 {
					time.Sleep(200 * time.Millisecond)
				}
				mu.Unlock()
				io.WriteString(c, okAnswer)
			}
		}
	}
	o := Options{URL: play(t, stall()), Requests: 200, Connections: 2, Rate: 500, KeepAlive: true}
	open := mustRun(t, o)
	// While the server stalls, 100 requests fall due: half of all wait, on average 100 ms.
	if open.OK != 200 || open.Latency.P90 < 100 {
		t.Errorf("open loop: got %d successes, p90 %v ms; want 200, and 100 ms or more", open.OK, open.Latency.P90)
	}
	if open.Service == nil || open.Lag == nil || open.Service.P90 >= open.Latency.P90 || open.Lag.Max < 100 {
		t.Errorf("open loop: got service %+v and lag %+v", open.Service, open.Lag)
	}
	if !warns(open, codeLateConnection) {
		t.Errorf("open loop: got warnings %q, want one of late sends", open.Warnings)
	}

	o.URL, o.Rate = play(t, stall()), 0
	if closed := mustRun(t, o); closed.Latency.Max < 200 || closed.Latency.P90 > 100 || closed.Service != nil {
		t.Errorf("closed loop: got %+v, want a maximum of 200 ms that p90 does not show", closed.Latency)
	}
}

// Requests that fall due and are never sent have a warning.
func TestUnsent(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		for request(c) != "" {
			time.Sleep(50 * time.Millisecond)
			io.WriteString(c, okAnswer)
		}
	})
	m := mustRun(t, Options{URL: url, Duration: 200 * time.Millisecond, Rate: 1000, Connections: 2, KeepAlive: true})
	if m.Requests+m.Unsent != 200 || m.Unsent < 100 {
		t.Errorf("got %d requests and %d unsent, want 200 together and most unsent", m.Requests, m.Unsent)
	}
	if !warns(m, codeUnsent) {
		t.Errorf("got warnings %q", m.Warnings)
	}
}

func TestTLS(t *testing.T) {
	var opened atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") }))
	s.Config.ErrorLog = discardLog
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.StartTLS()
	defer s.Close()

	m := mustRun(t, Options{URL: s.URL, Requests: 50, Connections: 2, KeepAlive: true, Request: Request{TLS: Security{Insecure: true}}})
	if m.OK != 50 || !m.KeepAlive || opened.Load() != 2 {
		t.Errorf("got %v (%v), keep-alive %v, %d connections; want 50 2xx on 2", m.Classes, m.Errors, m.KeepAlive, opened.Load())
	}
	if m.BytesIn < m.Answers.Bodies+1000 {
		t.Errorf("got %d bytes in, want those of TLS counted too", m.BytesIn)
	}
	if m = mustRun(t, Options{URL: s.URL, Requests: 5, Request: Request{TLS: Security{Insecure: true}}}); m.OK != 5 || m.Connections != 5 {
		t.Errorf("without keep-alive: got %v on %d connections", m.Classes, m.Connections)
	}
	if m = mustRun(t, Options{URL: s.URL, Requests: 5}); m.Classes[TLS] != 5 || !strings.Contains(m.Errors[TLS], "certificate") {
		t.Errorf("with an unknown certificate: got %v (%v), want 5 tls", m.Classes, m.Errors)
	}
	if m = mustRun(t, Options{URL: "https" + strings.TrimPrefix(play(t, answering("no")), "http"), Requests: 2, Timeout: time.Second}); m.Classes[TLS]+m.Classes[ConnectTime] != 2 {
		t.Errorf("without TLS there: got %v (%v), want 2 tls", m.Classes, m.Errors)
	}
}

func TestSteadyStateAllocatesNothing(t *testing.T) {
	wine.Skip(t, "even latencies: their histogram has so many values that encoding them is what allocates")
	url := play(t, func(c *net.TCPConn, _ int) {
		b := make([]byte, 4096)
		a := []byte(okAnswer)
		for {
			if _, err := c.Read(b); err != nil {
				return
			}
			c.Write(a)
		}
	})
	for _, path := range []string{"", "{n}/{random}?{uuid}"} {
		steady(t, url+path)
	}
}

// steady fails the test if more requests to a URL allocate more.
func steady(t *testing.T, url string) {
	allocated := func(n int64) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if m := mustRun(t, Options{URL: url, Requests: n, Connections: 4, KeepAlive: true}); m.OK != n {
			t.Fatalf("got %v, want %d 2xx", m.Classes, n)
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs
	}
	allocated(100)
	few, many := allocated(100), allocated(10_100)
	// The watchdog allocates a little while time passes, and the encoding of the
	// histogram for each latency that occurred, which are many on a busy machine.
	if many > few+5000 {
		t.Errorf("%s: got %d allocations for 10,000 more requests, want next to none", url, many-few)
	}
}

// holding answers the first request at once and the others when held is closed.
func holding(held <-chan struct{}) script {
	return func(c *net.TCPConn, _ int) {
		for n := 0; request(c) != ""; n++ {
			if n > 0 {
				<-held
			}
			io.WriteString(c, okAnswer)
		}
	}
}

func TestProgress(t *testing.T) {
	var seen []Progress
	held := make(chan struct{})
	m, err := Run(context.Background(), Options{URL: play(t, holding(held)), Requests: 3, KeepAlive: true}, func(p Progress) {
		if seen = append(seen, p); len(seen) == 2 {
			close(held)
		}
	})
	if err != nil || m.OK != 3 || len(seen) < 2 {
		t.Fatalf("got %d successes, %d reports and error %v, want 3 and 2", m.OK, len(seen), err)
	}
	if seen[0].OK != 1 || seen[0].Requests != 1 || seen[1].OK != 1 || seen[1].Elapsed <= seen[0].Elapsed {
		t.Errorf("got reports %+v of a load whose second request is held", seen)
	}
}

func TestInvalidOptionsAreNotRun(t *testing.T) {
	if _, err := Run(context.Background(), Options{}, nil); err == nil {
		t.Error("a load without a URL was run")
	}
}
