package server

import (
	"fmt"
	"sync"
	"time"

	"github.com/shirou/gopsutil/v4/process"
)

// Usage is what a server's processes have used, all together.
type Usage struct {
	CPU       time.Duration // processor time, user and system, since each process began; systems other than Linux count it in steps of some 10 ms
	RSS       int64         // resident memory, bytes; pages that processes share count for each
	Processes int
}

// Usage asks the system what the server has used until now. A process that has
// ended is not counted any more.
func (s *Server) Usage() (Usage, error) {
	select {
	case <-s.done: // its number may be somebody else's by now
	default:
		if u, ok := s.family.usage(int32(s.process.PID()), s.config.Name == Prefork); ok {
			return u, nil
		}
	}
	return Usage{}, fmt.Errorf("the server's process %d has ended", s.process.PID())
}

// family remembers the processes of a server: to find them, all processes of the
// system are looked at, which takes a hundred times as long as asking for their
// usage.
type family struct {
	mu      sync.Mutex // guards members
	members []*process.Process
}

// usage adds up what the root and, if it has any, its descendants have used.
func (f *family) usage(root int32, descend bool) (Usage, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if u, whole := sum(f.members); whole {
		return u, true
	}
	// One of them has ended, and its successor may be there already; or this is
	// the first time.
	f.members = nil
	p, err := process.NewProcess(root)
	if err != nil {
		return Usage{}, false
	}
	f.members = []*process.Process{p}
	if descend {
		f.members = append(f.members, descendants(p)...)
	}
	u, _ := sum(f.members)
	return u, u.Processes > 0
}

// sum adds up what processes have used, and says whether there are any and all
// of them are alive.
func sum(ps []*process.Process) (u Usage, whole bool) {
	for _, p := range ps {
		cpu, err := cpuTime(p)
		if err != nil {
			continue
		}
		memory, err := p.MemoryInfo()
		if err != nil || memory.RSS == 0 { // ended, and perhaps not waited for
			continue
		}
		u.CPU += cpu
		u.RSS += int64(memory.RSS)
		u.Processes++
	}
	return u, u.Processes > 0 && u.Processes == len(ps)
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
