package bench

import (
	"sync"
	"sync/atomic"
)

// board shows a value that readers take without waiting and writers replace as a
// whole. Nothing that a value on it refers to is changed.
type board[T any] struct {
	writing sync.Mutex // held from reading now to replacing it
	now     atomic.Pointer[T]
}

// look is the value that is shown: the zero value before any was.
func (b *board[T]) look() T {
	if v := b.now.Load(); v != nil {
		return *v
	}
	var none T
	return none
}

// replace shows a changed copy.
func (b *board[T]) replace(change func(*T)) {
	b.writing.Lock()
	defer b.writing.Unlock()
	next := b.look()
	change(&next)
	b.now.Store(&next)
}
