//go:build !windows

package file

import "os"

// rename replaces a file even while others use it.
func rename(from, to string) error { return os.Rename(from, to) }
