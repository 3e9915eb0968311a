package responder

import (
	"bytes"
	"os"
	"slices"

	"golang.org/x/sys/unix"
)

// client is the other end of a connection.
type client struct {
	connState
	unsent  []byte // answers that found no room; until they are sent nothing is read
	last    bool   // the connection ends when that has been sent
	open    bool
	watched bool // by epoll
}

// accept accepts a client. If there are more, the listener has another event.
func (l *loop) accept() error {
	fd, errno := accept(l.listener)
	switch errno {
	case 0:
	case unix.EAGAIN, unix.EINTR, unix.ECONNABORTED:
		return nil
	default:
		return os.NewSyscallError("accept", errno)
	}
	if fd >= len(l.clients) {
		l.clients = slices.Grow(l.clients, fd+1-len(l.clients))[:fd+1]
	}
	l.clients[fd].open = true
	// The client's first bytes have often come with it, and may be all.
	if err := l.receive(fd); err != nil {
		return err
	}
	if c := &l.clients[fd]; c.open && !c.watched {
		return l.want(fd, unix.EPOLLIN)
	}
	return nil
}

// handle does the next step for a client.
func (l *loop) handle(fd int) error {
	if len(l.clients[fd].unsent) > 0 {
		return l.flush(fd)
	}
	return l.receive(fd)
}

// receive reads once and answers.
func (l *loop) receive(fd int) error {
	n, errno := read(fd, l.in)
	switch {
	case errno == unix.EAGAIN, errno == unix.EINTR:
		return nil
	case errno != 0, n == 0:
		l.drop(fd)
		return nil
	}
	c, sent := &l.clients[fd], l.in[:n]
	whole := c.idle()
	if whole && bytes.Equal(sent, l.request) {
		return l.send(fd, l.answer, l.last)
	}
	out, answers, wrong := c.read(sent, l.out[:0])
	l.out = out
	last := wrong != nil || c.done()
	if whole && answers == 1 && c.idle() && wrong == nil {
		l.request = append(l.request[:0], sent...)
		l.answer = append(l.answer[:0], out...)
		l.last = last
	}
	return l.send(fd, out, last)
}

// send writes answers, and keeps bytes that find no room. The connection ends with
// the last answer.
func (l *loop) send(fd int, b []byte, last bool) error {
	if len(b) > 0 {
		n, errno := write(fd, b)
		switch {
		case errno == 0:
			b = b[n:]
		case errno != unix.EAGAIN && errno != unix.EINTR:
			b, last = nil, true
		}
	}
	switch {
	case len(b) > 0:
		c := &l.clients[fd]
		c.unsent, c.last = append(c.unsent, b...), last
		return l.want(fd, unix.EPOLLOUT)
	case last:
		l.drop(fd)
	}
	return nil
}

// flush writes the bytes that had found no room, and then waits for requests again.
func (l *loop) flush(fd int) error {
	c := &l.clients[fd]
	n, errno := write(fd, c.unsent)
	switch {
	case errno == unix.EAGAIN, errno == unix.EINTR:
		return nil
	case errno != 0:
		l.drop(fd)
		return nil
	}
	c.unsent = append(c.unsent[:0], c.unsent[n:]...)
	switch {
	case len(c.unsent) > 0:
		return nil
	case c.last:
		l.drop(fd)
		return nil
	}
	return l.want(fd, unix.EPOLLIN)
}

// want waits for a client to send something (EPOLLIN) or to have room (EPOLLOUT).
func (l *loop) want(fd int, events uint32) error {
	operation := unix.EPOLL_CTL_ADD
	if c := &l.clients[fd]; c.watched {
		operation = unix.EPOLL_CTL_MOD
	} else {
		c.watched = true
	}
	return l.watch(operation, fd, events)
}

// drop closes a connection.
func (l *loop) drop(fd int) {
	closeSocket(fd)
	l.clients[fd] = client{}
}
