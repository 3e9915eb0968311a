//go:build linux || darwin || freebsd

package load

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"
)

// platform is what this system's way of connecting keeps for a run.
type platform struct{ endpoint *endpoint }

// quay is what it keeps for a worker.
type quay struct{ berth *berth }

// prepare makes the peer ready to be dialled.
func (r *run) prepare() (err error) {
	r.endpoint, err = newEndpoint(r.peer)
	return err
}

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(_ context.Context, w *worker) (link, error) {
	if w.berth == nil && r.berths {
		// Without one it is slower, and that is all.
		w.berth, _ = newBerth()
	}
	for {
		l, err := dialRaw(r.endpoint, len(w.request), w.berth)
		switch {
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EAGAIN):
			return nil, err
		case r.stopped() || w.overdue():
			return nil, os.ErrDeadlineExceeded
		}
		// The queue of a Unix socket is full; unlike that of TCP it lets nobody wait.
		time.Sleep(pause)
	}
}

// leave releases what the worker has kept for its connections.
func (q *quay) leave() {
	if q.berth != nil {
		q.berth.close()
	}
}
