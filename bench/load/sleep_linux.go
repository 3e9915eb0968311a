package load

import (
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// sleeper sleeps more exactly than time.Sleep, which on Linux rounds up to the
// milliseconds of epoll_wait: it waits for a timer that the kernel shows as a
// file, and that wakes the poller like any other. One goroutine uses it.
type sleeper struct {
	file   *os.File // nil: none could be had
	raw    syscall.RawConn
	waiter func(fd uintptr) bool
	left   time.Duration // 0: the timer runs
	spent  [8]byte
}

// shortestSleep is the shortest sleep. Requests due within it are sent together: waking
// for each would cost more than sending it.
const shortestSleep = 50 * time.Microsecond

func newSleeper() *sleeper {
	s := new(sleeper)
	fd, err := unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_NONBLOCK|unix.TFD_CLOEXEC)
	if err != nil {
		return s
	}
	file := os.NewFile(uintptr(fd), "timer")
	if s.raw, err = file.SyscallConn(); err != nil {
		file.Close()
		return s
	}
	s.file, s.waiter = file, s.wait
	return s
}

func (s *sleeper) sleep(d time.Duration) {
	if s.file == nil {
		time.Sleep(d)
		return
	}
	s.left = max(d, shortestSleep)
	s.raw.Read(s.waiter)
}

// wait starts the timer when it is called first, and then looks whether it has expired.
func (s *sleeper) wait(fd uintptr) bool {
	if s.left == 0 {
		_, err := syscall.Read(int(fd), s.spent[:])
		return err != syscall.EAGAIN
	}
	once := unix.ItimerSpec{Value: unix.NsecToTimespec(int64(s.left))}
	s.left = 0
	return unix.TimerfdSettime(int(fd), 0, &once, nil) != nil
}

func (s *sleeper) close() {
	if s.file != nil {
		s.file.Close()
	}
}
