package server

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/shirou/gopsutil/v4/net"
	"github.com/shirou/gopsutil/v4/process"
)

// Usage is the consumption of all processes of a server together. A figure that the
// system does not have is 0.
type Usage struct {
	CPU       time.Duration // processor time, user and system, since each process began; systems other than Linux count it in steps of some 10 ms
	RSS       int64         // resident memory, bytes; pages that processes share count for each
	PSS       int64         // proportional set size, bytes: shared pages divided among the processes that share them; Linux only
	Threads   int
	Processes int
}

// Usage reads the consumption of the server until now. A process that has ended is not
// counted any more.
func (s *Server) Usage() (Usage, error) {
	select {
	case <-s.done: // its number may be another process's by now
	default:
		if u, ok := s.processes.usage(); ok {
			return u, nil
		}
	}
	return Usage{}, fmt.Errorf("the server's process %d has ended", s.processes.root)
}

// processTree is the processes of a server. It keeps them, because finding them among
// all processes of the system takes a hundred times as long as reading their usage.
type processTree struct {
	root   int  // the process that was started
	forks  bool // it starts others
	grows  bool // and not only to replace ended ones
	mu     sync.Mutex
	member []*process.Process // guarded by mu
}

// usage adds up the consumption of the processes. It is false when there are none.
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

// find returns the processes of the tree.
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

// listenOn reports whether one of the processes listens on a port. Where the system
// does not show ports, it is true as long as there is a process.
func (f *processTree) listenOn(port int) bool {
	members := f.find()
	ports, known := listeners(members)
	return slices.Contains(ports, port) || !known && len(members) > 0
}

// ports returns the ports on which the processes listen, as far as the system shows
// them.
func (f *processTree) ports() []int {
	ports, _ := listeners(f.find())
	return ports
}

// listeners returns the ports on which processes listen, in order, and whether the
// system shows those of any process.
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

// sum adds up the consumption of processes, and reports whether there are any and all
// of them are alive.
func sum(ps []*process.Process) (u Usage, whole bool) {
	for _, p := range ps {
		cpu, err := cpuTime(p)
		if err != nil {
			continue
		}
		memory, err := p.MemoryInfo()
		if err != nil || memory.RSS == 0 { // ended, and perhaps not reaped
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
