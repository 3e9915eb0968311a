//go:build unix && !darwin

package window

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// substitute has settings and caches kept in a temporary folder of the user's own.
// It is the same one each time, and stays: Fyne makes a folder that it watches anew
// when it is removed.
func substitute() {
	folder := filepath.Join(os.TempDir(), fmt.Sprintf("perihelion-%d", os.Getuid()))
	if !owned(folder) {
		fresh, err := os.MkdirTemp("", "perihelion-")
		if err != nil {
			return // then nothing can be kept at all
		}
		folder = fresh
	}
	os.Setenv("XDG_CONFIG_HOME", folder)
	os.Setenv("XDG_CACHE_HOME", folder)
}

// owned makes a folder that only this user can use, and reports whether it is that:
// others may have put something else there first.
func owned(folder string) bool {
	os.Mkdir(folder, 0o700) // an error shows in the check below
	is, err := os.Lstat(folder)
	if err != nil || !is.IsDir() || is.Mode().Perm() != 0o700 {
		return false
	}
	status, ok := is.Sys().(*syscall.Stat_t)
	return ok && int(status.Uid) == os.Getuid()
}
