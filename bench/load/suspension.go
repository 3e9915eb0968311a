package load

import (
	"os"
	"sync/atomic"
	"time"
)

// How late the watchdog has to be for the time to count as one in which this
// process did not run. When the system reports that it has continued the process,
// little is enough; otherwise a machine that has no core for it can make it late, too.
const (
	shortestStop = 100 * time.Millisecond
	shortestGap  = time.Second
)

// suspension notices the times in which this process did not run although it was
// to: it was stopped, frozen, or starved of a core. The watchdog looks at the clock at
// fixed intervals, and finds that more time has passed.
type suspension struct {
	last   int64         // instant of the last look
	lost   atomic.Int64  // nanoseconds, together
	asleep time.Duration // of the machine, before the load

	continued <-chan os.Signal // receives when the system has continued this process after a stop; nil: not known

	unexplained int  // times of which the system has not reported that they were stops
	reportable  bool // it may still do so of the last of them
}

// begin forgets the time that was lost before the measurement. No worker runs yet.
func (s *suspension) begin() {
	s.lost.Store(0)
	s.asleep, s.unexplained, s.reportable = machineAsleep(), 0, false
}

// sum is the time lost in seconds, the sleep of the machine included, in which the
// clock stands still.
func (s *suspension) sum() (seconds float64, unexplained bool) {
	lost := time.Duration(s.lost.Load())
	if slept := machineAsleep() - s.asleep; slept >= shortestGap { // less is the way from one clock to the other
		lost += slept
	}
	return lost.Seconds(), s.unexplained > 0
}

// late is how much later than it was to be a look is.
func (s *suspension) late(now int64, interval time.Duration) time.Duration {
	return time.Duration(now-s.last) - interval
}

// check looks at an instant, with the time that was to pass between two looks, and
// whether the system has continued this process since the last. On a busy machine that
// report may come after the look that finds the time lost.
func (s *suspension) check(now int64, interval time.Duration, continued bool) {
	gap := s.late(now, interval)
	s.last = now
	switch {
	case continued && gap >= shortestStop:
	case continued && s.reportable:
		s.unexplained--
		s.reportable = false
		return
	case gap >= shortestGap:
		s.unexplained++
		s.reportable = true
	default:
		return
	}
	s.lost.Add(int64(gap))
}

// active is the clock without the times in which this process did not run, which are
// not the server's.
func (r *run) active() int64 { return r.clock() - r.suspension.lost.Load() }
