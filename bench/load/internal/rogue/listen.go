package rogue

import (
	"errors"
	"net"
	"sync"
	"time"
)

// Listen serves connections until close is called, which ends those that are
// open and returns when nothing of them is left.
func Listen(s Server) (address string, close func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	h := &house{open: map[net.Conn]bool{}}
	h.all.Go(func() { h.accept(l, s) })
	return l.Addr().String(), sync.OnceFunc(func() {
		l.Close()
		h.close()
	}), nil
}

// house knows the connections of a listener.
type house struct {
	all    sync.WaitGroup
	mu     sync.Mutex
	open   map[net.Conn]bool
	closed bool
}

func (h *house) accept(l net.Listener, s Server) {
	for n := 0; ; n++ {
		c, err := l.Accept()
		for err != nil && !errors.Is(err, net.ErrClosed) {
			time.Sleep(time.Millisecond) // such as no file descriptor left for now
			c, err = l.Accept()
		}
		if err != nil || !h.enter(c) {
			return
		}
		h.all.Go(func() {
			defer h.leave(c)
			s.Serve(c, n)
		})
	}
}

// enter keeps a connection, or closes it if the house is closed.
func (h *house) enter(c net.Conn) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		c.Close()
		return false
	}
	h.open[c] = true
	return true
}

func (h *house) leave(c net.Conn) {
	c.Close()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.open, c)
}

func (h *house) close() {
	h.mu.Lock()
	h.closed = true
	for c := range h.open {
		c.Close()
	}
	h.mu.Unlock()
	h.all.Wait()
}
