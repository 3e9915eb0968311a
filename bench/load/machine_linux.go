package load

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// queued is how long the threads of this process have been ready to run while
// another had the core: the second figure of schedstat (proc(5)). It is 0 where
// the kernel does not count it.
func queued() (sum time.Duration) {
	paths, _ := filepath.Glob("/proc/self/task/*/schedstat")
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // the thread has ended
		}
		if figures := bytes.Fields(b); len(figures) > 1 {
			ns, _ := strconv.ParseInt(string(figures[1]), 10, 64)
			sum += time.Duration(ns)
		}
	}
	return sum
}

// tick is the unit of /proc/stat, the same on every architecture that Go knows.
const tick = 10 * time.Millisecond

// machineTime is how long all cores together have been computing, and how long
// they have been there: the first line of /proc/stat. Time that a hypervisor took
// counts as computing: it was not there to be used.
func machineTime() (busy, total time.Duration) {
	b, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, 0
	}
	line, _, _ := bytes.Cut(b, []byte("\n"))
	// user nice system idle iowait irq softirq steal; guests are in user.
	const idle, iowait, last = 3, 4, 7
	for i, word := range bytes.Fields(line)[1:] {
		n, _ := strconv.ParseInt(string(word), 10, 64)
		if i <= last {
			total += time.Duration(n) * tick
			if i != idle && i != iowait {
				busy += time.Duration(n) * tick
			}
		}
	}
	return busy, total
}

// machineAsleep is how long the machine has slept since it was started: the clock
// of Go stands still in that time, and another goes on (clock_gettime(2)).
func machineAsleep() time.Duration {
	var awake, all unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &awake) != nil || unix.ClockGettime(unix.CLOCK_BOOTTIME, &all) != nil {
		return 0
	}
	return time.Duration(all.Nano() - awake.Nano())
}
