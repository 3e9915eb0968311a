//go:build !linux

package server

import (
	"time"

	"github.com/shirou/gopsutil/v4/process"
)

// cpuTime is the processor time, user and system, that a process has used, in
// the steps in which the system counts it.
func cpuTime(p *process.Process) (time.Duration, error) {
	times, err := p.Times()
	if err != nil {
		return 0, err
	}
	return time.Duration((times.User + times.System) * float64(time.Second)), nil
}
