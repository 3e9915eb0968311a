package command

import "context"

// meanwhile runs do in a goroutine. The returned function cancels it and waits for its
// end.
func meanwhile(ctx context.Context, do func(context.Context)) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		do(ctx)
	}()
	return func() {
		cancel()
		<-done
	}
}
