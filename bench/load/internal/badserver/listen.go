package badserver

import (
	"errors"
	"net"
	"sync"
	"time"
)

// Listen serves connections until close is called, which ends the open ones and
// returns when nothing of them is left.
func Listen(s Server) (address string, close func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	cs := &connections{open: map[net.Conn]bool{}}
	cs.all.Go(func() { cs.accept(l, s) })
	return l.Addr().String(), sync.OnceFunc(func() {
		l.Close()
		cs.close()
	}), nil
}

// connections are the open connections of a listener.
type connections struct {
	all    sync.WaitGroup
	mu     sync.Mutex
	open   map[net.Conn]bool
	closed bool
}

func (cs *connections) accept(l net.Listener, s Server) {
	for n := 0; ; n++ {
		c, err := l.Accept()
		for err != nil && !errors.Is(err, net.ErrClosed) {
			time.Sleep(time.Millisecond) // such as no file descriptor left for now
			c, err = l.Accept()
		}
		if err != nil || !cs.add(c) {
			return
		}
		cs.all.Go(func() {
			defer cs.remove(c)
			s.Serve(c, n)
		})
	}
}

// add keeps a connection, or closes it if the listener is closed.
func (cs *connections) add(c net.Conn) bool {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	if cs.closed {
		c.Close()
		return false
	}
	cs.open[c] = true
	return true
}

func (cs *connections) remove(c net.Conn) {
	c.Close()
	cs.mu.Lock()
	defer cs.mu.Unlock()
	delete(cs.open, c)
}

func (cs *connections) close() {
	cs.mu.Lock()
	cs.closed = true
	for c := range cs.open {
		c.Close()
	}
	cs.mu.Unlock()
	cs.all.Wait()
}
