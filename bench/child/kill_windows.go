package child

import (
	"os"
	"syscall"
)

// A process group of its own does not hear Ctrl-C of the console.
func attributes(own bool) *syscall.SysProcAttr {
	if !own {
		return &syscall.SysProcAttr{}
	}
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// killTree kills the process; what it started follows by its own lifeline.
func killTree(p *os.Process, _ bool) { p.Kill() }

func killRest(int, bool) {}

func (p *Process) suspend() {}
func (p *Process) resume()  {}
