//go:build !windows

package wine

// Running is false: Wine runs programs for Windows only.
func Running() bool { return false }
