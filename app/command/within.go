package command

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// lastWord is the longest time that a write may take when the program is to end: enough
// for an active reader, and short for a person at the terminal.
const lastWord = time.Second

// errGivenUp is the error of within.
var errGivenUp = errors.New("asked to end")

// within calls a function that cannot be cancelled, such as opening a pipe without a
// writer. When ctx has ended and atLeast has passed, it returns an error that wraps
// errGivenUp and contains forWhat. The call itself goes on until the process ends, which
// is soon.
func within[T any](ctx context.Context, atLeast time.Duration, forWhat string, do func() (T, error)) (T, error) {
	if ctx.Done() == nil {
		return do()
	}
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := do()
		done <- result{value, err}
	}()
	least := time.NewTimer(atLeast)
	defer least.Stop()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
	}
	select {
	case r := <-done:
		return r.value, r.err
	case <-least.C:
		var none T
		return none, fmt.Errorf("%w while waiting for %s", errGivenUp, forWhat)
	}
}
