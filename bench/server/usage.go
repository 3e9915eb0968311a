package server

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/shirou/gopsutil/v4/net"
	"github.com/shirou/gopsutil/v4/process"
)

// Usage is what a server's processes have used, all together. What the system
// does not tell is 0.
type Usage struct {
	CPU       time.Duration // processor time, user and system, since each process began; systems other than Linux count it in steps of some 10 ms
	RSS       int64         // resident memory, bytes; pages that processes share count for each
	PSS       int64         // proportional set size, bytes: shared pages divided among those who share them; Linux only
	Threads   int
	Processes int
}

// Usage asks the system what the server has used until now. A process that has
// ended is not counted any more.
func (s *Server) Usage() (Usage, error) {
	select {
	case <-s.done: // its number may be somebody else's by now
	default:
		if u, ok := s.processes.usage(); ok {
			return u, nil
		}
	}
	return Usage{}, fmt.Errorf("the server's process %d has ended", s.processes.root)
}

// family is the processes of a server. It remembers them: to find them, all
// processes of the system are looked at, which takes a hundred times as long as
// asking for their usage.
type processTree struct {
	root   int  // the process that was started
	forks  bool // it starts others
	grows  bool // and not only in place of those that ended
	mu     sync.Mutex
	member []*process.Process // guarded by mu
}

// usage adds up what the processes have used. It is false when there are none.
func (f *processTree) usage() (Usage, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.grows {
		if u, whole := sum(f.member); whole {
			return u, true
		}
	}
	// One of them has ended, and its successor may be there already; or this is
	// the first time.
	f.member = f.find()
	u, _ := sum(f.member)
	return u, u.Processes > 0
}

// find looks for the processes of the family.
func (f *processTree) find() []*process.Process {
	p, err := process.NewProcess(int32(f.root))
	if err != nil {
		return nil
	}
	all := []*process.Process{p}
	if f.forks {
		all = append(all, descendants(p)...)
	}
	return all
}

// holds reports whether one of the processes listens on a port; where the system
// does not tell, those that are there are believed.
func (f *processTree) listenOn(port int) bool {
	members := f.find()
	ports, known := listeners(members)
	return slices.Contains(ports, port) || !known && len(members) > 0
}

// listens returns the ports on which the processes listen, as far as the system
// tells.
func (f *processTree) ports() []int {
	ports, _ := listeners(f.find())
	return ports
}

// listeners returns the ports on which processes listen, in order, and whether the
// system tells that of any.
func listeners(members []*process.Process) (ports []int, known bool) {
	for _, p := range members {
		connections, err := net.ConnectionsPid("tcp", p.Pid)
		if err != nil {
			continue
		}
		known = true
		for _, c := range connections {
			if c.Status == "LISTEN" {
				ports = append(ports, int(c.Laddr.Port))
			}
		}
	}
	slices.Sort(ports)
	return slices.Compact(ports), known
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
		if threads, err := p.NumThreads(); err == nil {
			u.Threads += int(threads)
		}
		u.PSS += pss(p)
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
