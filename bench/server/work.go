package server

import (
	"runtime"
	"time"
)

// burn uses a processor for d. On Linux that is processor time of this thread,
// so that a request costs the same beside any other load; a calibrated number of
// rounds would differ from one server to the next by the error of its
// calibration, and look like a difference between them. Elsewhere it is elapsed
// time, and too short where processes compete for processors.
func burn(d time.Duration) {
	now, done := stopwatch()
	defer done()
	for end := now() + d; now() < end; {
		runtime.KeepAlive(spin())
	}
}

// spin computes for about 2 µs, longer than looking at the clock takes.
func spin() (x uint64) {
	for i := range uint64(2000) {
		x = x*6364136223846793005 + i
	}
	return x
}
