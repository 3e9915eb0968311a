package server

import (
	"errors"
	"net"
	"sync"
	"syscall"
	"time"
)

// retryListener accepts again after a pause when the system is short of something, such
// as files, as net/http does for itself. Meanwhile the connections wait in the kernel's
// queue.
type retryListener struct {
	net.Listener
	closed chan struct{}
	once   sync.Once
}

func newRetryListener(l net.Listener) *retryListener {
	return &retryListener{Listener: l, closed: make(chan struct{})}
}

// Accept waits for a connection.
func (p *retryListener) Accept() (net.Conn, error) {
	const shortest, longest = 5 * time.Millisecond, time.Second
	for pause := shortest; ; pause = min(2*pause, longest) {
		c, err := p.Listener.Accept()
		var cause syscall.Errno
		if err == nil || !errors.As(err, &cause) || !cause.Temporary() {
			return c, err
		}
		select {
		case <-time.After(pause):
		case <-p.closed:
			return nil, net.ErrClosed
		}
	}
}

// Close ends a waiting Accept as well.
func (p *retryListener) Close() error {
	p.once.Do(func() { close(p.closed) })
	return p.Listener.Close()
}
