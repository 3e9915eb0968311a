package load

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A crew of many connections whose answers trickle in dozes before it sleeps.
// Who dozes is woken by a timer, on its own processor; who sleeps in epoll is
// woken by the server, which pays for that with nearly every answer. Meanwhile
// more answers come together, as they do for a generator that is slower. An
// answer may be seen late by as much; with this many under way that is a small
// part of what each of them waits for its turn at the server.
const (
	manyRequests = 16             // connections with a request under way
	fewAnswers   = 2              // answers in a turn
	soonAfter    = int64(100_000) // ns from one turn to the next
	napTime      = int64(20_000)  // ns
)

// trickles reports whether the answers of a turn came a few at a time and soon
// after the turn before.
func isSparse(answers int, since int64) bool { return answers <= fewAnswers && since < soonAfter }

// rest sleeps past Go's scheduler, which would hand the processor on. A signal
// ends it, and the scheduler sends one when it is due.
func nap(ns int64) {
	t := unix.NsecToTimespec(ns)
	syscall.RawSyscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&t)), 0, 0)
}

// sharpTimers keeps the goroutine on a thread whose sleeps are as long as they
// were meant to be: the kernel adds up to 50 µs otherwise. The function returned
// undoes it.
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
