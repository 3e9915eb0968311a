package responder

import (
	"net"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// detach takes a listening socket away from Go's network poller, which would
// wake a thread for each client that comes, and registers nothing in its place.
func detach(l *net.TCPListener) (fd int, err error) {
	defer l.Close()
	raw, err := l.SyscallConn()
	if err != nil {
		return -1, err
	}
	if refused := raw.Control(func(of uintptr) {
		fd, err = unix.FcntlInt(of, unix.F_DUPFD_CLOEXEC, 0)
	}); refused != nil {
		return -1, refused
	}
	if err != nil {
		return -1, os.NewSyscallError("fcntl", err)
	}
	// The connections inherit it. An answer must not wait until the client has
	// acknowledged the one before.
	if err := unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1); err != nil {
		unix.Close(fd)
		return -1, os.NewSyscallError("setsockopt", err)
	}
	return fd, nil
}

// wait waits for events and returns how many there are. Under load the next ones
// come within a millisecond, and the scheduler does not see the wait: it would wake its
// monitor thread, which costs as much as some answers. After that it does, so that an
// idle responder leaves its processor to others.
func wait(epoll int, events []unix.EpollEvent) (int, unix.Errno) {
	const forever = ^uintptr(0)
	n, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(epoll), uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), 1, 0, 0)
	if n == 0 {
		n, _, errno = unix.Syscall6(unix.SYS_EPOLL_PWAIT, uintptr(epoll), uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), forever, 0, 0)
	}
	if errno == unix.EINTR {
		return 0, 0
	}
	return int(n), errno
}

// The calls below do not wait, so the scheduler does not see them either.

func accept(listener int) (fd int, errno unix.Errno) {
	r, _, errno := unix.RawSyscall6(unix.SYS_ACCEPT4, uintptr(listener), 0, 0, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
	return int(r), errno
}

func read(fd int, b []byte) (int, unix.Errno) {
	n, _, errno := unix.RawSyscall(unix.SYS_READ, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
	return int(n), errno
}

func write(fd int, b []byte) (int, unix.Errno) {
	n, _, errno := unix.RawSyscall(unix.SYS_WRITE, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
	return int(n), errno
}

func closeSocket(fd int) { unix.RawSyscall(unix.SYS_CLOSE, uintptr(fd), 0, 0) }
