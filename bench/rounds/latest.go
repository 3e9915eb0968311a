package rounds

import (
	"sync"
	"sync/atomic"
)

// Latest holds a value that readers take without waiting and writers replace as a
// whole. Nothing that the value refers to may be changed. The zero value holds the
// zero value of T.
type Latest[T any] struct {
	writing sync.Mutex // held from reading now to replacing it
	now     atomic.Pointer[T]
}

// Look returns the value.
func (l *Latest[T]) Look() T {
	if v := l.now.Load(); v != nil {
		return *v
	}
	var none T
	return none
}

// Replace replaces the value by a changed copy.
func (l *Latest[T]) Replace(change func(*T)) {
	l.writing.Lock()
	defer l.writing.Unlock()
	next := l.Look()
	change(&next)
	l.now.Store(&next)
}
