package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"

	"perihelion/bench"
)

// Writer keeps one run while it is made. Give it to bench.Runner.Keep. What could not be
// written is tried again at each later turn.
type Writer struct {
	store   *Store
	id      atomic.Int64
	file    appended // the journal; nil until it could be opened
	release func()   // of the lock; nil until it is held
	lines   int
	pending []byte // lines that are not on the disk yet
	begun   bool   // a line is on the disk
	torn    bool   // the last line of the file may be cut short
	repeats int
	lost    error // why a line could not be made
}

var _ bench.Keeper = (*Writer)(nil)

// Begin returns a Writer for the next run. It takes a number when the run begins.
func (s *Store) Begin() *Writer { return &Writer{store: s} }

// ID is the number of the run; 0 while nothing of it is on the disk, and after a run
// that was stopped before its first repeat. It may be called from any goroutine.
func (w *Writer) ID() int { return int(w.id.Load()) }

// Begin writes the plan and the machine, with the seed.
func (w *Writer) Begin(r bench.Record) error {
	return w.write(line{Begun: &begun{journalFormat, r.Plan, r.Environment, r.Started, r.Uncalibrated}})
}

// Add writes a turn.
func (w *Writer) Add(s bench.Step) error {
	if s.Repeat != nil {
		w.repeats++
	}
	return w.write(line{Step: &s})
}

// End writes the run as one document, in place of the journal. Where there is no room
// for both, the journal stays. A run that was stopped before its first repeat leaves
// nothing.
func (w *Writer) End(r bench.Results) error {
	defer w.unlock()
	if w.repeats == 0 && r.Stopped {
		w.discard()
		return nil
	}
	journal := w.write(line{Ended: &ended{r.Finished, r.Stopped, r.Decided}})
	if w.ID() == 0 {
		return journal
	}
	folder := w.store.RunFolder(w.ID())
	err := w.store.disk.Replace(filepath.Join(folder, runName), r.WriteJSON)
	if err == nil {
		err = w.store.disk.SyncFolder(folder)
	}
	if err != nil {
		if !w.begun {
			w.discard() // an empty journal
		}
		return journal
	}
	w.close()
	// Where this fails, the document still comes first.
	_ = w.store.disk.Remove(filepath.Join(folder, journalName))
	w.store.emptyBin()
	return nil
}

// write puts a line into the journal. It returns when the line is on the disk, with all
// lines before it, or with an error in a sentence.
func (w *Writer) write(l line) error {
	l.Number = w.lines
	w.lines++
	text, err := l.written()
	if err != nil {
		w.lost = errors.Join(w.lost, err)
	}
	w.pending = append(w.pending, text...)
	if err := w.flush(); err != nil {
		return w.store.sentence("it cannot be written", err)
	}
	return w.lost
}

// flush writes the pending lines.
func (w *Writer) flush() error {
	if err := w.open(); err != nil {
		return err
	}
	text := w.pending
	if w.torn {
		text = append([]byte("\n"), text...)
	}
	_, err := w.file.Write(text)
	if err == nil {
		err = w.file.Sync()
	}
	if err != nil {
		w.torn = true
		return err
	}
	w.pending, w.torn, w.begun = nil, false, true
	return nil
}

// mostNumbers is how many numbers are tried. Only programs that begin a run at the same
// instant take one that was free.
const mostNumbers = 100

// open takes a number and creates the journal, unless that is done.
func (w *Writer) open() error {
	d := w.store.disk
	if w.file != nil {
		return nil
	}
	if w.ID() == 0 {
		id, err := w.store.takeNumber()
		if err != nil {
			return err
		}
		w.id.Store(int64(id))
	}
	folder := w.store.RunFolder(w.ID())
	if w.release == nil {
		w.release = hold(filepath.Join(folder, lockName))
	}
	f, err := d.Append(filepath.Join(folder, journalName))
	if err != nil {
		return err
	}
	for _, of := range []string{folder, w.store.runs(), w.store.folder} {
		if err := d.SyncFolder(of); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	w.file = f
	return nil
}

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

// discard removes the folder of a run without repeats.
func (w *Writer) discard() {
	w.close()
	if w.ID() != 0 {
		_ = w.store.disk.RemoveAll(w.store.RunFolder(w.ID())) // else it is listed without a repeat
		w.id.Store(0)
	}
}

// close closes the journal and gives up the lock, without which its file can be removed.
func (w *Writer) close() {
	if w.file != nil {
		_ = w.file.Close() // every line is on the disk
		w.file = nil
	}
	w.unlock()
	if w.ID() != 0 {
		_ = w.store.disk.Remove(filepath.Join(w.store.RunFolder(w.ID()), lockName)) // an unlocked file changes nothing
	}
}

func (w *Writer) unlock() {
	if w.release != nil {
		w.release()
		w.release = nil
	}
}
