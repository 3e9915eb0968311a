//go:build !linux

package load

import "time"

// sleeper sleeps; here time.Sleep is as exact as the system allows.
type sleeper struct{}

func newSleeper() *sleeper             { return new(sleeper) }
func (*sleeper) sleep(d time.Duration) { time.Sleep(d) }
func (*sleeper) close()                {}
