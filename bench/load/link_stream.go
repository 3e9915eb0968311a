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

// noDeadline is none.
var noDeadline time.Time

// streamLink talks through net.Conn: TLS, and systems without a hot path.
type streamLink struct {
	wire *meter
	conn net.Conn // the meter itself, or TLS over it: a secureConn
}

// dialStream connects, and shakes hands when settings is not nil, within ctx.
func dialStream(ctx context.Context, w *worker, settings *tls.Config) (talker, error) {
	wire, err := dialWire(ctx, w)
	if err != nil {
		return nil, err
	}
	l := &streamLink{wire: wire, conn: wire}
	if settings != nil {
		conn, err := secure(ctx, w, wire, settings)
		if err != nil {
			wire.settle(w)
			wire.Close()
			return nil, err
		}
		l.conn = secureConn{conn, wire}
		w.connected(w.run.clock())
	}
	return l, nil
}

// dialWire connects and tells the worker when the connection itself was there.
func dialWire(ctx context.Context, w *worker) (*meter, error) {
	d := net.Dialer{KeepAlive: -1}
	conn, err := d.DialContext(ctx, w.run.peer.network(), w.run.peer.String())
	for w.run.peer.socket != "" && errors.Is(err, syscall.EAGAIN) {
		// The queue of a Unix socket is full; unlike that of TCP it lets nobody wait.
		time.Sleep(pause)
		conn, err = d.DialContext(ctx, w.run.peer.network(), w.run.peer.String())
	}
	if err != nil {
		return nil, err
	}
	w.connected(w.run.clock())
	return &meter{Conn: conn}, nil
}

func (l *streamLink) interrupt() { l.wire.SetDeadline(longAgo) }
func (l *streamLink) nudge()     {}
func (l *streamLink) resume()    { l.wire.SetDeadline(noDeadline) }

// close ends the TCP connection without the goodbye of TLS, which could block.
func (l *streamLink) close() { l.wire.Close() }

func (l *streamLink) talk(w *worker) error {
	for {
		for w.unsent() {
			n, err := l.conn.Write(w.rest())
			l.wire.settle(w)
			w.wrote(n)
			if err != nil && isAny(err, resets) {
				w.breakOff() // the server may have answered before it closed
			} else if err != nil {
				return err
			}
		}
		n, err := l.conn.Read(w.space(&w.answer))
		l.wire.settle(w)
		if n == 0 && err != nil && !isEnd(err) {
			return err
		}
		if done, err := w.received(n); err != nil {
			return err
		} else if done && !w.answered() {
			return nil
		}
	}
}

// isEnd reports whether the server has closed in good order, or as many servers
// do: without the goodbye that TLS asks for. Whether the answer was complete is
// for its framing to say.
func isEnd(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }

// meter counts what passes on the wire, below TLS.
type meter struct {
	net.Conn
	in, out           atomic.Int64
	inClear, outClear atomic.Int64 // counted by a secureConn
}

// settle puts what has passed down to a worker.
func (m *meter) settle(w *worker) {
	w.passed.add(traffic{m.in.Swap(0), m.out.Swap(0), m.inClear.Swap(0), m.outClear.Swap(0)})
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.Conn.Read(b)
	m.in.Add(int64(n))
	return n, err
}

func (m *meter) Write(b []byte) (int, error) {
	n, err := m.Conn.Write(b)
	m.out.Add(int64(n))
	return n, err
}

// secureConn counts what TLS carries, as ab does.
type secureConn struct {
	*tls.Conn
	wire *meter
}

func (c secureConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.wire.inClear.Add(int64(n))
	return n, err
}

func (c secureConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.wire.outClear.Add(int64(n))
	return n, err
}
