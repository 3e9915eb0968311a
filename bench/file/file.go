// Package file writes files whole or not at all. Everything that the program
// keeps for a user goes through it: results, charts, calibrations, settings.
package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Replace writes a file and replaces the one that was there. It writes beside
// path and renames when everything is on the disk: a full disk, a crash or a
// second program that writes the same name leaves the old file or a whole new
// one. A symbolic link is replaced, not followed. The new file has the
// permissions of the old one, or perm less the umask if there is none.
//
// A path that is no regular file (a terminal, a pipe, /dev/null) is written in
// place, since nothing of it can be lost.
//
// The error names path, never the temporary file. It matches fs.ErrNotExist if
// the folder does not exist.
func Replace(path string, perm fs.FileMode, write func(io.Writer) error) error {
	old, err := os.Lstat(path)
	switch {
	case err == nil && old.Mode().IsRegular():
		perm = old.Mode().Perm()
	case err == nil && old.IsDir():
		return fmt.Errorf("%s is a folder", path)
	case err == nil && old.Mode()&fs.ModeSymlink == 0:
		return inPlace(path, write)
	case err == nil && special(path):
		return inPlace(path, write)
	}
	if err := beside(path, perm, old, write); err != nil {
		return named(path, err)
	}
	return nil
}

// special reports whether a link leads to something that is no regular file, as
// /dev/stdout does.
func special(link string) bool {
	to, err := os.Stat(link)
	return err == nil && !to.Mode().IsRegular() && !to.IsDir()
}

func inPlace(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

func beside(path string, perm fs.FileMode, old fs.FileInfo, write func(io.Writer) error) (err error) {
	f, err := temporary(path, perm)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if old != nil && old.Mode().IsRegular() {
		// The umask does not apply to permissions that somebody has set. Some
		// file systems have none to set.
		_ = f.Chmod(perm)
	}
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return rename(f.Name(), path)
}

// temporary opens a new file beside path.
func temporary(path string, perm fs.FileMode) (*os.File, error) {
	// os.CreateTemp would hide the file from other users.
	return os.OpenFile(fmt.Sprintf("%s.%08x.part", path, rand.Uint32()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
}

// named puts path into an error of the file system in place of the name of the
// temporary file.
func named(path string, err error) error {
	if _, missing := os.Stat(filepath.Dir(path)); errors.Is(missing, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s: %w", filepath.Dir(path), fs.ErrNotExist)
	}
	if of := (*fs.PathError)(nil); errors.As(err, &of) {
		err = of.Err
	}
	if of := (*os.LinkError)(nil); errors.As(err, &of) {
		err = of.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
