package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"
)

// place is the folder of a run that is made, with its number and its lock.
type place struct {
	store   *Store
	id      atomic.Int64
	release func() // of the lock; nil until it is held
}

// ID is the number of the run; 0 while nothing of it is on the disk, and after a run
// that was stopped before its first repeat. It may be called from any goroutine.
func (p *place) ID() int { return int(p.id.Load()) }

// folder is that of the run, which has a number.
func (p *place) folder() string { return p.store.RunFolder(p.ID()) }

// take takes a number and the lock, unless that is done.
func (p *place) take() error {
	if p.ID() == 0 {
		id, err := p.store.takeNumber()
		if err != nil {
			return err
		}
		p.id.Store(int64(id))
	}
	if p.release == nil {
		p.release = hold(filepath.Join(p.folder(), lockName))
	}
	return nil
}

// sync puts the names of the run's files onto the disk, and the folders that lead to them.
func (p *place) sync() error {
	for _, of := range []string{p.folder(), p.store.runs(), p.store.folder} {
		if err := p.store.disk.SyncFolder(of); err != nil {
			return err
		}
	}
	return nil
}

// unlock gives up the lock.
func (p *place) unlock() {
	if p.release != nil {
		p.release()
		p.release = nil
	}
}

// settle gives up the lock, and removes its file.
func (p *place) settle() {
	p.unlock()
	if p.ID() != 0 {
		_ = p.store.disk.Remove(filepath.Join(p.folder(), lockName)) // an unlocked file changes nothing
	}
}

// discard removes the folder of a run without repeats.
func (p *place) discard() {
	p.settle()
	if p.ID() != 0 {
		_ = p.store.disk.RemoveAll(p.folder()) // else it is listed without a repeat
		p.id.Store(0)
	}
}

// mostNumbers is how many numbers are tried. Only programs that begin a run at the same
// instant take one that was free.
const mostNumbers = 100

// takeNumber makes the folder of the next run.
func (s *Store) takeNumber() (int, error) {
	if err := s.disk.MakeFolder(s.runs()); err != nil {
		return 0, err
	}
	here, err := s.numbers(s.runs())
	if err != nil {
		return 0, err
	}
	deleted, err := s.numbers(s.bin())
	if err != nil {
		return 0, err
	}
	next := 1
	for _, some := range [][]int{here, deleted} {
		if len(some) > 0 {
			next = max(next, some[len(some)-1]+1)
		}
	}
	for id := next; id < next+mostNumbers; id++ {
		err := s.disk.TakeFolder(s.RunFolder(id))
		if err == nil {
			return id, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return 0, err
		}
	}
	return 0, fmt.Errorf("no number from %d on is free", next)
}
