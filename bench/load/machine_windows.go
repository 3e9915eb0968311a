package load

import (
	"os"
	"syscall"
)

// processorTime is the time that this process has used so far.
func processorTime() CPU {
	var created, exited, kernel, user syscall.Filetime
	process, err := syscall.GetCurrentProcess()
	if err == nil {
		err = syscall.GetProcessTimes(process, &created, &exited, &kernel, &user)
	}
	if err != nil {
		return CPU{}
	}
	// Counted in 100 ns; Filetime.Nanoseconds would take it for a date.
	seconds := func(t syscall.Filetime) float64 {
		return float64(int64(t.HighDateTime)<<32|int64(t.LowDateTime)) / 1e7
	}
	return CPU{User: seconds(user), Sys: seconds(kernel)}
}

// openFiles is 0: Windows sets sockets no limit of its own.
func openFiles() uint64 { return 0 }

// continuations receives nothing: Windows does not report that it has continued a
// process.
func continuations() (signals <-chan os.Signal, forget func()) { return nil, func() {} }
