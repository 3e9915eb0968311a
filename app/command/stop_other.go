//go:build unix && !linux

package command

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stop sends this process a signal that suspends it, and returns when it goes on, or a
// little later where the signal has no effect.
func stop(s syscall.Signal) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	defer signal.Stop(signals)
	if syscall.Kill(os.Getpid(), s) != nil {
		return
	}
	select {
	case <-signals:
	case <-time.After(time.Second): // on a busy machine the signal takes its time
	}
}
