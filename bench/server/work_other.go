//go:build !linux

package server

import (
	"time"

	"perihelion/bench/clock"
)

// stopwatch reads elapsed time.
func stopwatch() (now func() time.Duration, done func()) {
	start := clock.Now()
	return func() time.Duration { return clock.Since(start) }, func() {}
}
