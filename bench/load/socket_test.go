//go:build unix

package load

import (
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// unixServer answers on a Unix socket.
func unixServer(t testing.TB, name string) {
	l, err := net.Listen("unix", name)
	if err != nil {
		t.Skip("no Unix sockets here: ", err)
	}
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "app.test" {
			t.Errorf("the server was asked for %s", r.Host)
		}
	}))
	s.Listener.Close()
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
}

func TestUnixSocket(t *testing.T) {
	names := []string{filepath.Join(t.TempDir(), "app.sock")}
	if runtime.GOOS == "linux" {
		names = append(names, "@perihelion-"+filepath.Base(t.TempDir())+"-"+time.Now().Format("150405.000000"))
	}
	for _, name := range names {
		unixServer(t, name)
		for _, keep := range []bool{true, false} {
			m := mustRun(t, Options{URL: "http://app.test/", Connect: "unix:" + name, Requests: 100, Connections: 4, KeepAlive: keep})
			if m.OK != 100 || m.KeepAlive != keep {
				t.Errorf("%s, keep-alive %v: got %v (%v), used again %v", name, keep, m.Classes, m.Errors, m.KeepAlive)
			}
		}
	}
}

func TestUnixSocketThatDoesNotAnswer(t *testing.T) {
	dead := filepath.Join(t.TempDir(), "dead.sock")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: dead})
	if err != nil {
		t.Skip("no Unix sockets here: ", err)
	}
	l.SetUnlinkOnClose(false)
	l.Close()
	full := filepath.Join(t.TempDir(), "full.sock")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(fd)
	if err := syscall.Bind(fd, &syscall.SockaddrUnix{Name: full}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Listen(fd, 0); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Class{
		filepath.Join(t.TempDir(), "none.sock"): Unreachable,
		dead:                                    Refused,
		full:                                    ConnectTime,
	} {
		m := mustRun(t, Options{URL: "http://app.test/", Connect: "unix:" + name, Requests: 5, Connections: 5, Timeout: 100 * time.Millisecond})
		// The queue of the full one takes a connection or two, which get no answer.
		if n := m.Classes[want]; n < 3 || n+m.Classes[Timeout] != 5 {
			t.Errorf("%s: got %v (%v), want %s", name, m.Classes, m.Errors, want)
		}
	}
}
