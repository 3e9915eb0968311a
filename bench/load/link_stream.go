package load

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"sync/atomic"
	"time"
)

// noDeadline is none.
var noDeadline time.Time

// streamLink talks through net.Conn: TLS, and systems without a hot path.
type streamLink struct {
	wire *meter
	conn net.Conn // the meter itself, or TLS over it
}

// dialStream connects, and shakes hands when settings is not nil, within ctx.
// It tells the worker when the connection itself was there.
func dialStream(ctx context.Context, w *worker, address string, settings *tls.Config) (*streamLink, error) {
	var d net.Dialer
	d.KeepAlive = -1
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	l := &streamLink{wire: &meter{Conn: conn}}
	l.conn = l.wire
	w.connected(w.run.clock())
	if settings != nil {
		w.stage = handshaking
		secure := tls.Client(l.wire, settings)
		if err := secure.HandshakeContext(ctx); err != nil {
			w.in += l.wire.in.Swap(0)
			w.out += l.wire.out.Swap(0)
			conn.Close()
			return nil, err
		}
		l.conn = secure
	}
	return l, nil
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
			w.out += l.wire.out.Swap(0)
			w.wrote(n)
			if err != nil && isAny(err, resets) {
				w.breakOff() // the server may have answered before it closed
			} else if err != nil {
				return err
			}
		}
		n, err := l.conn.Read(w.space(&w.answer))
		w.in += l.wire.in.Swap(0)
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
	in, out atomic.Int64
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
