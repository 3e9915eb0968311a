package load

import (
	"cmp"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// eventLoop drives the connections of some workers in one goroutine, for plain TCP in
// a closed loop. A goroutine for each connection costs more than it seems: a fifteenth
// of a request's cost for switching between them, and the processor's caches where
// there are a thousand of them.
//
// A wait for the sockets begins outside of Go's scheduler. A scheduler that knew of it
// would hand the processor on and off each time, and its monitor would wake to do so.
// A wait in Go's own network poller, where the epoll descriptor could be registered as
// one socket, costs the server, whose answers then wake through two pollers. The
// scheduler sees only a wait that has become long.
type eventLoop struct {
	run     *run
	workers []*worker
	busy    int  // of them, with a request under way
	sparse  bool // answers come a few at a time, and soon after one another
	slow    bool // and they are long in coming
	looker  looker
	napper  napper
	notes   notes
	waits   Waiting // of the phase under way, but for its way
	taken   int64   // timesTaken before the looks that are judged next
	looking int64   // when the look began that was in vain; 0: there was none, or it found an answer
	asleep  int64   // when the sleep began whose end has not been noticed; 0: there is none
	events  [128]syscall.EpollEvent

	epoll       int
	wakeup      int         // an eventfd that ends a wait
	interrupted atomic.Bool // the link of one of the workers was interrupted
}

// loopConn is a worker's connection in an event loop.
type loopConn struct {
	socket
	loop        *eventLoop
	index       int32
	interrupted atomic.Bool // by the watchdog
}

// processors is the number of processors that the event loops of a run share: all, or
// half of them where the server is on this machine and needs the others. With an event
// loop on each of two processors, nginx answered four connections two thirds as often
// as with one, and the answers that a slow server gave in half a second spread a third
// wider.
func (r *run) processors() int {
	n := runtime.GOMAXPROCS(0)
	if r.peer.address.Addr().Unmap().IsLoopback() {
		n = max(n/2, 1)
	}
	return n
}

// newLoops makes the event loops of a run, one for each of its processors; none where
// workers have to wait by themselves.
func (r *run) newLoops() []*eventLoop {
	if r.open || r.settings != nil || r.options.HTTP2 || r.peer.socket != "" || r.plain != nil || r.unresolved != nil {
		return nil
	}
	loops := make([]*eventLoop, min(r.processors(), len(r.workers)))
	for i := range loops {
		l, err := newEventLoop(r)
		if err != nil {
			for _, made := range loops[:i] {
				made.close()
			}
			return nil // without event loops the load is slower, and right
		}
		loops[i] = l
	}
	for i, w := range r.workers {
		l := loops[i%len(loops)]
		w.shard = r.shards[i%len(loops)]
		w.loopConn.loop, w.loopConn.index, w.loopConn.w = l, int32(len(l.workers)), w
		if r.options.Log.Path == "" { // which has a line for each
			w.notes = &l.notes
		}
		l.workers = append(l.workers, w)
	}
	return loops
}

func newEventLoop(r *run) (*eventLoop, error) {
	epoll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	wakeup, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		unix.Close(epoll)
		return nil, os.NewSyscallError("eventfd", err)
	}
	l := &eventLoop{run: r, epoll: epoll, wakeup: wakeup, napper: newNapper()}
	l.looker = newLooker(r.dedicated && r.options.Wait != WaitSleep && r.options.canLook(r.target), r.options.Wait == WaitLook, len(r.workers))
	if err := l.control(syscall.EPOLL_CTL_ADD, uintptr(wakeup), wakeupIndex, syscall.EPOLLIN); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

// closedEvents are the events of a socket that the server has closed.
const closedEvents = syscall.EPOLLRDHUP | syscall.EPOLLHUP | syscall.EPOLLERR

// wakeupIndex is the number of the wakeup descriptor among the events.
const wakeupIndex = -1

func (l *eventLoop) close() {
	unix.Close(l.wakeup)
	unix.Close(l.epoll)
}

// wake ends a wait.
func (l *eventLoop) wake() {
	l.interrupted.Store(true)
	unix.Write(l.wakeup, []byte{1, 0, 0, 0, 0, 0, 0, 0})
}

// serve is worker.loop for all workers of the event loop.
func (l *eventLoop) serve() {
	if l.run.dedicated {
		defer preciseTimers()()
	}
	l.looker.row = 0 // the thread may be another than before
	l.busy = len(l.workers)
	for _, w := range l.workers {
		w.now = l.run.clock()
		w.idle = w.reused && w.link != nil
		l.advance(w)
	}
	var before int64 // when the turn before had ended
	for l.busy > 0 {
		var first, last int64
		events := l.wait()
		for _, e := range events {
			if e.Fd == wakeupIndex {
				unix.Read(l.wakeup, make([]byte, 8))
			} else if w := l.workers[e.Fd]; w.active {
				w.serverClosed = w.serverClosed || e.Events&closedEvents != 0
				l.advance(w)
				last = w.now
				first = cmp.Or(first, last)
			}
		}
		if first > 0 {
			if l.asleep > 0 {
				l.waits.Slept += time.Duration(first - l.asleep).Seconds()
			}
			if l.looking > 0 {
				l.looker.miss(first - l.looking)
			}
			if l.notes.turn(last - first); l.notes.ripe(last) {
				l.count()
			}
			l.sparse = l.napper.sparse(len(events), first-before)
			l.napper.turn(l.median)
			l.slow = first-before > longWait
			before = last
		}
		if l.interrupted.Load() {
			l.interrupted.Store(false)
			l.handleInterrupted()
		}
	}
	l.count()
	l.workers[0].count(func(t *tally) { t.waits = t.waits.Add(l.waits) })
	l.waits = Waiting{}
}

// count counts what is only noted. All workers of the loop have one shard.
func (l *eventLoop) count() { l.notes.count(l.workers[0].shard) }

// median is the median latency of the loop's successes so far, in ns.
func (l *eventLoop) median() (ns int64) {
	l.count()
	l.workers[0].count(func(t *tally) {
		if t.ok != nil {
			ns = t.ok.ValueAtQuantile(50) * int64(time.Microsecond)
		}
	})
	return ns
}

// handleInterrupted serves the workers of interrupted links.
func (l *eventLoop) handleInterrupted() {
	for _, w := range l.workers {
		if w.interrupted.Swap(false) && w.active {
			w.finish(os.ErrDeadlineExceeded)
			l.advance(w)
		}
	}
}

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

// advance serves a worker until it has to wait or has no more to do. The event may be
// of a connection that is closed by now; looking at the present one does no harm.
func (l *eventLoop) advance(w *worker) {
	for w.active || w.take(false) {
		if w.link == nil {
			if err := l.connect(w); err != nil {
				w.fail(err)
				continue
			}
		}
		waits, err := w.loopConn.serve()
		if waits {
			return
		}
		w.finish(err)
	}
	l.busy--
}

// connect opens a connection for a worker.
func (l *eventLoop) connect(w *worker) error {
	w.beginConnecting()
	fd, err := l.run.endpoint.dial(max(len(w.request), l.run.asking.large))
	if err != nil {
		return err
	}
	w.loopConn.begin(uintptr(fd))
	if err := l.control(syscall.EPOLL_CTL_ADD, w.fd, w.index, syscall.EPOLLIN); err != nil {
		rawClose(uintptr(fd))
		return err
	}
	w.setLink(&w.loopConn)
	return nil
}

func (l *eventLoop) control(operation int, fd uintptr, number int32, events uint32) error {
	const edge = 1 << 31 // EPOLLET, which package syscall has as a negative number
	e := syscall.EpollEvent{Events: events | syscall.EPOLLRDHUP | edge, Fd: number}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_CTL, uintptr(l.epoll), uintptr(operation), fd, uintptr(unsafe.Pointer(&e)), 0, 0); errno != 0 {
		return os.NewSyscallError("epoll_ctl", errno)
	}
	return nil
}

// serve does everything that can be done without waiting. If it need not wait,
// serving has ended, with an error or without.
func (c *loopConn) serve() (waits bool, err error) {
	c.err = nil
	if c.blocked && !c.flush() {
		return true, nil
	}
	if c.err != nil {
		return false, c.err
	}
	switch {
	case !c.step():
		return true, nil
	case c.blocked:
		err := c.loop.control(syscall.EPOLL_CTL_MOD, c.fd, c.index, syscall.EPOLLIN|syscall.EPOLLOUT)
		return err == nil, err
	}
	return false, c.err
}

// interrupt and probe make the event loop serve the worker.
func (c *loopConn) interrupt() {
	c.interrupted.Store(true)
	c.loop.wake()
}
func (c *loopConn) probe()  { c.interrupt() }
func (c *loopConn) resume() {}
func (c *loopConn) close()  { rawClose(c.fd) }
