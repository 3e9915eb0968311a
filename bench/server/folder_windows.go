package server

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lockFolder locks a folder together with others, by a file in it.
func lockFolder(path string) (*os.File, error) { return lockAs(path, 0) }

// lockAlone locks a folder that nobody else has locked, or fails.
func lockAlone(path string) (*os.File, error) {
	return lockAs(path, windows.LOCKFILE_EXCLUSIVE_LOCK)
}

func lockAs(path string, how uint32) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(path, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), how|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped)); err != nil {
		f.Close()
		return nil, os.NewSyscallError("LockFileEx", err)
	}
	return f, nil
}

// isOurs reports whether a path is a folder; the folder for temporary files is this
// user's alone on Windows.
func isOurs(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}
