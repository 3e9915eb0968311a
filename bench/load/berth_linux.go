package load

import (
	"os"
	"syscall"
	"unsafe"
)

// berth is a place in Go's network poller where one socket after another is
// waited for: an epoll instance that is registered as if it were a socket, and
// that holds the worker's present one.
//
// Without keep-alive every request has a socket of its own. To make each known
// to the poller, as an os.File, costs allocations, a finalizer and four system
// calls; and closing a file tells the scheduler of a call that might block,
// which wakes its monitor thread when the program was idle: half as much again
// as the request itself. A berth costs one system call for each socket.
type berth struct {
	epoll uintptr
	file  *os.File // owns epoll
	link  rawLink  // made once, for all sockets
}

func newBerth() (*berth, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil { // else the poller would not take it
		syscall.Close(fd)
		return nil, os.NewSyscallError("fcntl", err)
	}
	b := &berth{epoll: uintptr(fd), file: os.NewFile(uintptr(fd), "epoll")}
	raw, err := b.file.SyscallConn()
	if err != nil {
		b.file.Close()
		return nil, err
	}
	b.link = rawLink{file: b.file, raw: raw, berth: b}
	b.link.stepper, b.link.flusher = b.link.step, b.link.flush
	return b, nil
}

// moor makes a socket the one that is waited for; the one before has been
// closed and has left by that. An interrupt of the one before reaches the new
// one; the worker knows such strays.
func (b *berth) moor(fd uintptr) (*rawLink, error) {
	if err := b.control(syscall.EPOLL_CTL_ADD, fd, syscall.EPOLLIN); err != nil {
		return nil, err
	}
	b.link.fd = fd
	return &b.link, nil
}

// wantRoom waits for room to write as well.
func (b *berth) wantRoom() error {
	return b.control(syscall.EPOLL_CTL_MOD, b.link.fd, syscall.EPOLLIN|syscall.EPOLLOUT)
}

func (b *berth) control(operation int, fd uintptr, events uint32) error {
	const edge = 1 << 31 // EPOLLET, which package syscall has as a negative number
	e := syscall.EpollEvent{Events: events | syscall.EPOLLRDHUP | edge}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_CTL, b.epoll, uintptr(operation), fd, uintptr(unsafe.Pointer(&e)), 0, 0); errno != 0 {
		return os.NewSyscallError("epoll_ctl", errno)
	}
	return nil
}

func (b *berth) close() { b.file.Close() }
