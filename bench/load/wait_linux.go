package load

import (
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

const looksHere = true // an event loop can look before it sleeps

// spinPolls is how often an event loop polls again before it sleeps: less than a
// microsecond. The server would have to wake it from a sleep, which costs more.
const spinPolls = 3

// wait returns the sockets that have events. It may return none.
//
// A process that does nothing but load waits past the scheduler at first. The
// scheduler takes the processor by a signal from every goroutine that has had it for
// ten milliseconds, and epoll_pwait returns on a signal (signal(7)): so a wait that it
// does not see is short. A timeout would do the same at a price, since a timer has to
// be set and taken back for each wait. Where answers take long, the scheduler sees the
// wait at once: being interrupted each time costs more.
func (l *eventLoop) wait() []syscall.EpollEvent {
	l.waits.Waits++
	l.asleep, l.looking = 0, 0
	past := l.run.dedicated && !l.slow
	switch {
	case l.looker.looks():
		if n := l.look(); n > 0 {
			return l.events[:n]
		}
	case past && l.sparse && l.busy >= manyRequests:
		l.fallAsleep()
		nap(l.napper.length)
	case past:
		for range spinPolls {
			if n := l.poll(0); n > 0 {
				return l.events[:n]
			}
		}
	}
	l.fallAsleep()
	if past {
		if n := l.poll(noTimeout); n > 0 {
			return l.events[:n]
		}
	}
	l.count()                                           // it may be long
	m, _ := syscall.EpollWait(l.epoll, l.events[:], -1) // an error is another signal
	return l.events[:max(m, 0)]
}

// look waits for an answer without a sleep, for as long as a look lasts at most (see
// longestLook). It returns the number of events.
func (l *eventLoop) look() int {
	begin := l.run.clock()
	l.waits.Looks++
	for {
		n := l.poll(0)
		took := l.run.clock() - begin
		switch {
		case n > 0:
			l.looker.hit(took)
			l.waits.Hits++
		case took >= l.looker.longest:
			l.looking = begin
		default:
			syscall.RawSyscall(syscall.SYS_SCHED_YIELD, 0, 0, 0)
			continue
		}
		l.waits.Looked += time.Duration(took).Seconds()
		l.judge()
		return n
	}
}

// windowLooks is the number of looks in a row after which judge decides.
const windowLooks = 256

// judge ends the looks where most of them give the processor to another program, which may
// be the server. With two connections or more that costs answers: after a look the
// scheduler prefers the server, which then runs at the first request without the others.
// With two, nginx answered 0.95 times as often. With one connection it answers as often,
// for 0.8 of the generator's processor time.
func (l *eventLoop) judge() {
	if len(l.workers) == 1 {
		return
	}
	switch l.looker.row % windowLooks {
	case 1:
		l.taken = timesTaken()
	case 0:
		if timesTaken()-l.taken > windowLooks/2 {
			l.waits.Shared += windowLooks
			l.looker.stop()
		}
	}
}

// timesTaken returns how often the thread has lost its processor while it had more to do,
// also by giving it away (getrusage(2), ru_nivcsw).
func timesTaken() int64 {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_THREAD, &u) != nil {
		return 0
	}
	return int64(u.Nivcsw)
}

// poll looks for events past Go's scheduler and returns their number, which is negative
// for an error.
func (l *eventLoop) poll(timeout uintptr) int {
	n, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, uintptr(l.epoll), uintptr(unsafe.Pointer(&l.events)), uintptr(len(l.events)), timeout, 0, 0)
	if errno != 0 {
		return -1
	}
	return int(n)
}

// fallAsleep notes that a sleep begins, unless one has begun in this wait.
func (l *eventLoop) fallAsleep() {
	if l.asleep == 0 {
		l.asleep = l.run.clock()
		l.waits.Sleeps++
	}
}

const noTimeout = ^uintptr(0)

// longWait is the length of a wait from which on the scheduler would notice it, in ns.
const longWait = int64(10_000_000)
