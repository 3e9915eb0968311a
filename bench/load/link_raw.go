//go:build linux || darwin || freebsd

package load

import (
	"cmp"
	"os"
	"syscall"
)

// rawLink is a plain connection, TCP or Unix, on the hot path: two system calls a request.
//
// All requests of a connection pass through one call of syscall.RawConn.Read.
// It calls step; step sends the request and returns false, which parks the
// goroutine in Go's network poller until something has arrived; then step reads
// it and, the answer complete, sends the next request. The usual Write and Read
// of net.Conn would try to read once before they park, in vain each time.
//
// The poller tells each arrival once. Before step returns false it has therefore
// either read until nothing was left, or written after the last read, so that
// the answer is an arrival still to be told. One case slips through: a server
// that answers, closes its half of the connection in the same moment, and keeps
// listening. Its end was told with its answer and is never told again; so the
// watchdog nudges those who have waited for long, and step looks once more.
type rawLink struct {
	fd    uintptr
	file  *os.File // known to the poller: owns the socket, or is that of the berth
	raw   syscall.RawConn
	berth *berth // where the socket is moored, or nil

	// The rest belongs to the goroutine that talks.
	w       *worker
	err     error
	blocked bool // the request did not fit into the socket's buffer, or there is no connection yet
	idle    bool // look before sending: the server may have closed meanwhile
	stepper func(fd uintptr) bool
	flusher func(fd uintptr) bool
}

// smallRequest fits into one packet. The pieces of a larger one must not wait
// for the server to acknowledge those before.
const smallRequest = 1 << 10

// dialRaw begins to connect; the first request waits for the connection.
func dialRaw(to *endpoint, requestSize int, at *berth) (*rawLink, error) {
	fd, err := to.connect()
	if err != nil {
		return nil, err
	}
	if requestSize > smallRequest && to.isTCP() {
		if err := syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1); err != nil {
			syscall.Close(fd)
			return nil, os.NewSyscallError("setsockopt", err)
		}
	}
	if at != nil {
		l, err := at.moor(uintptr(fd))
		if err != nil {
			syscall.Close(fd)
		}
		return l, err
	}
	l := &rawLink{fd: uintptr(fd), file: os.NewFile(uintptr(fd), "tcp")}
	l.stepper, l.flusher = l.step, l.flush
	if l.raw, err = l.file.SyscallConn(); err != nil {
		l.file.Close()
		return nil, err
	}
	return l, nil
}

func (l *rawLink) interrupt() { l.file.SetDeadline(longAgo) }
func (l *rawLink) nudge()     { l.file.SetReadDeadline(longAgo) }
func (l *rawLink) resume()    { l.file.SetDeadline(noDeadline) }

func (l *rawLink) close() {
	if l.berth != nil {
		rawClose(l.fd)
	} else {
		l.file.Close()
	}
}

func (l *rawLink) talk(w *worker) error {
	l.w, l.err = w, nil
	l.idle = w.reused && !w.underway()
	for {
		l.blocked = false
		if err := cmp.Or(l.raw.Read(l.stepper), l.err); err != nil || !l.blocked {
			return err
		}
		if err := cmp.Or(l.waitForRoom(), l.err); err != nil {
			return err
		}
	}
}

// waitForRoom calls flush until it has sent everything or failed.
func (l *rawLink) waitForRoom() error {
	if l.berth == nil {
		return l.raw.Write(l.flusher)
	}
	if err := l.berth.wantRoom(); err != nil {
		return err
	}
	return l.raw.Read(l.flusher) // whatever happens to the socket, a berth becomes readable
}

// step sends and reads until the goroutine has to wait (false) or to leave (true).
func (l *rawLink) step(uintptr) bool {
	w := l.w
	if l.idle {
		l.idle = false
		if !l.quiet() {
			l.err = errStale
			return true
		}
	}
	for {
		if w.unsent() {
			if !l.send() {
				return true
			}
			if !w.broken {
				return false
			}
		}
		n, errno := rawRead(l.fd, w.space(&w.answer))
		switch {
		case errno == syscall.EAGAIN:
			return false
		case errno == syscall.EINTR:
			continue
		case errno != 0:
			l.err = errno
			return true
		}
		w.in += int64(n)
		if done, err := w.received(n); err != nil {
			l.err = err
			return true
		} else if done && !w.answered() {
			return true
		}
	}
}

// send writes what is left of the request and reports whether that was all.
func (l *rawLink) send() bool {
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
			w.out += int64(n)
			w.wrote(n)
			if !w.unsent() {
				return true
			}
		case errno == syscall.EINTR:
		case errno == syscall.EAGAIN, errno == syscall.ENOTCONN && w.stage == connecting:
			l.blocked = true
			return false
		case w.stage != connecting && isAny(errno, resets):
			// The server may have answered before it closed.
			w.breakOff()
			return true
		default:
			l.err = errno
			return false
		}
	}
}

// flush is send for a goroutine that can wait until there is room, or a connection.
func (l *rawLink) flush(uintptr) bool {
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

// quiet reports whether a connection that has not been used for a while is
// still open and has nothing to say. Its end may have been told while nobody
// was listening.
func (l *rawLink) quiet() bool {
	var one [1]byte
	_, errno := rawRead(l.fd, one[:])
	return errno == syscall.EAGAIN || errno == syscall.EINTR
}
