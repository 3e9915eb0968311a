//go:build !linux

package server

import "time"

// stopwatch reads elapsed time.
func stopwatch() (now func() time.Duration, done func()) {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }, func() {}
}
