package load

import (
	"encoding/binary"
	"net/netip"
	"os"
	"syscall"
	"unsafe"
)

// endpoint is an address in the form that the kernel wants, made once.
//
// Sockets are used past the scheduler here: none of these calls waits for
// anything. Told of each, the scheduler would think that those which take a
// little longer, because the kernel runs the other end's work in them, wait; it
// would wake threads to fill in, twenty microseconds at a time.
type endpoint struct {
	family int
	raw    syscall.RawSockaddrAny
	size   uintptr
}

func newEndpoint(to netip.AddrPort) (*endpoint, error) {
	ip := to.Addr().Unmap()
	zone, err := zoneNumber(ip.Zone())
	if err != nil {
		return nil, err
	}
	e := new(endpoint)
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
	e.family = int(e.raw.Addr.Family)
	binary.BigEndian.PutUint16((*[2]byte)(unsafe.Pointer(port))[:], to.Port())
	return e, nil
}

// connect opens a socket that does not block and begins to connect it.
func (e *endpoint) connect() (fd int, err error) {
	s, _, errno := syscall.RawSyscall(syscall.SYS_SOCKET, uintptr(e.family), syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, 0)
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

func rawRead(fd uintptr, b []byte) (int, syscall.Errno) {
	n, _, errno := syscall.RawSyscall(syscall.SYS_READ, fd, uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
	return int(n), errno
}

func rawWrite(fd uintptr, b []byte) (int, syscall.Errno) {
	n, _, errno := syscall.RawSyscall(syscall.SYS_WRITE, fd, uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
	return int(n), errno
}

func rawClose(fd uintptr) { syscall.RawSyscall(syscall.SYS_CLOSE, fd, 0, 0) }
