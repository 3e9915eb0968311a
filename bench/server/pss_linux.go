package server

import "github.com/shirou/gopsutil/v4/process"

// pss is the proportional set size of a process, in bytes; 0 where the system has
// none.
func pss(p *process.Process) int64 {
	maps, err := p.MemoryMaps(true)
	if err != nil || maps == nil || len(*maps) != 1 {
		return 0
	}
	return int64((*maps)[0].Pss) * 1024
}
