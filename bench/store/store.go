package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"perihelion/assets/field"
)

// Store is a folder with runs. Its methods may be called at any time from any goroutine,
// and from several processes.
type Store struct {
	folder string
	disk   disk
	now    func() time.Time
}

// Open returns the store in a folder, which is made when the first run is kept.
func Open(folder string) *Store { return &Store{folder: folder, disk: system{}, now: time.Now} }

// Default returns the store in Folder.
func Default() (*Store, error) {
	folder, err := Folder()
	if err != nil {
		return nil, err
	}
	return Open(folder), nil
}

// Folder is where the store is.
func (s *Store) Folder() string { return s.folder }

// RunFolder is the folder of a run, for showing it in a file manager.
func (s *Store) RunFolder(id int) string { return filepath.Join(s.runs(), strconv.Itoa(id)) }

func (s *Store) runs() string            { return filepath.Join(s.folder, "runs") }
func (s *Store) bin() string             { return filepath.Join(s.folder, "bin") }
func (s *Store) binFolder(id int) string { return filepath.Join(s.bin(), strconv.Itoa(id)) }

// The files of a run.
const (
	journalName = "journal"
	lockName    = "lock"
	runName     = "run.json"
	clientsName = "clients.json"
	aboutName   = "about.json"
)

// mostNumber is above the number of any run.
const mostNumber = 1_000_000_000

// numbers are the runs in a folder of the store, in rising order. A folder that does not
// exist has none.
func (s *Store) numbers(folder string) ([]int, error) {
	entries, err := s.disk.ReadFolder(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, s.sentence("the runs cannot be listed", err)
	}
	var all []int
	for _, e := range entries {
		// "024" is not how a number is written here, so it is none.
		if n, err := strconv.Atoi(e.Name()); err == nil && 0 < n && n < mostNumber && strconv.Itoa(n) == e.Name() && e.IsDir() {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all, nil
}

// has reports whether a run is in a folder.
func (s *Store) has(folder string) bool {
	info, err := s.disk.Stat(folder)
	return err == nil && info.IsDir()
}

// errNone is the error about a number without a run.
func errNone(id int) error {
	return field.Errorf("run", "there is no run #%d; perihelion runs list shows the ones that there are", id)
}

// sentence puts an error of the disk into words, with the action to take.
func (s *Store) sentence(failed string, err error) error {
	remedy := "check the folder, or set " + Variable + " to another one"
	switch {
	case errors.Is(err, syscall.ENOSPC):
		remedy = "free space on the disk, or set " + Variable + " to another folder"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		remedy = "allow this user to write there, or set " + Variable + " to another folder"
	}
	cause := err
	if of := (*fs.PathError)(nil); errors.As(err, &of) {
		cause = of.Err
	}
	if of := (*os.LinkError)(nil); errors.As(err, &of) {
		cause = of.Err
	}
	return &diskError{fmt.Sprintf("%s (%s: %v); %s", failed, s.folder, cause, remedy), err}
}

// diskError is an error of the disk in a sentence.
type diskError struct {
	sentence string
	err      error
}

func (e *diskError) Error() string { return e.sentence }
func (e *diskError) Unwrap() error { return e.err }
