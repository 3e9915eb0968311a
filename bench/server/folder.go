package server

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"perihelion/bench/server/python"
)

// folderPrefix begins the names of the folders that Python runs in, in the folder
// for temporary files.
const folderPrefix = "perihelion-python-"

// lockName is a file in each of them, made once the folder is locked. A folder without
// it is being made at this moment, or belongs to another program.
const lockName = ".locked"

// folder is a folder of processes of this program, each of which holds a lock on it. The
// system releases the locks of a process that ends, in any way: a folder without a lock
// is abandoned.
type folder struct {
	path string
	lock *os.File // nil where the file system has no locks
}

// hold locks a folder as one of its users.
func hold(path string) (*folder, error) {
	lock, err := lockFolder(path)
	if errors.Is(err, errors.ErrUnsupported) {
		return &folder{path: path}, nil
	}
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(path, lockName), nil, 0o600); err != nil {
		lock.Close()
		return nil, err
	}
	return &folder{path, lock}, nil
}

// remove removes the folder, which its other users, if any, no longer need.
func (f *folder) remove() {
	if f.lock != nil {
		f.lock.Close()
	}
	os.RemoveAll(f.path)
}

// removeAbandoned removes the folders of processes that were killed.
func removeAbandoned() {
	found, err := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*"))
	if err != nil {
		return // a pattern character in the path: the folders stay
	}
	for _, path := range found {
		if _, err := os.Lstat(filepath.Join(path, lockName)); err != nil || !isOurs(path) {
			continue
		}
		if lock, err := lockAlone(path); err == nil {
			lock.Close()
			os.RemoveAll(path)
		}
	}
}

// unpack writes the Python applications into a new folder that only this user can read,
// and removes abandoned ones.
func unpack() (*folder, error) {
	removeAbandoned()
	path, err := os.MkdirTemp("", folderPrefix)
	if err != nil {
		return nil, err
	}
	f, err := hold(path)
	if err == nil {
		err = python.WriteApplications(path)
	}
	if err != nil {
		os.RemoveAll(path)
		return nil, fmt.Errorf("unpack the Python applications: %w", err)
	}
	return f, nil
}
