//go:build !linux

package server

import "github.com/shirou/gopsutil/v4/process"

// pss is known to Linux only.
func pss(*process.Process) int64 { return 0 }
