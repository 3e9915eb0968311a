package load

import (
	"context"
	"crypto/tls"
	"time"
)

// dialer opens a connection for a worker.
type dialer func(context.Context, *worker) (blockingLink, error)

// open opens a connection for the worker. The steps that may block end with the run
// and when the time of the request is over.
func (w *worker) open() error {
	w.beginConnecting()
	t, err := w.run.dial(w)
	if err != nil {
		return err
	}
	w.blocking = t
	w.setLink(t)
	return nil
}

// beginConnecting notes that there is no connection, or a new one soon.
func (w *worker) beginConnecting() {
	w.stage = connecting
	w.reused, w.broken = false, false
	w.Clear()
}

// setLink notes the link that the worker has now.
func (w *worker) setLink(l link) {
	w.mu.Lock()
	w.link = l
	w.mu.Unlock()
	if w.run.stopped() {
		l.interrupt() // the watchdog may have come by before there was a link
	}
}

// closeLink closes the worker's connection.
func (w *worker) closeLink() {
	w.mu.Lock()
	l := w.link
	w.link = nil
	w.mu.Unlock()
	if l != nil {
		l.close()
	}
}

// withLink does something to the worker's link, if it has one.
func (w *worker) withLink(how func(link)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.link != nil {
		how(w.link)
	}
}

// dial opens a connection to the peer of the run.
func (r *run) dial(w *worker) (blockingLink, error) {
	if r.options.HTTP2 {
		return w.pool.join(w)
	}
	if r.unresolved != nil {
		return nil, r.unresolved
	}
	switch {
	case r.plain != nil:
		return r.plain(r.ctx, w)
	case r.settings == nil:
		return r.dialPlain(r.ctx, w)
	}
	ctx, cancel := w.withTimeout(r.ctx)
	defer cancel()
	return dialStream(ctx, w, r.settings)
}

// withTimeout is ctx until the time of the request in flight is over.
func (w *worker) withTimeout(ctx context.Context) (context.Context, context.CancelFunc) {
	left := int64(w.run.options.Timeout) - (w.run.clock() - w.begun)
	return context.WithTimeout(ctx, time.Duration(left))
}

// secure makes the handshake of TLS over a connection that is there, within ctx.
func secure(ctx context.Context, w *worker, counted *countedConn, settings *tls.Config) (*tls.Conn, error) {
	w.stage = handshaking
	c := tls.Client(counted, settings)
	err := c.HandshakeContext(ctx)
	if isEnd(err) {
		err = errNoHandshake
	}
	if w.run.agreed.Load() == nil && err == nil {
		state := c.ConnectionState()
		w.run.agreed.CompareAndSwap(nil, &state)
	}
	return c, err
}
