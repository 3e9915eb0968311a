package command

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// lastWord is how long a write may take when the program is to end: enough for a
// reader that reads, and little for who waits for the end.
const lastWord = time.Second

// errGivenUp is the error of within.
var errGivenUp = errors.New("asked to end")

// within does something that cannot be cancelled, such as opening a pipe that
// nobody writes. It gives up when ctx has ended and atLeast has passed, and returns
// an error then that wraps errGivenUp and names what was waited for. What was
// begun goes on meanwhile: the process ends soon, and that ends it.
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
