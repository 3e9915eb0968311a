package responder

import (
	"context"
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// loop answers all connections. It waits level-triggered: bytes that one read leaves
// are another event.
type loop struct {
	epoll, listener int
	wakeup          int // an eventfd: readable when the loop is to end
	events          []unix.EpollEvent
	clients         []client // by file descriptor
	in, out         []byte   // the bytes of one client, and their answers

	// The last read that held exactly one request, and its answer. A load generator sends
	// the same again and again.
	request, answer []byte
	last            bool // of its connection
}

func (r *Responder) serve(ctx context.Context) error {
	l, err := newLoop(r.listener)
	if err != nil {
		return err
	}
	defer l.close()
	rung := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(rung)
		// It cannot fail: the counter is far from its end.
		_, _ = unix.Write(l.wakeup, []byte{1, 0, 0, 0, 0, 0, 0, 0})
	})
	defer func() {
		if !stop() {
			<-rung
		}
	}()
	return l.run()
}

func newLoop(listener *net.TCPListener) (_ *loop, err error) {
	l := &loop{epoll: -1, wakeup: -1, events: make([]unix.EpollEvent, 256), in: make([]byte, maxHead)}
	if l.listener, err = detach(listener); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			l.close()
		}
	}()
	if l.epoll, err = unix.EpollCreate1(unix.EPOLL_CLOEXEC); err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	if l.wakeup, err = unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK); err != nil {
		return nil, os.NewSyscallError("eventfd", err)
	}
	for _, fd := range []int{l.listener, l.wakeup} {
		if err := l.watch(unix.EPOLL_CTL_ADD, fd, unix.EPOLLIN); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// close closes everything that is open.
func (l *loop) close() {
	for fd := range l.clients {
		if l.clients[fd].open {
			closeSocket(fd)
		}
	}
	for _, fd := range []int{l.listener, l.epoll, l.wakeup} {
		if fd >= 0 {
			closeSocket(fd)
		}
	}
}

func (l *loop) watch(operation, fd int, events uint32) error {
	e := unix.EpollEvent{Events: events, Fd: int32(fd)}
	return os.NewSyscallError("epoll_ctl", unix.EpollCtl(l.epoll, operation, fd, &e))
}

// run answers until the wakeup descriptor is readable.
func (l *loop) run() error {
	for {
		n, errno := wait(l.epoll, l.events)
		if errno != 0 {
			return os.NewSyscallError("epoll_wait", errno)
		}
		for _, e := range l.events[:n] {
			var err error
			switch fd := int(e.Fd); fd {
			case l.wakeup:
				return nil
			case l.listener:
				err = l.accept()
			default:
				err = l.handle(fd)
			}
			if err != nil {
				return err
			}
		}
	}
}
