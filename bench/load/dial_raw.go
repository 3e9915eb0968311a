//go:build linux || darwin || freebsd

package load

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"
)

// platform holds the state that connecting needs on this system.
type platform struct{ endpoint *endpoint }

// prepare makes the peer ready to be dialled.
func (r *run) prepare() (err error) {
	r.endpoint, err = newEndpoint(r.peer)
	return err
}

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(_ context.Context, w *worker) (blockingLink, error) {
	for {
		l, err := dialRaw(r.endpoint, max(len(w.request), r.asking.large))
		switch {
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EAGAIN):
			return nil, err
		case r.stopped() || w.overdue():
			return nil, os.ErrDeadlineExceeded
		}
		// The queue of a Unix socket is full; unlike the queue of TCP it makes no connection wait.
		time.Sleep(dialPause)
	}
}
