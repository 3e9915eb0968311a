package child

import (
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// A process group of its own does not get Ctrl-C of the console. Without a console to
// share, as under the desktop, the child would open one of its own, a window.
func attributes(own bool) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{}
	if own {
		a.CreationFlags |= windows.CREATE_NEW_PROCESS_GROUP
	}
	if _, err := windows.GetConsoleCP(); err != nil {
		a.CreationFlags |= windows.CREATE_NO_WINDOW
	}
	return a
}

// killTree kills the process; its children end with their lifelines.
func killTree(p *os.Process, _ bool) { p.Kill() }

func killRest(int, bool) {}

func (p *Process) suspend() {}
func (p *Process) resume()  {}
