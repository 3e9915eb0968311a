//go:build !linux

package load

// acknowledged is known on Linux only.
func acknowledged(uintptr) (int64, bool) { return 0, false }
