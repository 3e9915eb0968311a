package child

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"golang.org/x/sys/windows"
)

// TestNoConsoleOpens: a process without a console, as one that the desktop starts
// is, starts children that open none.
func TestNoConsoleOpens(t *testing.T) {
	const detached = "PERIHELION_TEST_DETACHED"
	if os.Getenv(detached) == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestNoConsoleOpens$")
		cmd.Env = append(os.Environ(), detached+"=1")
		cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.DETACHED_PROCESS}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("without a console: %v\n%s", err, out)
		}
		return
	}
	for _, own := range []bool{true, false} {
		if flags := attributes(own).CreationFlags; flags&windows.CREATE_NO_WINDOW == 0 {
			t.Errorf("attributes(%v) has the flags %#x, want CREATE_NO_WINDOW among them", own, flags)
		}
	}
}
