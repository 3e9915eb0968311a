//go:build unix

package load

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
)

// Everything passes through a Unix socket as it does through TCP, by path or name.
func TestUnixSocket(t *testing.T) {
	sockets := []string{filepath.Join(wine.TempDir(t), "app.sock")}
	if runtime.GOOS == "linux" {
		sockets = append(sockets, fmt.Sprintf("@perihelion-%d", time.Now().UnixNano()))
	}
	a := newAuthority(t)
	issued := a.issue(t, false, "app.test")
	for _, socket := range sockets {
		for _, o := range []Options{
			{URL: "http://app.test/", KeepAlive: true},
			{URL: "http://app.test/"},
			{URL: "https://app.test/", KeepAlive: true},
			{URL: "https://app.test/"},
			{URL: "https://app.test/", KeepAlive: true, Request: Request{HTTP2: true}},
		} {
			var seen atomic.Int64
			l, err := net.Listen("unix", socket)
			if err != nil {
				t.Fatal(err)
			}
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Host == "app.test" && (r.ProtoMajor == 2) == o.HTTP2 {
					seen.Add(1)
				}
				hello(w, r)
			}))
			s.Listener.Close()
			s.Listener, s.EnableHTTP2 = l, o.HTTP2
			if s.TLS = (&tls.Config{Certificates: []tls.Certificate{issued}}); o.URL[:5] == "https" {
				s.StartTLS()
				o.TLS.Authorities = a.file
			} else {
				s.Start()
			}
			o.Connect, o.Requests, o.Connections = "unix:"+socket, 20, 2
			m := mustRun(t, o)
			s.Close()
			// One of two may be done with all before the other has begun.
			if m.OK != 20 || seen.Load() != 20 || m.KeepAlive != o.KeepAlive || o.KeepAlive && m.Connections > 2 || !o.KeepAlive && m.Connections != 20 {
				t.Errorf("%s, %s, HTTP/2 %v, keep-alive %v: got %v (%v) on %d connections, used again %v, and the server saw %d; want 20 on no more than 2, or on 20",
					socket, o.URL, o.HTTP2, o.KeepAlive, m.Classes, m.Errors, m.Connections, m.KeepAlive, seen.Load())
			}
		}
	}
}

func TestUnixSocketThatIsNotThere(t *testing.T) {
	dead := filepath.Join(wine.TempDir(t), "dead.sock")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: dead})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	l.Close()
	for name, want := range map[string]Class{filepath.Join(wine.TempDir(t), "none.sock"): Unreachable, dead: Refused} {
		if m := mustRun(t, Options{URL: "http://app.test/", Request: Request{Connect: "unix:" + name}, Requests: 5, Connections: 5}); m.Classes[want] != 5 {
			t.Errorf("%s: got %v (%v), want 5 %s", name, m.Classes, m.Errors, want)
		}
	}
}

// crowded returns a Unix socket with a full queue: the kernel refuses every connection
// at once.
func crowded(t testing.TB) (path string, fd int) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("what a full queue does is known of Linux only")
	}
	path = filepath.Join(wine.TempDir(t), "crowded.sock")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	t.Cleanup(func() { syscall.Close(fd) })
	if err := syscall.Bind(fd, &syscall.SockaddrUnix{Name: path}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Listen(fd, 0); err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("unix", path) // the one that it has room for
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return path, fd
}

// Whichever way a request goes, it waits for a place in the queue as long as it
// has time.
func TestUnixSocketIsWaitedFor(t *testing.T) {
	for name, o := range map[string]Options{
		"plain":  {URL: "http://app.test/"},
		"TLS":    {URL: "https://app.test/", Request: Request{TLS: Security{Insecure: true}}},
		"HTTP/2": {URL: "http://app.test/", Request: Request{HTTP2: true}},
	} {
		path, _ := crowded(t)
		o.Connect, o.Requests, o.Connections, o.Timeout = "unix:"+path, 5, 5, 300*time.Millisecond
		m := mustRun(t, o)
		if m.Classes[ConnectTime] != 5 {
			t.Errorf("%s: got %v (%v), want 5 connect-timeout", name, m.Classes, m.Errors)
		}
		if m.Seconds < 0.3 {
			t.Errorf("%s: gave up after %v s, want the whole 0.3", name, m.Seconds)
		}
	}
}

// A server that comes round to accepting gets all requests.
func TestUnixSocketQueueDrains(t *testing.T) {
	for _, http2 := range []bool{false, true} {
		path, fd := crowded(t)
		accepted := make(chan error, 1)
		go func() {
			time.Sleep(100 * time.Millisecond)
			accepted <- syscall.Listen(fd, 100) // more room
		}()
		closed := make(chan struct{})
		s := httptest.NewUnstartedServer(http.HandlerFunc(hello))
		go func() {
			defer close(closed)
			if <-accepted == nil {
				s.Listener.Close()
				s.Listener = listenerOf(t, fd)
				s.Config.Protocols = new(http.Protocols)
				s.Config.Protocols.SetUnencryptedHTTP2(http2)
				s.Config.Protocols.SetHTTP1(!http2)
				s.Start()
			}
		}()
		m := mustRun(t, Options{URL: "http://app.test/", Request: Request{Connect: "unix:" + path, HTTP2: http2}, Requests: 40, Connections: 10, Timeout: 20 * time.Second})
		<-closed
		s.Close()
		if m.OK != 40 || m.Connections != 40 {
			t.Errorf("HTTP/2 %v: got %v (%v) on %d connections, want 40 2xx on 40", http2, m.Classes, m.Errors, m.Connections)
		}
	}
}

// listenerOf is a listener on a socket; it has a descriptor of its own.
func listenerOf(t testing.TB, fd int) net.Listener {
	own, err := syscall.Dup(fd)
	if err != nil {
		t.Error(err)
	}
	f := os.NewFile(uintptr(own), "socket")
	defer f.Close()
	l, err := net.FileListener(f)
	if err != nil {
		t.Error(err)
	}
	return l
}
