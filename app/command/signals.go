package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilSignal returns a context that ends with the first signal that asks the
// program to end. The second interrupt or SIGTERM ends the process at once.
//
// A terminal that goes away sends a SIGHUP, or two in a row, one from the shell
// and one from the system. Only the first has an effect, so that the finished
// measurements are still written. A signal that was ignored when the program started,
// as under nohup, stays ignored.
//
// SIGPIPE is caught too: a write to a pipe without a reader fails and does not end the
// process. Progress on standard error that goes to head must not lose a run.
func untilSignal(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	ending, hangup := make(chan os.Signal, 1), make(chan os.Signal, 1)
	listen(ending, os.Interrupt, syscall.SIGTERM)
	listen(hangup, syscall.SIGHUP)
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go func() {
		select {
		case <-ending:
		case <-hangup:
		case <-ctx.Done():
		}
		signal.Stop(ending)
		cancel()
	}()
	return ctx, cancel
}

// listen is signal.Notify but for signals that are ignored.
func listen(to chan<- os.Signal, signals ...os.Signal) {
	for _, s := range signals {
		if !signal.Ignored(s) {
			signal.Notify(to, s)
		}
	}
}
