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
