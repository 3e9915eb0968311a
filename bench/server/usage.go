package server

import (
	"fmt"
	"time"

	"github.com/shirou/gopsutil/v4/process"
)

// Usage is what a server's processes have used, all together.
type Usage struct {
	CPU       time.Duration // processor time, user and system, since each process began
	RSS       int64         // resident memory, bytes; pages that processes share count for each
	Processes int
}

// Usage asks the system what the server has used until now. A process that has
// ended is not counted any more.
func (s *Server) Usage() (Usage, error) {
	root, err := process.NewProcess(int32(s.process.PID()))
	if err != nil {
		return Usage{}, fmt.Errorf("look at process %d: %w", s.process.PID(), err)
	}
	all := []*process.Process{root}
	// Only a server that has other processes is worth the search for them, which
	// reads through all of the system's.
	if s.config.Name == Prefork {
		all = append(all, descendants(root)...)
	}
	var u Usage
	for _, p := range all {
		times, err := p.Times()
		if err != nil {
			continue // it has just ended
		}
		memory, err := p.MemoryInfo()
		if err != nil {
			continue
		}
		u.CPU += time.Duration((times.User + times.System) * float64(time.Second))
		u.RSS += int64(memory.RSS)
		u.Processes++
	}
	if u.Processes == 0 {
		return Usage{}, fmt.Errorf("the server's process %d has ended", s.process.PID())
	}
	return u, nil
}

func descendants(p *process.Process) []*process.Process {
	children, err := p.Children()
	if err != nil {
		return nil // none
	}
	all := children
	for _, c := range children {
		all = append(all, descendants(c)...)
	}
	return all
}
