//go:build linux || darwin || freebsd

package load

import "context"

// platform is what this system's way of connecting keeps for a run.
type platform struct{ endpoint *endpoint }

// quay is what it keeps for a worker.
type quay struct{ berth *berth }

// prepare makes the address ready to be dialled.
func (r *run) prepare() (err error) {
	r.endpoint, err = newEndpoint(r.address)
	return err
}

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(_ context.Context, w *worker) (link, error) {
	if w.berth == nil && r.berths {
		// Without one it is slower, and that is all.
		w.berth, _ = newBerth()
	}
	l, err := dialRaw(r.endpoint, len(r.request), w.berth)
	if err != nil {
		return nil, err
	}
	return l, nil
}

// leave releases what the worker has kept for its connections.
func (q *quay) leave() {
	if q.berth != nil {
		q.berth.close()
	}
}
