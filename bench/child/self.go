package child

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// self returns the path of the running program. Linux still has a program after its file
// was replaced, as by a build, under /proc. That path is used on no other system: on
// Windows it is a folder that any user may create, and a program put there would be run
// in place of this one.
func self() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	if runtime.GOOS != "linux" {
		return path, nil
	}
	const running = "/proc/self/exe"
	now, err := os.Stat(running)
	if err != nil {
		return path, nil // /proc is not mounted
	}
	if then, err := os.Stat(filepath.Clean(path)); err == nil && os.SameFile(now, then) {
		return path, nil
	}
	return running, nil
}
