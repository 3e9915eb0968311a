//go:build linux || darwin || freebsd

package load

import "context"

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(_ context.Context, _ *worker) (link, error) {
	l, err := dialRaw(r.address)
	if err != nil {
		return nil, err
	}
	return l, nil
}
