package load

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// An event loop of many connections naps before it sleeps when answers come a few at a
// time. A timer ends a nap, on the loop's own processor. A sleep in epoll is ended by
// the server, which pays for that with nearly every answer. During a nap more answers
// come together, as they do for a generator that is slower. An answer may be seen late
// by the length of a nap; with this many requests under way that is a small part of
// the time that each of them waits at the server.
const (
	manyRequests = 16             // connections with a request under way
	fewAnswers   = 2              // answers in a turn
	soonAfter    = int64(100_000) // ns from one turn to the next
	napTime      = int64(20_000)  // ns
)

// isSparse reports whether the answers of a turn came a few at a time and soon
// after the turn before.
func isSparse(answers int, since int64) bool { return answers <= fewAnswers && since < soonAfter }

// nap sleeps past Go's scheduler, which would hand the processor on. A signal
// ends it, and the scheduler sends one when it is due.
func nap(ns int64) {
	t := unix.NsecToTimespec(ns)
	syscall.RawSyscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&t)), 0, 0)
}

// preciseTimers keeps the goroutine on a thread that sleeps without the kernel's timer
// slack, which adds up to 50 µs. The returned function undoes it.
func preciseTimers() (undo func()) {
	runtime.LockOSThread()
	slack, err := unix.PrctlRetInt(unix.PR_GET_TIMERSLACK, 0, 0, 0, 0)
	if err != nil || unix.Prctl(unix.PR_SET_TIMERSLACK, 1, 0, 0, 0) != nil {
		return runtime.UnlockOSThread
	}
	return func() {
		unix.Prctl(unix.PR_SET_TIMERSLACK, uintptr(slack), 0, 0, 0)
		runtime.UnlockOSThread()
	}
}
