//go:build unix

package load

import (
	"os"
	"os/signal"
	"syscall"
)

// processorTime is the time that this process has used so far.
func processorTime() CPU {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return CPU{}
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return CPU{User: seconds(u.Utime), Sys: seconds(u.Stime)}
}

// openFiles is how many files this process may have open, 0 if that is not
// known. Go has raised the soft limit to the hard one when the program started.
func openFiles() uint64 {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil || l.Cur > 1<<40 {
		return 0
	}
	return uint64(l.Cur)
}

// continuations receives something whenever this process has been continued after
// a stop, until forget is called.
func continuations() (signals <-chan os.Signal, forget func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGCONT)
	return c, func() { signal.Stop(c) }
}
