//go:build !linux

package responder

import (
	"context"
	"errors"
	"net"
	"sync"
)

// serve answers each connection in a goroutine.
func (r *Responder) serve(ctx context.Context) error {
	var running sync.WaitGroup
	defer running.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // before the wait
	defer r.listener.Close()
	stop := context.AfterFunc(ctx, func() { r.listener.Close() })
	defer stop()
	for {
		c, err := r.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		} else if err != nil {
			return err
		}
		running.Go(func() { converse(ctx, c) })
	}
}

// converse answers one connection until it is over or ctx ends.
func converse(ctx context.Context, c net.Conn) {
	stop := context.AfterFunc(ctx, func() { c.Close() })
	defer func() {
		stop()
		c.Close()
	}()
	var sent connState
	in, out := make([]byte, 4<<10), []byte(nil)
	for !sent.done() {
		n, err := c.Read(in)
		if err != nil {
			return
		}
		var wrong error
		if out, _, wrong = sent.read(in[:n], out[:0]); len(out) > 0 {
			if _, err := c.Write(out); err != nil {
				return
			}
		}
		if wrong != nil {
			return
		}
	}
}
