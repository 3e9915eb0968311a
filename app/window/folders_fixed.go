//go:build windows || darwin

package window

// substitute does nothing: the system fixes the folders.
func substitute() {}
