package load

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"sync/atomic"
	"syscall"
	"time"
)

// noDeadline takes a deadline away.
var noDeadline time.Time

// streamLink serves through net.Conn: TLS, and systems without a hot path.
type streamLink struct {
	counted       *countedConn
	conn          net.Conn // counted itself, or TLS over it: a secureConn
	writtenBefore int64    // bytes written on the connection before the request in flight
	serverClosed  bool     // the server has closed the connection
}

// dialStream connects, and makes the handshake of TLS when settings is not nil, within
// ctx.
func dialStream(ctx context.Context, w *worker, settings *tls.Config) (blockingLink, error) {
	counted, err := dialCounted(ctx, w)
	if err != nil {
		return nil, err
	}
	l := &streamLink{counted: counted, conn: counted}
	if settings != nil {
		conn, err := secure(ctx, w, counted, settings)
		if err != nil {
			counted.settle(w)
			counted.Close()
			return nil, err
		}
		l.conn = secureConn{conn, counted}
		w.connected(w.run.clock())
	}
	return l, nil
}

// dialCounted connects and notes the instant at which the connection was there.
func dialCounted(ctx context.Context, w *worker) (*countedConn, error) {
	d := net.Dialer{KeepAlive: -1}
	conn, err := d.DialContext(ctx, w.run.peer.network(), w.run.peer.String())
	for w.run.peer.socket != "" && errors.Is(err, syscall.EAGAIN) {
		// The queue of a Unix socket is full; unlike the queue of TCP it makes no connection wait.
		time.Sleep(dialPause)
		conn, err = d.DialContext(ctx, w.run.peer.network(), w.run.peer.String())
	}
	if err != nil {
		return nil, err
	}
	w.connected(w.run.clock())
	return &countedConn{Conn: conn}, nil
}

func (l *streamLink) interrupt() { l.counted.SetDeadline(pastDeadline) }
func (l *streamLink) probe()     {}
func (l *streamLink) resume()    { l.counted.SetDeadline(noDeadline) }

// close ends the TCP connection without the close_notify of TLS, which could block.
func (l *streamLink) close() { l.counted.Close() }

func (l *streamLink) serve(w *worker) error {
	if w.reused && !w.partlySent() {
		if err := l.stale(w); err != nil {
			return err
		}
	}
	for {
		if err := l.send(w); err != nil {
			return err
		}
		n, err := l.conn.Read(w.Space(&w.answer))
		l.counted.settle(w)
		l.serverClosed = isEnd(err)
		if n == 0 && err != nil && !l.serverClosed {
			return l.lost(w, err)
		}
		if done, err := w.received(n); err != nil {
			return l.lost(w, err)
		} else if done && !w.answered() {
			return nil
		}
	}
}

// send writes the rest of the request.
func (l *streamLink) send(w *worker) error {
	if w.unsent() && !w.partlySent() {
		if l.writtenBefore = l.counted.written.Load(); l.serverClosed && w.reused {
			return errStale
		}
	}
	for w.unsent() {
		n, err := l.conn.Write(w.rest())
		l.counted.settle(w)
		w.wrote(n)
		switch {
		case err == nil:
		case !isAny(err, resets):
			return err
		case w.reused && l.counted.written.Load() == l.writtenBefore:
			return errStale
		default:
			w.stopSending() // the server may have answered before it closed
		}
	}
	return nil
}

// stale returns why a connection that has not been used for a while cannot be
// used again, or nil. Bytes that have come over TLS may be a ticket for a later
// session, which means nothing here, or a close_notify: package tls decides.
func (l *streamLink) stale(w *worker) error {
	came, ended := l.counted.look()
	switch {
	case ended:
		return errStale
	case !came:
		return nil
	case l.conn == net.Conn(l.counted):
		return errExcess
	}
	l.counted.SetReadDeadline(time.Now().Add(time.Millisecond))
	n, err := l.conn.Read(make([]byte, 1))
	l.counted.SetReadDeadline(noDeadline) // the watchdog repeats the deadline that this undoes
	l.counted.settle(w)
	switch {
	case n > 0:
		return errExcess
	case isTimeout(err):
		return nil
	}
	return errStale
}

// lost adds the system's knowledge of the request in flight to the error that ended
// it.
func (l *streamLink) lost(w *worker, err error) error {
	return w.lost(err, l.writtenBefore, l.counted.acknowledged)
}

// isEnd reports whether the server has closed in good order, or as many servers
// do: without the close_notify that TLS asks for. Whether the answer was complete
// follows from its framing.
func isEnd(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }

// countedConn counts the bytes that pass on the wire, below TLS.
type countedConn struct {
	net.Conn
	written           atomic.Int64 // bytes, since it was opened
	in, out           atomic.Int64 // since settle was called
	inClear, outClear atomic.Int64 // likewise, counted by a secureConn
}

// settle adds the bytes that have passed to a worker's.
func (m *countedConn) settle(w *worker) {
	w.passed.add(traffic{m.in.Swap(0), m.out.Swap(0), m.inClear.Swap(0), m.outClear.Swap(0)})
}

func (m *countedConn) Read(b []byte) (int, error) {
	n, err := m.Conn.Read(b)
	m.in.Add(int64(n))
	return n, err
}

func (m *countedConn) Write(b []byte) (int, error) {
	n, err := m.Conn.Write(b)
	m.out.Add(int64(n))
	m.written.Add(int64(n))
	return n, err
}

// control calls f with the socket, unless it is closed.
func (m *countedConn) control(f func(fd uintptr)) {
	if c, ok := m.Conn.(syscall.Conn); ok {
		if raw, err := c.SyscallConn(); err == nil {
			_ = raw.Control(f) // closed meanwhile: nothing is known
		}
	}
}

// look reports, without waiting, whether something has come that is not read yet,
// or else whether the server has closed the connection.
func (m *countedConn) look() (came, ended bool) {
	m.control(func(fd uintptr) { came, ended = peek(fd) })
	return came, ended
}

// acknowledged is the function of that name for the socket.
func (m *countedConn) acknowledged() (a receipt) {
	m.control(func(fd uintptr) { a = acknowledged(fd) })
	return a
}

// secureConn counts the bytes that TLS carries, as ab does.
type secureConn struct {
	*tls.Conn
	counted *countedConn
}

func (c secureConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.counted.inClear.Add(int64(n))
	return n, err
}

func (c secureConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.counted.outClear.Add(int64(n))
	return n, err
}
