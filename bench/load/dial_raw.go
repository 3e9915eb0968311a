//go:build linux || darwin || freebsd

package load

import "context"

// platform is what this system's way of connecting keeps for a run.
type platform struct{ endpoint *endpoint }

// prepare makes the address ready to be dialled.
func (r *run) prepare() (err error) {
	r.endpoint, err = newEndpoint(r.address)
	return err
}

// dialPlain opens a connection without TLS.
func (r *run) dialPlain(_ context.Context, _ *worker) (link, error) {
	l, err := dialRaw(r.endpoint, len(r.request))
	if err != nil {
		return nil, err
	}
	return l, nil
}
