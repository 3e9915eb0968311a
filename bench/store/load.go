package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/clients"
)

// mostBytes is the largest size of a file that is read. Runs stay far below it.
const mostBytes = 256 << 20

// Load returns a run of servers. One that was interrupted, or is under way, is evaluated with the
// repeats that it has. The error is a *field.Error "run".
func (s *Store) Load(id int) (bench.Results, error) {
	r, _, err := s.load(s.RunFolder(id), func(document []byte) (bench.Results, error) {
		return bench.ReadResults(bytes.NewReader(document))
	})
	switch {
	case errors.Is(err, errEmpty) && s.isOfClients(id):
		return r, field.Errorf("run", "run #%d compares clients, and this is for runs that compare servers; perihelion runs show %d shows it", id, id)
	case errors.Is(err, errEmpty):
		return r, errNone(id)
	case err != nil:
		return r, field.Errorf("run", "run #%d cannot be opened: %v", id, err)
	}
	return r, nil
}

// errEmpty is the error about a folder without a run: there is none, or its program ended
// before it had written anything.
var errEmpty = errors.New("there is nothing of it")

// load reads the run in a folder, its document by a function, and how far it came. A
// program that ends the run meanwhile writes the document first and removes the journal
// and the lock afterwards, so the document is looked for again where they are missing.
func (s *Store) load(folder string, read func(document []byte) (bench.Results, error)) (bench.Results, State, error) {
	r, state, err := s.document(folder, read)
	if !errors.Is(err, fs.ErrNotExist) {
		return r, state, err
	}
	journal, err := s.disk.Read(filepath.Join(folder, journalName), mostBytes)
	running := held(filepath.Join(folder, lockName))
	if err != nil || !running {
		if r, state, err := s.document(folder, read); !errors.Is(err, fs.ErrNotExist) {
			return r, state, err
		}
	}
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.ContainsRune(journal, '\n') {
		return bench.Results{}, Damaged, errEmpty
	}
	if err != nil {
		return bench.Results{}, Damaged, err
	}
	return evaluated(journal, running)
}

// document reads the document of a run that has ended. The error matches fs.ErrNotExist
// where there is none.
func (s *Store) document(folder string, read func(document []byte) (bench.Results, error)) (bench.Results, State, error) {
	text, err := s.disk.Read(filepath.Join(folder, runName), mostBytes)
	if err != nil {
		return bench.Results{}, Damaged, err
	}
	r, err := read(text)
	if err == nil {
		return r, endedAs(r.Stopped), nil
	}
	// The journal is there where it could not be removed.
	if journal, missing := s.disk.Read(filepath.Join(folder, journalName), mostBytes); missing == nil {
		if from, state, damaged := evaluated(journal, false); damaged == nil {
			return from, state, nil
		}
	}
	return bench.Results{}, Damaged, err
}

func endedAs(stopped bool) State {
	if stopped {
		return Stopped
	}
	return Finished
}

// evaluated evaluates the repeats of a journal.
func evaluated(journal []byte, running bool) (bench.Results, State, error) {
	r, err := record(journal)
	switch {
	case err != nil:
		return bench.Results{}, Damaged, err
	case !r.Finished.IsZero():
		return bench.Evaluate(r), endedAs(r.Stopped), nil
	case running:
		return bench.Evaluate(r), Running, nil
	}
	r.Interrupted, r.Stopped, r.Finished = true, true, lastSign(r)
	return bench.Evaluate(r), Interrupted, nil
}

// Last returns the number of the newest run that is not under way, of some kinds or of any.
func (s *Store) Last(kinds ...Kind) (int, error) {
	ids, err := s.numbers(s.runs())
	if err != nil {
		return 0, err
	}
	for i := len(ids) - 1; i >= 0; i-- {
		if e, there := s.entry(ids[i], s.RunFolder(ids[i])); there && e.State != Running && e.State != Damaged && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) {
			return e.ID, nil
		}
	}
	return 0, field.Errorf("run", "there is no run yet in %s; perihelion bench makes one", s.folder)
}

// Entry returns one run of the list. The error is a *field.Error "run".
func (s *Store) Entry(id int) (Entry, error) {
	e, there := s.entry(id, s.RunFolder(id))
	if !there {
		return e, errNone(id)
	}
	return e, nil
}

// entry describes the run in a folder, and reports whether there is one.
func (s *Store) entry(id int, folder string) (Entry, bool) {
	e := Entry{ID: id, Kind: Servers, Figures: []Figure{}}
	r, state, err := s.load(folder, summary)
	if errors.Is(err, errEmpty) {
		var of clients.Results
		of, state, err = s.clientsIn(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return Entry{}, false
		}
		e.Kind = Clients
		if err == nil {
			e.fillClients(of)
		} else {
			err = fmt.Errorf("its file %w", err)
		}
	} else if err == nil {
		e.fill(r)
	}
	e.State = state
	if err != nil {
		e.Problem = fmt.Sprintf("run #%d cannot be opened: %v", id, err)
	}
	e.About, err = s.about(folder)
	if err != nil && e.Problem == "" {
		e.Problem = fmt.Sprintf("the name and the note of run #%d cannot be read: %v", id, err)
	}
	return e, true
}
