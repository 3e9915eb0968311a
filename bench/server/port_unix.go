//go:build unix

package server

import (
	"context"
	"fmt"
	"net"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// holdPort binds an address, which may leave the port to the system, without
// listening on it.
func holdPort(addr string) (boundPort, error) {
	a, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, err
	}
	// With SO_REUSEPORT a port that another prefork server holds would be shared
	// with it, and one of the two would answer for the other.
	if a.Port != 0 {
		l, err := net.ListenTCP("tcp", a)
		if err != nil {
			return nil, err
		}
		l.Close()
	}
	fd, err := bindShared(a)
	if err != nil {
		return nil, fmt.Errorf("bind %s: %w", addr, err)
	}
	name, err := unix.Getsockname(fd)
	if err != nil {
		unix.Close(fd)
		return nil, os.NewSyscallError("getsockname", err)
	}
	switch name := name.(type) {
	case *unix.SockaddrInet4:
		a.Port = name.Port
	case *unix.SockaddrInet6:
		a.Port = name.Port
	}
	return &heldPort{fd, a}, nil
}

// bindShared returns a bound socket that does not keep others from the port.
func bindShared(a *net.TCPAddr) (fd int, err error) {
	family, to := unix.AF_INET6, unix.Sockaddr(&unix.SockaddrInet6{Port: a.Port})
	if ip := a.IP.To4(); ip != nil {
		family, to = unix.AF_INET, &unix.SockaddrInet4{Port: a.Port, Addr: [4]byte(ip)}
	} else if a.IP != nil {
		to = &unix.SockaddrInet6{Port: a.Port, Addr: [16]byte(a.IP.To16())}
	}
	syscall.ForkLock.RLock() // no child inherits the socket
	fd, err = unix.Socket(family, unix.SOCK_STREAM, 0)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return 0, os.NewSyscallError("socket", err)
	}
	if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEPORT, 1); err != nil {
		unix.Close(fd)
		return 0, os.NewSyscallError("setsockopt", err)
	}
	if a.IP == nil {
		unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 0)
	}
	if err := unix.Bind(fd, to); err != nil {
		unix.Close(fd)
		return 0, os.NewSyscallError("bind", err)
	}
	return fd, nil
}

type heldPort struct {
	fd   int
	addr *net.TCPAddr
}

func (h *heldPort) Addr() net.Addr { return h.addr }
func (h *heldPort) Close() error   { return unix.Close(h.fd) }

// listenShared listens on an address that other processes listen on too.
func listenShared(ctx context.Context, addr string) (net.Listener, error) {
	config := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		var err error
		if fault := c.Control(func(fd uintptr) {
			err = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1)
		}); fault != nil {
			return fault
		}
		return err
	}}
	return config.Listen(ctx, "tcp", addr)
}
