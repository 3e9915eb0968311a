//go:build !linux

package load

import "time"

// queued is not known here.
func queued() time.Duration { return 0 }

// machineTime is not known here.
func machineTime() (busy, total time.Duration) { return 0, 0 }

// machineAsleep is not known here. Where the clock goes on in a sleep, the watchdog
// sees that.
func machineAsleep() time.Duration { return 0 }
