package child

import (
	"slices"
	"sync"
)

// suspendable holds the children that were started with Options.Suspends. It is global
// because the signals that it serves are the process's.
var suspendable struct {
	mu       sync.Mutex // guards the rest
	children []*Process
}

// Suspend stops the children that were started with Options.Suspends, until
// Continue. It has no effect on Windows.
func Suspend() { eachSuspendable((*Process).suspend) }

// Continue lets the children go on.
func Continue() { eachSuspendable((*Process).resume) }

func eachSuspendable(do func(*Process)) {
	suspendable.mu.Lock()
	defer suspendable.mu.Unlock()
	for _, p := range suspendable.children {
		p.mu.Lock()
		if !p.ended {
			do(p)
		}
		p.mu.Unlock()
	}
}

// addSuspendable makes Suspend reach a child, and removeSuspendable ends that.
func addSuspendable(p *Process) {
	suspendable.mu.Lock()
	defer suspendable.mu.Unlock()
	suspendable.children = append(suspendable.children, p)
}

func removeSuspendable(p *Process) {
	suspendable.mu.Lock()
	defer suspendable.mu.Unlock()
	suspendable.children = slices.DeleteFunc(suspendable.children, func(other *Process) bool { return other == p })
}
