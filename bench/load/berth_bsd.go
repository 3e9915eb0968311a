//go:build darwin || freebsd

package load

import "errors"

// berth is for Linux; here every socket is known to the poller itself.
type berth struct{}

func newBerth() (*berth, error)               { return nil, errors.ErrUnsupported }
func (*berth) moor(uintptr) (*rawLink, error) { return nil, errors.ErrUnsupported }
func (*berth) wantRoom() error                { return errors.ErrUnsupported }
func (*berth) close()                         {}
