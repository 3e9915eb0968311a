//go:build !linux && !darwin && !freebsd

package load

import "context"

// platform holds the state that connecting needs on this system: none.
type platform struct{}

// prepare makes the peer ready to be dialled.
func (r *run) prepare() error { return nil }

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(ctx context.Context, w *worker) (blockingLink, error) {
	return dialStream(ctx, w, nil)
}
