//go:build !windows

package clock

import "time"

// Instant is a point in time of this process; only differences have a meaning.
type Instant struct{ at time.Time }

// Now is the present instant.
func Now() Instant { return Instant{time.Now()} }

// Ago is the instant that long before the present one.
func Ago(d time.Duration) Instant { return Instant{time.Now().Add(-d)} }

// Since is the time from an instant until now; it never runs backwards.
func Since(i Instant) time.Duration { return time.Since(i.at) }
