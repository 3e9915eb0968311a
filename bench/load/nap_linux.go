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
// by the length of a nap: an eighth of the median latency, in bounds. No poll comes before
// a nap: it would find at most an answer or two, for which the next nap would begin anew.
const (
	manyRequests = 16             // connections with a request under way
	fewAnswers   = 2              // answers in a turn
	soonAfter    = int64(100_000) // ns from one turn to the next, besides the nap

	shortNap   = int64(20_000)  // ns
	longNap    = int64(100_000) // ns
	napPart    = 8
	napMeasure = 4096 // turns from one look at the median to the next
)

// napper decides whether the next wait begins with a nap, and how long that is.
type napper struct {
	length int64 // ns
	turns  int   // until the median is looked at
}

func newNapper() napper { return napper{length: shortNap, turns: napMeasure} }

// sparse reports whether the answers of a turn came a few at a time and soon after the
// turn before. A longer nap lets more of them come together.
func (p *napper) sparse(answers int, since int64) bool {
	return int64(answers) <= fewAnswers*p.length/shortNap && since < soonAfter+p.length-shortNap
}

// turn follows a turn. Once in a while it asks for the median latency, in ns, and adapts
// the length of naps to it.
func (p *napper) turn(median func() int64) {
	if p.turns--; p.turns <= 0 {
		p.turns = napMeasure
		p.length = min(max(median()/napPart, shortNap), longNap)
	}
}

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
