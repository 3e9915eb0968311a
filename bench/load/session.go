package load

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"golang.org/x/net/http2"
)

// session is a connection of HTTP/2 that some workers share, each with one
// stream at a time. When it has ended, the next that needs it opens another.
type session struct {
	run       *run
	transport *http2.Transport
	turn      chan struct{} // held while a connection is looked for or opened

	mu   sync.Mutex // guards the rest
	wire *meter     // nil: there is no connection
	conn *http2.ClientConn
	used int64 // how many answers the connection has carried
}

func newSession(r *run) *session {
	return &session{
		run: r,
		// What it would send of its own accord is the server's time, too.
		transport: &http2.Transport{DisableCompression: true, AllowHTTP: true},
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
	wire, conn, used := s.wire, s.conn, s.used
	s.mu.Unlock()
	if conn != nil && conn.CanTakeNewRequest() {
		w.stage = waiting
		w.ready = w.begun // it was there before
		w.reused = used > 0
		return &streamOf2{session: s, wire: wire, conn: conn}, nil
	}
	s.close()
	w.count(func(t *tally) { t.opened++ })
	if s.run.unresolved != nil {
		return nil, s.run.unresolved
	}
	wire, err := dialWire(ctx, w)
	if err != nil {
		return nil, err
	}
	conn, err = s.agree(ctx, w, wire)
	wire.settle(w)
	if err != nil {
		wire.Close()
		return nil, err
	}
	w.stage = waiting
	s.mu.Lock()
	s.wire, s.conn, s.used = wire, conn, 0
	s.mu.Unlock()
	return &streamOf2{session: s, wire: wire, conn: conn}, nil
}

// agree begins HTTP/2 on a connection that is there.
func (s *session) agree(ctx context.Context, w *worker, wire *meter) (*http2.ClientConn, error) {
	if s.run.settings == nil {
		return s.transport.NewClientConn(wire)
	}
	conn, err := secure(ctx, w, wire, s.run.settings)
	if err != nil {
		return nil, err
	}
	if chosen := conn.ConnectionState().NegotiatedProtocol; chosen != "h2" {
		return nil, fmt.Errorf("the server does not agree to HTTP/2 (ALPN chose %q)", chosen)
	}
	return s.transport.NewClientConn(conn)
}

// connections is 1 while there is one.
func (s *session) connections() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil && s.conn.CanTakeNewRequest() {
		return 1
	}
	return 0
}

// close ends the connection.
func (s *session) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		s.conn.Close()
		s.wire, s.conn = nil, nil
	}
}

// outcomeOf2 sorts what ends a request of HTTP/2 and no other; false for the rest.
func outcomeOf2(err error) (outcome, bool) {
	var away http2.GoAwayError
	var connection http2.ConnectionError
	var stream http2.StreamError
	switch {
	case errors.As(err, &away):
		return eof, true
	case errors.As(err, &stream):
		if stream.Cause != nil || stream.Code == http2.ErrCodeProtocol {
			return malformed, true
		}
		return reset, true
	case errors.As(err, &connection):
		return malformed, true
	}
	return 0, false
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
