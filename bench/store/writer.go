package store

import (
	"errors"
	"path/filepath"

	"perihelion/bench"
)

// Writer keeps one run while it is made. Give it to bench.Runner.Keep. What could not be
// written is tried again at each later turn.
type Writer struct {
	place
	file    appended // the journal; nil until it could be opened
	lines   int
	pending []byte // lines that are not on the disk yet
	begun   bool   // a line is on the disk
	torn    bool   // the last line of the file may be cut short
	repeats int
	lost    error // why a line could not be made
}

var _ bench.Keeper = (*Writer)(nil)

// Begin returns a Writer for the next run. It takes a number when the run begins.
func (s *Store) Begin() *Writer { return &Writer{place: place{store: s}} }

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
	folder := w.folder()
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

// open takes a number and creates the journal, unless that is done.
func (w *Writer) open() error {
	if w.file != nil {
		return nil
	}
	if err := w.take(); err != nil {
		return err
	}
	f, err := w.store.disk.Append(filepath.Join(w.folder(), journalName))
	if err != nil {
		return err
	}
	if err := w.sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	w.file = f
	return nil
}

// discard removes the folder of a run without repeats.
func (w *Writer) discard() {
	w.close()
	w.place.discard()
}

// close closes the journal and gives up the lock, without which its file can be removed.
func (w *Writer) close() {
	if w.file != nil {
		_ = w.file.Close() // every line is on the disk
		w.file = nil
	}
	w.settle()
}
