//go:build !linux && !darwin && !freebsd

package load

import "context"

// platform is what this system's way of connecting keeps for a run.
type platform struct{}

// quay is what it keeps for a worker.
type quay struct{}

func (*quay) leave() {}

// prepare makes the address ready to be dialled.
func (r *run) prepare() error { return nil }

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(ctx context.Context, w *worker) (link, error) {
	l, err := dialStream(ctx, w, r.address.String(), nil)
	if err != nil {
		return nil, err
	}
	return l, nil
}
