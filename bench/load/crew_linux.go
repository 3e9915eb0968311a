package load

import (
	"cmp"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// crew drives the connections of some workers in one goroutine: an event loop,
// for plain TCP in a closed loop. A goroutine for each connection costs more than
// it seems: switching between them, a fifteenth of what a request costs, and with
// a thousand of them the processor's caches.
//
// A wait for the sockets begins outside of Go's scheduler. Told of it, the
// scheduler would hand the processor on and off each time, and its monitor would
// wake to do so; and a wait in Go's own network poller, where the crew's sockets
// can be registered as one, costs the server, whose answers then wake through two
// of them. Only a wait that has become long is one that the scheduler sees.
type crew struct {
	run     *run
	workers []*worker
	busy    int  // of them, with a request under way
	sparse  bool // answers come a few at a time, and soon after one another
	slow    bool // and they are long in coming
	events  [128]syscall.EpollEvent

	epoll int
	bell  int         // an eventfd that ends a wait
	alarm atomic.Bool // a worker's link was struck
}

// seat is a worker's place in a crew, and its connection there.
type seat struct {
	socket
	crew   *crew
	number int32
	struck atomic.Bool // by the watchdog
}

// processors is how many processors the crews of a run share out among them: all,
// or half of them where the server is on this machine and needs the others. With a
// crew on each of two processors, nginx answered four connections two thirds as
// often as with one crew, and what a slow server answered in half a second spread a
// third wider.
func (r *run) processors() int {
	n := runtime.GOMAXPROCS(0)
	if r.peer.address.Addr().Unmap().IsLoopback() {
		n = max(n/2, 1)
	}
	return n
}

// muster makes the crews of a run, one for each of its processors; none where
// workers have to wait by themselves.
func (r *run) muster() []*crew {
	if r.open || r.settings != nil || r.options.HTTP2 || r.peer.socket != "" || r.plain != nil || r.unresolved != nil {
		return nil
	}
	crews := make([]*crew, min(r.processors(), len(r.workers)))
	for i := range crews {
		c, err := newCrew(r)
		if err != nil {
			for _, made := range crews[:i] {
				made.leave()
			}
			return nil // it goes without: slower, and that is all
		}
		crews[i] = c
	}
	for i, w := range r.workers {
		c := crews[i%len(crews)]
		w.lane = r.lanes[i%len(crews)]
		w.seat.crew, w.seat.number, w.seat.w = c, int32(len(c.workers)), w
		c.workers = append(c.workers, w)
	}
	return crews
}

func newCrew(r *run) (*crew, error) {
	epoll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	bell, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		unix.Close(epoll)
		return nil, os.NewSyscallError("eventfd", err)
	}
	c := &crew{run: r, epoll: epoll, bell: bell}
	if err := c.control(syscall.EPOLL_CTL_ADD, uintptr(bell), noWorker, syscall.EPOLLIN); err != nil {
		c.leave()
		return nil, err
	}
	return c, nil
}

// hungUp is what happens to a socket when the server has closed it.
const hungUp = syscall.EPOLLRDHUP | syscall.EPOLLHUP | syscall.EPOLLERR

// noWorker is the number that the bell has among the events.
const noWorker = -1

func (c *crew) leave() {
	unix.Close(c.bell)
	unix.Close(c.epoll)
}

// ring ends a wait.
func (c *crew) ring() {
	c.alarm.Store(true)
	unix.Write(c.bell, []byte{1, 0, 0, 0, 0, 0, 0, 0})
}

// loop is worker.loop for all of the crew.
func (c *crew) loop() {
	if c.run.alone {
		defer sharpTimers()()
	}
	c.busy = len(c.workers)
	for _, w := range c.workers {
		w.now = c.run.clock()
		w.idle = w.reused && w.link != nil
		c.drive(w)
	}
	var before int64 // when the turn before had ended
	for c.busy > 0 {
		var first, last int64
		events := c.wait()
		for _, e := range events {
			if e.Fd == noWorker {
				unix.Read(c.bell, make([]byte, 8))
			} else if w := c.workers[e.Fd]; w.active {
				w.over = w.over || e.Events&hungUp != 0
				c.drive(w)
				last = w.now
				first = cmp.Or(first, last)
			}
		}
		if first > 0 {
			c.workers[0].count(func(t *tally) { observe(&t.turns, last-first) })
			c.sparse = trickles(len(events), first-before)
			c.slow = first-before > long
			before = last
		}
		if c.alarm.Load() {
			c.alarm.Store(false)
			c.answerAlarm()
		}
	}
}

