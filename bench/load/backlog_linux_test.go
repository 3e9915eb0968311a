package load

import (
	"fmt"
	"syscall"
	"testing"
	"time"
)

// A server that accepts nothing: the kernel completes the few connections that
// its queue has room for, and lets the others wait.
func TestConnectTimeout(t *testing.T) {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(fd)
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Listen(fd, 1); err != nil {
		t.Fatal(err)
	}
	at, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	url := fmt.Sprintf("http://127.0.0.1:%d/", at.(*syscall.SockaddrInet4).Port)
	m := mustRun(t, Options{URL: url, Requests: 10, Connections: 10, Timeout: 100 * time.Millisecond})
	if m.Classes[ConnectTime] < 5 || m.Classes[ConnectTime]+m.Classes[Timeout] != 10 {
		t.Errorf("got %v (%v), want some timeouts and mostly connect timeouts, 10 in all", m.Classes, m.Errors)
	}
}
