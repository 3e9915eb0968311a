//go:build !linux && !darwin && !freebsd

package load

import "context"

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(ctx context.Context, w *worker) (link, error) {
	l, err := dialStream(ctx, w, r.address.String(), nil)
	if err != nil {
		return nil, err
	}
	return l, nil
}
