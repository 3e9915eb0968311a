// Package parallel computes the parts of a long answer on every processor.
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls a function for the numbers from 0 to n−1 on every processor, in any order. It
// returns when all calls have, with the first error, or with that of ctx, after which it
// begins no call.
func Do(ctx context.Context, n int, do func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					cancel(err)
					return
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// Collect is Do for a function that returns a part of a list; the parts are put together
// in the order of their numbers.
func Collect[T any](ctx context.Context, n int, do func(i int) ([]T, error)) ([]T, error) {
	parts := make([][]T, n)
	err := Do(ctx, n, func(i int) (err error) {
		parts[i], err = do(i)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []T
	for _, part := range parts {
		all = append(all, part...)
	}
	return all, nil
}
