//lint:file-ignore SA1019 net/http can do the same, but has the errors of HTTP/2 only as text

package load

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/http2"
)

// h2Pool is shared by some workers: one connection of HTTP/2 after another, on which
// each has one stream at a time. When one has ended, the next worker that needs it
// opens another.
type h2Pool struct {
	run       *run
	transport *http2.Transport
	opening   chan struct{} // held while a connection is looked for or opened
	pings     sync.WaitGroup

	mu   sync.Mutex // guards the rest
	conn *h2Conn    // nil: there is no connection
	old  []*h2Conn  // these take no more requests; some may still be answered
}

func newH2Pool(r *run) *h2Pool {
	return &h2Pool{
		run: r,
		// Frames that the library would send by itself cost the server time, too. Where the
		// server allows fewer streams than there are workers, some wait.
		transport: &http2.Transport{DisableCompression: true, AllowHTTP: true, StrictMaxConcurrentStreams: true},
		opening:   make(chan struct{}, 1),
	}
}

// join gives a worker its link to the connection.
func (p *h2Pool) join(w *worker) (blockingLink, error) {
	ctx, cancel := w.withTimeout(p.run.ctx)
	defer cancel()
	select {
	case p.opening <- struct{}{}:
		defer func() { <-p.opening }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p.mu.Lock()
	c := p.conn
	p.mu.Unlock()
	if c.usable() {
		w.stage = waiting
		w.ready = w.begun // it was there before
		w.reused = c.answers.Load() > 0
		w.use(c)
		return newH2Stream(p, c), nil
	}
	if p.run.unresolved != nil {
		return nil, p.run.unresolved
	}
	counted, err := dialCounted(ctx, w)
	if err != nil {
		return nil, err
	}
	c, err = p.handshake(ctx, w, counted)
	counted.settle(w)
	if err != nil {
		counted.Close()
		return nil, err
	}
	w.connected(w.run.clock())
	w.use(c)
	p.replace(c)
	return newH2Stream(p, c), nil
}

// handshake begins HTTP/2 on a connection that is there.
func (p *h2Pool) handshake(ctx context.Context, w *worker, counted *countedConn) (c *h2Conn, err error) {
	c = newH2Conn(counted)
	if p.run.settings != nil {
		conn, err := secure(ctx, w, counted, p.run.settings)
		if err != nil && strings.HasSuffix(err.Error(), "no application protocol") {
			return nil, fmt.Errorf("the server does not agree to HTTP/2: %w", err)
		} else if err != nil {
			return nil, err
		}
		if chosen := conn.ConnectionState().NegotiatedProtocol; chosen != "h2" {
			return nil, fmt.Errorf("the server does not agree to HTTP/2 (ALPN chose %q)", chosen)
		}
		c.Conn = secureConn{conn, counted}
	}
	c.client, err = p.transport.NewClientConn(c)
	return c, err
}

// replace makes a connection the one that workers join. Workers with a request on the
// one before get their answers there.
func (p *h2Pool) replace(c *h2Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conn != nil {
		p.old = slices.DeleteFunc(append(p.old, p.conn), func(c *h2Conn) bool { return c.closed.Load() })
	}
	p.conn = c
}

// noteStreamLimit notes how many streams a connection may have at once: the fewest count.
func (r *run) noteStreamLimit(streams uint32) {
	for least := r.streamLimit.Load(); least == 0 || streams < least; least = r.streamLimit.Load() {
		if r.streamLimit.CompareAndSwap(least, streams) {
			return
		}
	}
}

// use notes the connection that the worker has joined. Bytes that have passed over the
// one before since its last record still belong to the worker.
func (w *worker) use(c *h2Conn) {
	if w.h2 != nil && w.h2 != c {
		w.h2.counted.settle(w)
	}
	w.h2 = c
}

// ping asks a connection for a sign of life, unless a ping is under way. The answer
// counts as a read like any other.
func (p *h2Pool) ping(c *h2Conn) {
	if c.pinging.Swap(true) {
		return
	}
	p.pings.Go(func() {
		defer c.pinging.Store(false)
		ctx, cancel := context.WithTimeout(p.run.ctx, p.run.options.Timeout)
		defer cancel()
		c.client.Ping(ctx)
	})
}

// connections is 1 while there is one.
func (p *h2Pool) connections() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conn.usable() {
		return 1
	}
	return 0
}

// close ends all connections.
func (p *h2Pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range append(p.old, p.conn) {
		if c != nil {
			c.client.Close()
		}
	}
	p.conn, p.old = nil, nil
}
