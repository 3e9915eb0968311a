package load

import (
	"encoding/binary"
	"os"
	"syscall"
	"unsafe"
)

// endpoint is an address in the form that the kernel wants, made once.
//
// Sockets are used past the scheduler here, since none of these calls waits for
// anything. Some take a little longer, because the kernel runs the other end's work
// in them. The scheduler would take that for waiting and wake threads to fill in,
// twenty microseconds at a time.
type endpoint struct {
	raw  syscall.RawSockaddrAny
	size uintptr
}

func newEndpoint(to peer) (*endpoint, error) {
	e := new(endpoint)
	if to.socket != "" {
		e.unix(to.socket)
		return e, nil
	}
	ip := to.address.Addr().Unmap()
	zone, err := zoneNumber(ip.Zone())
	if err != nil {
		return nil, err
	}
	var port *uint16
	if ip.Is4() {
		a := (*syscall.RawSockaddrInet4)(unsafe.Pointer(&e.raw))
		a.Family, a.Addr, port = syscall.AF_INET, ip.As4(), &a.Port
		e.size = syscall.SizeofSockaddrInet4
	} else {
		a := (*syscall.RawSockaddrInet6)(unsafe.Pointer(&e.raw))
		a.Family, a.Addr, a.Scope_id, port = syscall.AF_INET6, ip.As16(), zone, &a.Port
		e.size = syscall.SizeofSockaddrInet6
	}
	binary.BigEndian.PutUint16((*[2]byte)(unsafe.Pointer(port))[:], to.address.Port())
	return e, nil
}

// unix makes e the address of a Unix socket; one that begins with @ is in the
// abstract namespace, where it begins with a zero and has none at its end
// (unix(7)).
func (e *endpoint) unix(path string) {
	a := (*syscall.RawSockaddrUnix)(unsafe.Pointer(&e.raw))
	a.Family = syscall.AF_UNIX
	for i := range len(path) {
		a.Path[i] = int8(path[i])
	}
	e.size = unsafe.Offsetof(a.Path) + uintptr(len(path)) + 1
	if path[0] == '@' {
		a.Path[0] = 0
		e.size--
	}
}

// isTCP reports whether the options of TCP apply.
func (e *endpoint) isTCP() bool { return e.raw.Addr.Family != syscall.AF_UNIX }

// connect opens a socket that does not block and begins to connect it.
func (e *endpoint) connect() (fd int, err error) {
	s, _, errno := syscall.RawSyscall(syscall.SYS_SOCKET, uintptr(e.raw.Addr.Family), syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, 0)
	if errno != 0 {
		return -1, os.NewSyscallError("socket", errno)
	}
	_, _, errno = syscall.RawSyscall(syscall.SYS_CONNECT, s, uintptr(unsafe.Pointer(&e.raw)), e.size)
	if errno != 0 && errno != syscall.EINPROGRESS && errno != syscall.EINTR {
		syscall.Close(int(s))
		return -1, os.NewSyscallError("connect", errno)
	}
	return int(s), nil
}

// The calls for sockets read and write faster than the calls for files: they leave
// out a layer that costs some fifty nanoseconds.

func rawRead(fd uintptr, b []byte) (int, syscall.Errno) {
	n, _, errno := syscall.RawSyscall6(syscall.SYS_RECVFROM, fd, uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), 0, 0, 0)
	return int(n), errno
}

func rawWrite(fd uintptr, b []byte) (int, syscall.Errno) {
	n, _, errno := syscall.RawSyscall6(syscall.SYS_SENDTO, fd, uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), syscall.MSG_NOSIGNAL, 0, 0)
	return int(n), errno
}

func rawClose(fd uintptr) { syscall.RawSyscall(syscall.SYS_CLOSE, fd, 0, 0) }