// answerAlarm looks after the workers whose links were struck.
func (c *crew) answerAlarm() {
	for _, w := range c.workers {
		if w.struck.Swap(false) && w.active {
			w.conclude(os.ErrDeadlineExceeded)
			c.drive(w)
		}
	}
}

// looks is how often a crew looks again before it sleeps: less than a microsecond.
// Who sleeps has to be woken, which costs the server more than that.
const looks = 3

// wait returns the sockets to which something has happened. It may return none.
//
// A process that does nothing but load waits past the scheduler at first. The
// scheduler takes the processor from whoever has had it for ten milliseconds, by
// a signal, and epoll_pwait returns when there is one (signal(7)): so a wait that
// it does not see is short. A timeout would do the same at a price, since a timer
// has to be set and taken back for each wait. Where answers are long in coming, the
// scheduler is told at once: it costs more to be interrupted each time.
func (c *crew) wait() []syscall.EpollEvent {
	if c.run.alone && !c.slow {
		looks, rests := looks, c.sparse && c.busy >= many
		if rests {
			looks = 1
		}
		for i := range looks + 1 {
			patience := uintptr(0)
			if i == looks {
				if rests {
					rest(doze)
				}
				patience = forEver
			}
			n, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, uintptr(c.epoll), uintptr(unsafe.Pointer(&c.events)), uintptr(len(c.events)), patience, 0, 0)
			if errno == 0 && n > 0 {
				return c.events[:n]
			}
		}
	}
	m, _ := syscall.EpollWait(c.epoll, c.events[:], -1) // an error is another signal
	return c.events[:max(m, 0)]
}

const forEver = ^uintptr(0)

// long is a wait in which the scheduler has time to look around, in ns.
const long = int64(10_000_000)

// drive goes on with a worker until it has to wait or has no more to do. What
// has happened may have happened to a connection that is gone; a look at the
// present one does no harm.
func (c *crew) drive(w *worker) {
	for w.active || w.take(false) {
		if w.link == nil {
			if err := c.connect(w); err != nil {
				w.fail(err)
				continue
			}
		}
		waits, err := w.seat.proceed()
		if waits {
			return
		}
		w.conclude(err)
	}
	c.busy--
}

// connect opens a connection for a worker.
func (c *crew) connect(w *worker) error {
	w.unconnected()
	fd, err := c.run.endpoint.dial(len(w.request))
	if err != nil {
		return err
	}
	w.seat.begin(uintptr(fd))
	if err := c.control(syscall.EPOLL_CTL_ADD, w.fd, w.number, syscall.EPOLLIN); err != nil {
		rawClose(uintptr(fd))
		return err
	}
	w.have(&w.seat)
	return nil
}

func (c *crew) control(operation int, fd uintptr, number int32, events uint32) error {
	const edge = 1 << 31 // EPOLLET, which package syscall has as a negative number
	e := syscall.EpollEvent{Events: events | syscall.EPOLLRDHUP | edge, Fd: number}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_CTL, uintptr(c.epoll), uintptr(operation), fd, uintptr(unsafe.Pointer(&e)), 0, 0); errno != 0 {
		return os.NewSyscallError("epoll_ctl", errno)
	}
	return nil
}

// proceed does what can be done without waiting. If it need not wait, the talk
// has ended, with an error or without.
func (s *seat) proceed() (waits bool, err error) {
	s.err = nil
	if s.blocked && !s.flush() {
		return true, nil
	}
	if s.err != nil {
		return false, s.err
	}
	switch {
	case !s.step():
		return true, nil
	case s.blocked:
		err := s.crew.control(syscall.EPOLL_CTL_MOD, s.fd, s.number, syscall.EPOLLIN|syscall.EPOLLOUT)
		return err == nil, err
	}
	return false, s.err
}

// interrupt and nudge make the crew look after the worker.
func (s *seat) interrupt() {
	s.struck.Store(true)
	s.crew.ring()
}
func (s *seat) nudge()  { s.interrupt() }
func (s *seat) resume() {}
func (s *seat) close()  { rawClose(s.fd) }
