package store

import (
	"os"

	"github.com/gofrs/flock"
)

// hold locks a file for as long as this process lives, or until release is called. It
// waits for readers that look whether the file is locked. On a file system without locks
// it holds nothing, and a run under way is listed there as interrupted.
func hold(path string) (release func()) {
	l := flock.New(path)
	_ = l.Lock()
	return func() { _ = l.Close() }
}

// held reports whether a process holds a file.
func held(path string) bool {
	if _, err := os.Stat(path); err != nil {
		return false
	}
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	free, err := l.TryRLock()
	_ = l.Close()
	return !free && err == nil
}
