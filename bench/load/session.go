//lint:file-ignore SA1019 net/http can do the same, but tells the errors of HTTP/2 only as text

package load

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/http2"
)

// session is what some workers share: one connection of HTTP/2 after another, on
// which each has one stream at a time. When one has ended, the next that needs it
// opens another.
type session struct {
	run       *run
	transport *http2.Transport
	turn      chan struct{} // held while a connection is looked for or opened
	pings     sync.WaitGroup

	mu    sync.Mutex // guards the rest
	trunk *trunk     // nil: there is no connection
	old   []*trunk   // that take no more requests; some may still be answered
}

func newSession(r *run) *session {
	return &session{
		run: r,
		// What it would send of its own accord is the server's time, too. Where the
		// server allows fewer streams than there are workers, some wait.
		transport: &http2.Transport{DisableCompression: true, AllowHTTP: true, StrictMaxConcurrentStreams: true},
		turn:      make(chan struct{}, 1),
	}
}

// join gives a worker its link to the connection.
func (s *session) join(w *worker) (talker, error) {
	ctx, cancel := w.patience(s.run.ctx)
	defer cancel()
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s.mu.Lock()
	t := s.trunk
	s.mu.Unlock()
	if t.usable() {
		w.stage = waiting
		w.ready = w.begun // it was there before
		w.reused = t.used.Load() > 0
		w.settleIn(t)
		return newStreamOf2(s, t), nil
	}
	if s.run.unresolved != nil {
		return nil, s.run.unresolved
	}
	wire, err := dialWire(ctx, w)
	if err != nil {
		return nil, err
	}
	t, err = s.agree(ctx, w, wire)
	wire.settle(w)
	if err != nil {
		wire.Close()
		return nil, err
	}
	w.connected(w.run.clock())
	w.settleIn(t)
	s.replace(t)
	return newStreamOf2(s, t), nil
}

// agree begins HTTP/2 on a connection that is there.
func (s *session) agree(ctx context.Context, w *worker, wire *meter) (t *trunk, err error) {
	t = newTrunk(wire)
	if s.run.settings != nil {
		conn, err := secure(ctx, w, wire, s.run.settings)
		if err != nil && strings.HasSuffix(err.Error(), "no application protocol") {
			return nil, fmt.Errorf("the server does not agree to HTTP/2: %w", err)
		} else if err != nil {
			return nil, err
		}
		if chosen := conn.ConnectionState().NegotiatedProtocol; chosen != "h2" {
			return nil, fmt.Errorf("the server does not agree to HTTP/2 (ALPN chose %q)", chosen)
		}
		t.Conn = secureConn{conn, wire}
	}
	t.client, err = s.transport.NewClientConn(t)
	return t, err
}

// replace makes a connection the one that workers join. Those who have a request
// on the one before get their answers there.
func (s *session) replace(t *trunk) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.trunk != nil {
		s.old = slices.DeleteFunc(append(s.old, s.trunk), func(t *trunk) bool { return t.closed.Load() })
	}
	s.trunk = t
}

// allows notes how many streams a connection may have at once: the fewest count.
func (r *run) allows(streams uint32) {
	for least := r.allowed.Load(); least == 0 || streams < least; least = r.allowed.Load() {
		if r.allowed.CompareAndSwap(least, streams) {
			return
		}
	}
}

// settleIn notes the connection that the worker has joined. What has passed over
// the one before since its last record is the worker's still.
func (w *worker) settleIn(t *trunk) {
	if w.trunk != nil && w.trunk != t {
		w.trunk.wire.settle(w)
	}
	w.trunk = t
}

// ping asks a connection for a sign of life, unless it is being asked. The answer
// is heard like anything else that comes.
func (s *session) ping(t *trunk) {
	if t.asked.Swap(true) {
		return
	}
	s.pings.Go(func() {
		defer t.asked.Store(false)
		ctx, cancel := context.WithTimeout(s.run.ctx, s.run.options.Timeout)
		defer cancel()
		t.client.Ping(ctx)
	})
}

// connections is 1 while there is one.
func (s *session) connections() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.trunk.usable() {
		return 1
	}
	return 0
}

// close ends all connections.
func (s *session) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range append(s.old, s.trunk) {
		if t != nil {
			t.client.Close()
		}
	}
	s.trunk, s.old = nil, nil
}

// header is the header of each request of HTTP/2, and the host that it names.
func (t target) header(o Options) (h http.Header, host string) {
	h, host = http.Header{}, t.authority
	h.Set("User-Agent", "") // none
	if a := t.authorization(); a != "" {
		h.Set("Authorization", a)
	}
	for _, line := range o.Header {
		switch name, value := headerParts(line); http.CanonicalHeaderKey(name) {
		case "Host":
			host = value
		case "Authorization", "User-Agent":
			h.Set(name, value)
		default:
			h.Add(name, value)
		}
	}
	return h, host
}
