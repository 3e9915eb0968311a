//go:build linux

package load

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// crowded is a Unix socket whose queue is full: the kernel turns everybody away at
// once.
func crowded(t testing.TB) (path string, fd int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "crowded.sock")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
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
		"TLS":    {URL: "https://app.test/", TLS: Security{Insecure: true}},
		"HTTP/2": {URL: "http://app.test/", HTTP2: true},
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
		m := mustRun(t, Options{URL: "http://app.test/", Connect: "unix:" + path, HTTP2: http2, Requests: 40, Connections: 10, Timeout: 20 * time.Second})
		<-closed
		s.Close()
		if m.OK != 40 || m.Connections != 40 {
			t.Errorf("HTTP/2 %v: got %v (%v) on %d connections, want 40 2xx on 40", http2, m.Classes, m.Errors, m.Connections)
		}
	}
}

// listenerOf is what listens on a socket; it has a descriptor of its own.
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

// TLS and HTTP/2 pass through a Unix socket as HTTP/1.1 does, path or name.
func TestUnixSocketSecured(t *testing.T) {
	a := newAuthority(t)
	for _, socket := range []string{filepath.Join(t.TempDir(), "app.sock"), fmt.Sprintf("@perihelion-%d", time.Now().UnixNano())} {
		for _, http2 := range []bool{false, true} {
			var seen atomic.Int64
			l, err := net.Listen("unix", socket)
			if err != nil {
				t.Fatal(err)
			}
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Host == "app.test" && (r.ProtoMajor == 2) == http2 {
					seen.Add(1)
				}
				hello(w, r)
			}))
			s.Listener.Close()
			s.Listener, s.EnableHTTP2 = l, http2
			s.TLS = &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "app.test")}}
			s.StartTLS()
			m := mustRun(t, Options{URL: "https://app.test/", Connect: "unix:" + socket, HTTP2: http2, KeepAlive: true, Requests: 20, Connections: 2, TLS: Security{Authorities: a.file}})
			s.Close()
			if m.OK != 20 || seen.Load() != 20 || m.Connections != 2 {
				t.Errorf("%s, HTTP/2 %v: got %v (%v) on %d connections, the server saw %d", socket, http2, m.Classes, m.Errors, m.Connections, seen.Load())
			}
		}
	}
}

// The zone of an address says which way it is reached, and goes no further: not
// into the Host header, nor into the name that a certificate has to hold.
func TestZone(t *testing.T) {
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here: ", err)
	}
	a := newAuthority(t)
	hosts := make(chan string, 100)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hosts <- r.Host
		io.WriteString(w, "hello")
	}))
	s.Listener.Close()
	s.Listener, s.TLS, s.Config.ErrorLog = l, &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "::1")}}, discardLog
	s.StartTLS()
	defer s.Close()
	m := mustRun(t, Options{URL: strings.Replace(s.URL, "::1", "::1%25lo", 1), Requests: 3, TLS: Security{Authorities: a.file}})
	if m.OK != 3 {
		t.Fatalf("got %v (%v), want 3 2xx", m.Classes, m.Errors)
	}
	if host := <-hosts; host != l.Addr().String() {
		t.Errorf("the server was asked for %s, want %s", host, l.Addr())
	}
}
