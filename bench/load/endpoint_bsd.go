//go:build darwin || freebsd

package load

import (
	"errors"
	"os"
	"syscall"
)

// endpoint is an address in the form that the system wants, made once.
type endpoint struct {
	family  int
	address syscall.Sockaddr
}

func newEndpoint(to peer) (*endpoint, error) {
	if to.socket != "" {
		return &endpoint{syscall.AF_UNIX, &syscall.SockaddrUnix{Name: to.socket}}, nil
	}
	ip, port := to.address.Addr().Unmap(), int(to.address.Port())
	if ip.Is4() {
		return &endpoint{syscall.AF_INET, &syscall.SockaddrInet4{Port: port, Addr: ip.As4()}}, nil
	}
	zone, err := zoneNumber(ip.Zone())
	return &endpoint{syscall.AF_INET6, &syscall.SockaddrInet6{Port: port, Addr: ip.As16(), ZoneId: zone}}, err
}

// isTCP reports whether the options of TCP apply.
func (e *endpoint) isTCP() bool { return e.family != syscall.AF_UNIX }

// connect opens a socket that does not block and begins to connect it.
func (e *endpoint) connect() (fd int, err error) {
	syscall.ForkLock.RLock()
	fd, err = syscall.Socket(e.family, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return -1, os.NewSyscallError("socket", err)
	}
	if err = syscall.SetNonblock(fd, true); err == nil {
		err = syscall.Connect(fd, e.address)
	}
	if err != nil && err != syscall.EINPROGRESS && err != syscall.EINTR {
		syscall.Close(fd)
		return -1, os.NewSyscallError("connect", err)
	}
	return fd, nil
}

func rawRead(fd uintptr, b []byte) (int, syscall.Errno) {
	n, err := syscall.Read(int(fd), b)
	return n, number(err)
}

func rawWrite(fd uintptr, b []byte) (int, syscall.Errno) {
	n, err := syscall.Write(int(fd), b)
	return n, number(err)
}

func number(err error) syscall.Errno {
	var errno syscall.Errno
	errors.As(err, &errno)
	return errno
}

func rawClose(fd uintptr) { syscall.Close(int(fd)) }
