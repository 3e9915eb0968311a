package server

import (
	"context"
	"net"
	"sync"
)

// serveOneAtATime serves one connection at a time, and one request of it.
func serveOneAtATime(ctx context.Context, l net.Listener, s service, ready func()) error {
	return serveNet(ctx, newOneAtATimeListener(l), s.answer, true, ready)
}

// oneAtATimeListener accepts a connection only when the one before has been closed; the
// others wait in the kernel's queue. It makes a single worker of any server.
type oneAtATimeListener struct {
	net.Listener
	free   chan struct{} // holds one token while no connection is open
	closed chan struct{}
	once   sync.Once
}

func newOneAtATimeListener(l net.Listener) *oneAtATimeListener {
	g := &oneAtATimeListener{Listener: l, free: make(chan struct{}, 1), closed: make(chan struct{})}
	g.free <- struct{}{}
	return g
}

// Accept waits until the worker is free, then for a connection.
func (g *oneAtATimeListener) Accept() (net.Conn, error) {
	select {
	case <-g.free:
	case <-g.closed:
		return nil, net.ErrClosed
	}
	c, err := g.Listener.Accept()
	if err != nil {
		g.free <- struct{}{}
		return nil, err
	}
	return &admitted{Conn: c, leave: func() { g.free <- struct{}{} }}, nil
}

// Close ends a waiting Accept as well.
func (g *oneAtATimeListener) Close() error {
	g.once.Do(func() { close(g.closed) })
	return g.Listener.Close()
}

// admitted is the open connection.
type admitted struct {
	net.Conn
	once  sync.Once
	leave func()
}

// Close lets the next connection be accepted.
func (c *admitted) Close() error {
	err := c.Conn.Close()
	c.once.Do(c.leave)
	return err
}
