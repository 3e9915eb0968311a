//go:build unix

package child

import (
	"time"

	"golang.org/x/sys/unix"
)

// Used is the processor time, user and system, that this process has used since its
// start, without its children; 0 where the system does not report it.
func Used() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
