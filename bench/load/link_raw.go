//go:build linux || darwin || freebsd

package load

import (
	"cmp"
	"os"
	"syscall"
)

// socket is a plain connection, TCP or Unix, on the hot path: two system calls a
// request. Its owner learns of each event and calls step, which reads everything that
// has come and, when the answer is complete, sends the next request. The usual Write
// and Read of net.Conn would try to read once before they wait, in vain each time.
//
// Each event is reported once. Before step returns false it has therefore either
// read until nothing was left, or written after the last read, so that the answer
// is an event still to come. One case is missed: a server that answers and closes its
// half of the connection in the same moment, and keeps listening. Its end was reported
// with its answer and never will be again. So the watchdog probes connections that
// have waited for long, and step looks once more.
type socket struct {
	fd uintptr

	// The rest belongs to the goroutine that serves the connection.
	w            *worker
	err          error
	written      int64 // bytes, since it was opened
	blocked      bool  // the request did not fit into the socket's buffer, or there is no connection yet
	idle         bool  // look before sending: the server may have closed meanwhile
	serverClosed bool  // the server has closed it; bytes that it sent before may still be there to read
}

// begin makes the socket that of another connection.
func (l *socket) begin(fd uintptr) {
	l.fd, l.written = fd, 0
	l.blocked, l.idle, l.serverClosed = false, false, false
}

// smallRequest fits into one packet. The packets of a larger one must not wait
// for the server to acknowledge the first.
const smallRequest = 1 << 10

// dial opens a socket for requests of a size and begins to connect it; the first
// request waits for the connection.
func (e *endpoint) dial(requestSize int) (fd int, err error) {
	fd, err = e.connect()
	if err != nil || requestSize <= smallRequest || !e.isTCP() {
		return fd, err
	}
	if err := syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1); err != nil {
		syscall.Close(fd)
		return -1, os.NewSyscallError("setsockopt", err)
	}
	return fd, nil
}

// rawLink is a socket that its worker waits for by itself. All requests of a
// connection pass through one call of syscall.RawConn.Read: it calls step, and
// parks the goroutine in Go's network poller where step returns false.
type rawLink struct {
	socket
	file    *os.File // known to the poller
	raw     syscall.RawConn
	stepper func(fd uintptr) bool
	flusher func(fd uintptr) bool
}

func dialRaw(to *endpoint, requestSize int) (*rawLink, error) {
	fd, err := to.dial(requestSize)
	if err != nil {
		return nil, err
	}
	l := &rawLink{file: os.NewFile(uintptr(fd), "socket")}
	l.begin(uintptr(fd))
	l.stepper = func(uintptr) bool { return l.step() }
	l.flusher = func(uintptr) bool { return l.flush() }
	if l.raw, err = l.file.SyscallConn(); err != nil {
		l.file.Close()
		return nil, err
	}
	return l, nil
}

func (l *rawLink) interrupt() { l.file.SetDeadline(pastDeadline) }
func (l *rawLink) probe()     { l.file.SetReadDeadline(pastDeadline) }
func (l *rawLink) resume()    { l.file.SetDeadline(noDeadline) }
func (l *rawLink) close()     { l.file.Close() }

func (l *rawLink) serve(w *worker) error {
	l.w, l.err = w, nil
	l.idle = w.reused && !w.partlySent()
	for {
		l.blocked = false
		if err := cmp.Or(l.raw.Read(l.stepper), l.err); err != nil || !l.blocked {
			return err
		}
		if err := cmp.Or(l.raw.Write(l.flusher), l.err); err != nil {
			return err
		}
	}
}

// step sends and reads until it has to wait (false), or until the request cannot
// be sent at once or serving has ended (true).
func (l *socket) step() bool {
	w := l.w
	if l.idle {
		l.idle = false
		if l.err = l.stale(); l.err != nil {
			return true
		}
	}
	for {
		if w.unsent() {
			if l.serverClosed && w.reused && !w.partlySent() {
				l.err = errStale
				return true
			}
			if !l.send() {
				return true
			}
			if !w.broken {
				return false
			}
		}
		n, errno := rawRead(l.fd, w.Space(&w.answer))
		switch {
		case errno == syscall.EAGAIN:
			return false
		case errno == syscall.EINTR:
			continue
		case errno != 0:
			l.err = l.lost(errno)
			return true
		}
		w.passed.in += int64(n)
		if w.repeats(n) {
			if !w.noted() {
				return true
			}
			continue
		}
		if done, err := w.received(n); err != nil {
			l.err = l.lost(err)
			return true
		} else if done && !w.answered() {
			return true
		}
	}
}

// send writes the rest of the request and reports whether that was all.
func (l *socket) send() bool {
	w := l.w
	for {
		var before int64
		if w.stage == connecting {
			before = w.run.clock()
		}
		n, errno := rawWrite(l.fd, w.rest())
		switch {
		case errno == 0:
			if w.stage == connecting {
				w.connected(before)
			}
			w.passed.out += int64(n)
			l.written += int64(n)
			w.wrote(n)
			if !w.unsent() {
				return true
			}
		case errno == syscall.EINTR:
		case errno == syscall.EAGAIN, errno == syscall.ENOTCONN && w.stage == connecting:
			l.blocked = true
			return false
		case w.reused && !w.partlySent() && isAny(errno, resets):
			l.err = errStale
			return false
		case w.stage != connecting && isAny(errno, resets):
			// The server may have answered before it closed.
			w.stopSending()
			return true
		default:
			l.err = errno
			return false
		}
	}
}

// flush is send where there may be room now, or a connection; false: not yet.
func (l *socket) flush() bool {
	if l.w.stage == connecting {
		errno, err := syscall.GetsockoptInt(int(l.fd), syscall.SOL_SOCKET, syscall.SO_ERROR)
		if err == nil && errno != 0 {
			err = syscall.Errno(errno)
		}
		if l.err = err; err != nil {
			return true
		}
	}
	l.blocked = false
	l.send()
	return !l.blocked
}

// stale returns why a connection that has not been used for a while cannot be
// used again, or nil. Its end may have been reported while no goroutine waited for it.
func (l *socket) stale() error {
	var one [1]byte
	n, errno := rawRead(l.fd, one[:])
	switch {
	case errno == syscall.EAGAIN, errno == syscall.EINTR:
		return nil
	case errno == 0 && n > 0:
		return errExcess
	}
	return errStale
}

// lost adds the system's knowledge of the request in flight to the error that ended
// it.
func (l *socket) lost(err error) error {
	return l.w.lost(err, l.written-int64(l.w.offset), func() receipt { return acknowledged(l.fd) })
}
