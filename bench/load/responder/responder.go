// Package responder is the null responder: it answers every HTTP/1.1 request
// with the same small answer, as fast as one core can, and does nothing else.
//
// A load generator is calibrated against it. A request has to cost the responder less
// than the generator, so that the generator is measured. On Linux it is therefore one
// event loop over raw system calls, which compares a request with the last one before
// it would parse it. Elsewhere a goroutine for each connection does.
//
// It understands the parts of HTTP/1 (RFC 9112) that decide where a request ends and
// whether its connection is kept: pipelined requests, bodies with a
// Content-Length, "Connection: close", and HTTP/1.0 with "Connection:
// keep-alive", which ab sends. It refuses chunked bodies, heads beyond 64 KiB
// and anything but HTTP/1, by closing the connection; it knows no TLS and no
// timeouts.
package responder

import (
	"context"
	"fmt"
	"net"
)

// Responder listens; Serve answers, and releases everything in the end.
type Responder struct{ listener *net.TCPListener }

// Listen opens an address such as "127.0.0.1:0". Clients can connect from then
// on, up to 4096 at once where the system allows for that; Serve answers them.
func Listen(address string) (*Responder, error) {
	// The backlog that package net asks for is the most that the system grants.
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("null responder: %w", err)
	}
	return &Responder{l.(*net.TCPListener)}, nil
}

// Addr is where it listens.
func (r *Responder) Addr() net.Addr { return r.listener.Addr() }

// URL is the address for requests.
func (r *Responder) URL() string { return "http://" + r.Addr().String() + "/" }

// Serve answers until ctx ends, closes the listener and every connection, and
// returns nil. An error means that the system refused to go on, as when there are
// no more file descriptors. It is called once.
func (r *Responder) Serve(ctx context.Context) error {
	if err := r.serve(ctx); err != nil {
		return fmt.Errorf("null responder: %w", err)
	}
	return nil
}
