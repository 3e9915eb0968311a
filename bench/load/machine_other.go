//go:build !linux

package load

import "time"

// queued is not told here.
func queued() time.Duration { return 0 }

// machineTime is not told here.
func machineTime() (busy, total time.Duration) { return 0, 0 }

// machineAsleep is not told here; where the clock goes on in a sleep, the watchdog
// sees that.
func machineAsleep() time.Duration { return 0 }
