package load

import (
	"errors"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"unsafe"
)

// crew drives the connections of some workers in one goroutine: an event loop,
// for plain TCP in a closed loop. A goroutine for each connection costs more than
// it seems: switching between them, a fifteenth of what a request costs, and with
// a thousand of them the processor's caches.
//
// Where other loops block in epoll_wait, which keeps a thread of Go's scheduler
// for itself or costs a hand-over each time, a crew waits in Go's own network
// poller: its epoll instance is registered there as if it were a socket.
type crew struct {
	run     *run
	workers []*worker
	busy    int // of them, with a request under way
	events  [128]syscall.EpollEvent

	epoll uintptr
	file  *os.File // owns epoll
	raw   syscall.RawConn
	alarm atomic.Bool // a worker's link was struck
}

// seat is a worker's place in a crew, and its connection there.
type seat struct {
	socket
	crew   *crew
	number int32
	struck atomic.Bool // by the watchdog
}

// muster makes the crews of a run, one for each processor; none where workers
// have to wait by themselves.
func (r *run) muster() []*crew {
	if r.open || r.settings != nil || r.options.HTTP2 || r.peer.socket != "" || r.plain != nil || r.unresolved != nil {
		return nil
	}
	crews := make([]*crew, min(runtime.GOMAXPROCS(0), len(r.workers)))
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
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil { // else the poller would not take it
		syscall.Close(fd)
		return nil, os.NewSyscallError("fcntl", err)
	}
	c := &crew{run: r, epoll: uintptr(fd), file: os.NewFile(uintptr(fd), "epoll")}
	if c.raw, err = c.file.SyscallConn(); err != nil {
		c.file.Close()
		return nil, err
	}
	return c, nil
}

func (c *crew) leave() { c.file.Close() }

// loop is worker.loop for all of the crew.
func (c *crew) loop() {
	c.busy = len(c.workers)
	for _, w := range c.workers {
		w.now = c.run.clock()
		w.idle = w.reused && w.link != nil
		c.drive(w)
	}
	for c.busy > 0 {
		if err := c.raw.Read(c.attend); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
			panic("load: the poller failed: " + err.Error()) // nobody closes the file before the loop has ended
		}
		c.file.SetReadDeadline(noDeadline)
		if c.alarm.Swap(false) {
			for _, w := range c.workers {
				if w.struck.Swap(false) && w.active {
					w.conclude(os.ErrDeadlineExceeded)
					c.drive(w)
				}
			}
		}
	}
}

// looks is how often a crew that has nothing to do looks again before it waits:
// less than a microsecond. Who sleeps has to be woken, which costs the server
// more than that.
const looks = 4

// attend serves the sockets to which something has happened until nothing has
// (false), or until there is something else to do (true).
func (c *crew) attend(uintptr) bool {
	idle := 0
	for c.busy > 0 && !c.alarm.Load() {
		n, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, c.epoll, uintptr(unsafe.Pointer(&c.events)), uintptr(len(c.events)), 0, 0, 0)
		if errno != 0 {
			continue // interrupted
		}
		if n == 0 {
			if idle++; idle > looks {
				return false
			}
			continue
		}
		idle = 0
		for _, e := range c.events[:n] {
			if w := c.workers[e.Fd]; w.active {
				c.drive(w)
			}
		}
	}
	return true
}

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
	w.count(func(t *tally) { t.opened++ })
	fd, err := c.run.endpoint.dial(len(w.request))
	if err != nil {
		return err
	}
	w.seat.fd, w.seat.blocked, w.seat.idle = uintptr(fd), false, false
	if err := c.control(syscall.EPOLL_CTL_ADD, &w.seat, syscall.EPOLLIN); err != nil {
		rawClose(uintptr(fd))
		return err
	}
	w.have(&w.seat)
	return nil
}

func (c *crew) control(operation int, s *seat, events uint32) error {
	const edge = 1 << 31 // EPOLLET, which package syscall has as a negative number
	e := syscall.EpollEvent{Events: events | syscall.EPOLLRDHUP | edge, Fd: s.number}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_CTL, c.epoll, uintptr(operation), s.fd, uintptr(unsafe.Pointer(&e)), 0, 0); errno != 0 {
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
		err := s.crew.control(syscall.EPOLL_CTL_MOD, s, syscall.EPOLLIN|syscall.EPOLLOUT)
		return err == nil, err
	}
	return false, s.err
}

// interrupt and nudge make the crew look after the worker.
func (s *seat) interrupt() {
	s.struck.Store(true)
	s.crew.alarm.Store(true)
	s.crew.file.SetReadDeadline(longAgo)
}
func (s *seat) nudge()  { s.interrupt() }
func (s *seat) resume() {}
func (s *seat) close()  { rawClose(s.fd) }
