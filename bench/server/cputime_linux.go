package server

import (
	"time"

	"github.com/shirou/gopsutil/v4/process"
	"golang.org/x/sys/unix"
)

// cpuTime is the processor time, user and system, that a process has used. The
// process's own clock counts nanoseconds, where /proc counts steps of 10 ms: a
// repeat can be as short as two of them.
func cpuTime(p *process.Process) (time.Duration, error) {
	const scheduler = 2 // CPUCLOCK_SCHED, see clock_getcpuclockid(3)
	var t unix.Timespec
	if err := unix.ClockGettime(^p.Pid<<3|scheduler, &t); err != nil {
		return 0, err
	}
	return time.Duration(t.Nano()), nil
}
