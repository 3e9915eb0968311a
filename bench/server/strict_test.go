package server

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"perihelion/assets/field"
	"perihelion/bench/server/api"
)

// A request with a doubtful end is the last of its connection, and what
// follows it is not answered.
func TestChunkedRequestIsTheLast(t *testing.T) {
	for _, c := range everyConfig() {
		s := start(t, Options{Config: c})
		for name, lines := range map[string]string{
			"both":    "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
			"chunked": "Transfer-Encoding: chunked\r\n",
		} {
			w := dial(t, s.URL())
			io.WriteString(w, "POST /planets/mars HTTP/1.1\r\nHost: test\r\n"+lines+"\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: test\r\n\r\n")
			r, _ := w.receive("POST")
			if r.StatusCode != http.StatusMethodNotAllowed || !r.Close {
				t.Errorf("%v, %s: %s, close %t, want 405 and the end", c, name, r.Status, r.Close)
			}
			if !w.closed() {
				t.Errorf("%v, %s: the connection is open", c, name)
			}
		}
	}
}

// Every server refuses a request that HTTP/1.1 does not allow, with one status, and ends
// the connection.
func TestMalformedRequestsAreRefused(t *testing.T) {
	for _, c := range everyConfig() {
		s := start(t, Options{Config: c})
		for _, test := range []struct {
			request string
			status  int
		}{
			{"GET /healthz HTTP/1.1\r\nHost: test\r\nX Y: b\r\n\r\n", http.StatusBadRequest},
			{"GET /healthz HTTP/1.1\r\nHost: test\r\nX : b\r\n\r\n", http.StatusBadRequest},
			{"GET /healthz HTTP/2.0\r\nHost: test\r\n\r\n", http.StatusHTTPVersionNotSupported},
			{"GET /healthz HTTP/1.1\r\nHost: test\r\nExpect: wonders\r\n\r\n", http.StatusExpectationFailed},
			{"GET /healthz HTTP/1.1\r\nHost: test\r\nexpect: 100-continue\r\nContent-Length: 0\r\n\r\n", http.StatusOK},
			{"GET /healthz HTTP/1.0\r\n\r\n", http.StatusOK},
		} {
			w := dial(t, s.URL())
			io.WriteString(w, test.request)
			r, err := http.ReadResponse(w.r, nil)
			if err == nil && r.StatusCode == http.StatusContinue {
				r, err = http.ReadResponse(w.r, nil)
			}
			if err != nil {
				t.Errorf("%v, %q: %v", c, test.request, err)
				continue
			}
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
			if r.StatusCode != test.status {
				t.Errorf("%v, %q: %s, want %d", c, test.request, r.Status, test.status)
			}
			if test.status != http.StatusOK && !w.closed() {
				t.Errorf("%v, %q: the connection is open", c, test.request)
			}
			w.Close()
		}
	}
}

// poor is a listener that has no files left for a while.
type poor struct {
	net.Listener
	left atomic.Int64 // failures to come
}

func (p *poor) Accept() (net.Conn, error) {
	if p.left.Add(-1) >= 0 {
		return nil, &net.OpError{Op: "accept", Net: "tcp", Err: os.NewSyscallError("accept4", syscall.EMFILE)}
	}
	return p.Listener.Accept()
}

// A server that runs out of files goes on when there are some again.
func TestServersSurviveAShortageOfFiles(t *testing.T) {
	for config, serve := range map[string]architecture{
		"one-at-a-time": serveOneAtATime, "threads:2": serveThreads, "goroutines": serveGoroutines, "fasthttp": serveFast,
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		short := &poor{Listener: l}
		short.left.Store(5)
		ctx, cancel := context.WithCancel(t.Context())
		work, cut := context.WithCancel(t.Context())
		ended := make(chan error)
		ok := func(_ context.Context, _, _, _ string) api.Response {
			return api.Response{Status: http.StatusOK, ContentType: "text/plain", Body: []byte("ok")}
		}
		s := service{answer: ok, workers: 2, life: work}
		go func() { ended <- serve(ctx, short, s, func() {}) }()
		w := dial(t, "http://"+l.Addr().String())
		w.send("GET", "/", "HTTP/1.1")
		if r, body := w.receive("GET"); r.StatusCode != 200 || body != "ok" {
			t.Errorf("%s: %s %s", config, r.Status, body)
		}
		short.left.Store(1 << 40)
		cancel() // also in the middle of such a time
		if err := <-ended; err != nil {
			t.Errorf("%s: %v", config, err)
		}
		cut()
	}
}

func TestAddressIsValidated(t *testing.T) {
	for addr, good := range map[string]bool{
		"127.0.0.1:0": true, "127.0.0.1:65535": true, "[::1]:80": true, "localhost:http": true, ":8080": true, "127.0.0.1:": true,
		"127.0.0.1:65536": false, "127.0.0.1:99999": false, "127.0.0.1:-1": false, "127.0.0.1": false, "unix:/x": false, "/x": false,
	} {
		err := Options{Config: Config{Name: Goroutines}, Addr: addr}.Validate()
		var wrong *field.Error
		if good != (err == nil) || !good && (!errors.As(err, &wrong) || wrong.Field != "addr" || !strings.Contains(err.Error(), "from 0 to 65535")) {
			t.Errorf("%s: %v, want good %t", addr, err, good)
		}
	}
}

// Without a loopback the start fails at once.
func TestNoLoopbackIsNotWaitedFor(t *testing.T) {
	p := proof{url: "http://127.0.0.1:1", probe: answers("/")}
	unreachable := &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)}
	err := p.repeat(t.Context(), nil, func() error { return unreachable })
	if err == nil || !strings.Contains(err.Error(), "this machine has no loopback") {
		t.Errorf("%v", err)
	}
}
