package file

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// patience is how long a file may be in use: by a program that replaces it at the
// same time, or by one that looks into every new file (virus scanners, the index of
// the desktop's search).
const patience = 2 * time.Second

// rename is os.Rename that waits for a file which is in use.
func rename(from, to string) error {
	for deadline, pause := time.Now().Add(patience), time.Millisecond; ; pause *= 2 {
		err := os.Rename(from, to)
		inUse := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !inUse || time.Now().Add(pause).After(deadline) {
			return err
		}
		time.Sleep(pause)
	}
}
