package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"perihelion/assets/field"
)

// The bin holds deleted runs for so long, and so many of them.
const (
	binAge   = 30 * 24 * time.Hour
	binCount = 100
)

// Delete moves a run into the bin, from which Restore takes it back. Runs are removed
// from the disk thirty days later, and when a hundred others were deleted after them. The
// error is a *field.Error "run", or of the disk.
func (s *Store) Delete(id int) error {
	folder := s.RunFolder(id)
	switch {
	case !s.has(folder):
		return errNone(id)
	case held(filepath.Join(folder, lockName)):
		return field.Errorf("run", "run #%d is under way; stop it first", id)
	}
	err := s.disk.MakeFolder(s.bin())
	if err == nil {
		err = s.disk.Rename(folder, s.binFolder(id))
	}
	if errors.Is(err, fs.ErrNotExist) && !s.has(folder) {
		return errNone(id) // another program was faster
	}
	if err != nil {
		return s.sentence(fmt.Sprintf("run #%d cannot be deleted", id), err)
	}
	// Where this fails, the age in the bin counts from the last change of the run.
	_ = s.disk.Touch(s.binFolder(id), s.now())
	s.emptyBin()
	return nil
}

// Restore takes a run out of the bin. The error is a *field.Error "run", or of the disk.
func (s *Store) Restore(id int) error {
	switch {
	case s.has(s.RunFolder(id)):
		return field.Errorf("run", "run #%d is not deleted", id)
	case !s.whole(id):
		return field.Errorf("run", "run #%d is not in the bin; perihelion runs list --deleted shows the ones that are", id)
	}
	err := s.disk.MakeFolder(s.runs())
	if err == nil {
		err = s.disk.Rename(s.binFolder(id), s.RunFolder(id))
	}
	if err != nil {
		return s.sentence(fmt.Sprintf("run #%d cannot be restored", id), err)
	}
	return nil
}

// whole reports whether a run in the bin has not been removed.
func (s *Store) whole(id int) bool {
	files, err := s.disk.ReadFolder(s.binFolder(id))
	return err == nil && len(files) > 0
}

// Deleted returns the runs in the bin, the highest number first.
func (s *Store) Deleted() ([]Entry, error) {
	ids, err := s.numbers(s.bin())
	if err != nil {
		return nil, err
	}
	all := []Entry{}
	for _, id := range slices.Backward(ids) {
		if e, there := s.entry(id, s.binFolder(id)); there {
			all = append(all, e)
		}
	}
	return all, nil
}

// emptyBin removes the runs whose time is over. The folder of the highest number stays,
// empty, so that no number is given to a second run. Errors are left to the next time.
func (s *Store) emptyBin() {
	ids, err := s.numbers(s.bin())
	if err != nil || len(ids) == 0 {
		return
	}
	type deleted struct {
		id int
		at time.Time
	}
	var all []deleted
	for _, id := range ids {
		if info, err := s.disk.Stat(s.binFolder(id)); err == nil {
			all = append(all, deleted{id, info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b deleted) int { return b.at.Compare(a.at) })
	for i, d := range all {
		if i < binCount && s.now().Sub(d.at) < binAge {
			continue
		}
		folder, highest := s.binFolder(d.id), d.id == ids[len(ids)-1]
		if highest && !s.whole(d.id) {
			continue
		}
		_ = s.disk.RemoveAll(folder)
		if highest {
			_ = s.disk.TakeFolder(folder)
		}
	}
}
