// Package terminal reports whether a stream of the program is a terminal, in which
// somebody can read and type.
package terminal

import "os"

// Is reports whether a file is a terminal: a character device, and not the null
// device, which is one too.
func Is(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}
