package load

import (
	"sync/atomic"
	"time"

	"perihelion/bench/load/arrival"
)

// source decides when the next request is to be sent. Instants are nanoseconds on
// the clock of the run.
type source interface {
	// take returns the instant at which the next request fell due and the present one, or
	// false when there is no request, or none yet and the caller will not wait. now is the
	// present instant. Many goroutines may call it.
	take(now int64, wait bool) (due, present int64, ok bool)
}

// byNumber is a closed loop of so many requests: the next is due now.
type byNumber struct{ left atomic.Int64 }

func newByNumber(n int64) *byNumber {
	s := new(byNumber)
	s.left.Store(n)
	return s
}

func (s *byNumber) take(now int64, _ bool) (due, present int64, ok bool) {
	if s.left.Load() <= 0 || s.left.Add(-1) < 0 {
		return 0, 0, false
	}
	return now, now, true
}

// untilEnd is a closed loop up to an instant.
type untilEnd struct{ end int64 }

func (s untilEnd) take(now int64, _ bool) (due, present int64, ok bool) {
	return now, now, now < s.end
}

// arrivals is an open loop: requests fall due by a profile, and each free worker
// takes the next. One goroutine, pace, knows the time; it hands a request
// to a worker no sooner than it is due, and waits when no worker is free. Nothing
// is dropped while it waits: the due times do not move.
type arrivals struct {
	handed chan int64
	clock  func() int64
	sent   int64 // handed to a worker; written by pace, read after it has returned
	last   int64 // when the last was; likewise
	due    int64 // fallen due before pace returned; likewise
	held   int64 // sent late because for a millisecond or more no worker was free; likewise
}

func newArrivals(clock func() int64) *arrivals {
	return &arrivals{handed: make(chan int64), clock: clock}
}

func (s *arrivals) take(_ int64, wait bool) (due, present int64, ok bool) {
	if !wait {
		select {
		case due, ok = <-s.handed:
		default:
		}
	} else {
		due, ok = <-s.handed
	}
	if !ok {
		return 0, 0, false
	}
	return due, s.clock(), true
}

// instants go through the times, after the begin, at which requests fall due.
type instants interface {
	Next() (instant time.Duration, ok bool)
	Before(until time.Duration) int64 // how many of those that Next has not returned
}

var _ instants = (*arrival.Arrivals)(nil)

// recorded are instants that are known.
type recorded struct{ left []time.Duration }

func (r *recorded) Next() (instant time.Duration, ok bool) {
	if len(r.left) == 0 {
		return 0, false
	}
	instant, r.left = r.left[0], r.left[1:]
	return instant, true
}

func (r *recorded) Before(until time.Duration) (n int64) {
	for n < int64(len(r.left)) && r.left[n] < until {
		n++
	}
	return n
}

// schedule is the plan of an open loop. It issues its arrivals one by one.
type schedule struct {
	start    int64
	arrivals instants
	n        int64 // 0: all that fall due before end
	end      int64
	issued   int64
}

// next is when the next request falls due; false when all have.
func (s *schedule) next() (due int64, ok bool) {
	if s.n > 0 && s.issued == s.n {
		return 0, false
	}
	after, ok := s.arrivals.Next()
	due = s.start + int64(after)
	if !ok || s.n == 0 && due >= s.end {
		return 0, false
	}
	s.issued++
	return due, true
}

// before is how many requests fall due before an instant that next has not issued.
func (s *schedule) before(instant int64) int64 {
	if s.n > 0 {
		return min(s.arrivals.Before(time.Duration(instant-s.start)), s.n-s.issued)
	}
	return s.arrivals.Before(time.Duration(min(instant, s.end) - s.start))
}

// pace hands out the requests of a schedule and closes the source when the
// schedule has ended, which may be long after its last request: the time in which
// nothing falls due is a part of the load. It returns early when quit is closed.
func (s *arrivals) pace(plan *schedule, sleep *sleeper, quit <-chan struct{}) {
	defer close(s.handed)
	var ended <-chan time.Time
	if plan.n == 0 {
		timer := time.NewTimer(time.Duration(plan.end - s.clock()))
		defer timer.Stop()
		ended = timer.C
	}
	behind := false // because no worker was free
	for due, ok := plan.next(); ok; due, ok = plan.next() {
		if s.clock() < due {
			behind = false
			if !s.sleepUntil(due, sleep, quit) {
				return
			}
		}
		s.due++
		ready := s.clock()
		select {
		case s.handed <- due:
			s.sent++
			s.last = s.clock()
			if behind = behind || s.last-ready >= int64(time.Millisecond); behind {
				s.held++
			}
		case <-ended:
			s.due += plan.before(plan.end)
			return
		case <-quit:
			// What falls due in the moment of the stop has not waited for a connection.
			if stop := s.clock() - int64(time.Millisecond); due < stop {
				s.due += plan.before(stop)
			} else {
				s.due--
			}
			return
		}
	}
	s.sleepUntil(plan.end, sleep, quit)
}

// longestSleep bounds one sleep, so that a pacer notices that it shall end.
const longestSleep = 20 * time.Millisecond

// sleepUntil waits until an instant; false means that quit was closed.
func (s *arrivals) sleepUntil(instant int64, sleep *sleeper, quit <-chan struct{}) bool {
	for {
		left := time.Duration(instant - s.clock())
		if left <= 0 {
			return true
		}
		select {
		case <-quit:
			return false
		default:
		}
		sleep.sleep(min(left, longestSleep))
	}
}
