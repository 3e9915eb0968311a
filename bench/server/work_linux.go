package server

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// stopwatch reads the processor time of this thread, to which the goroutine is
// bound until done is called.
func stopwatch() (now func() time.Duration, done func()) {
	runtime.LockOSThread()
	return threadTime, runtime.UnlockOSThread
}

func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err) // every Linux has this clock
	}
	return time.Duration(t.Nano())
}
