//go:build unix

package child

import (
	"os"
	"syscall"
)

func attributes(own bool) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: own}
}

// killTree kills the process with its group, where the group is its own.
func killTree(p *os.Process, own bool) {
	if own {
		syscall.Kill(-p.Pid, syscall.SIGKILL)
	}
	p.Kill()
}

// killRest kills the rest of the group of a process that has just been reaped. As long as
// a process of the group is left, the kernel does not reuse the number.
func killRest(pid int, own bool) {
	if own {
		syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// suspend stops the process, with its group where that is its own.
func (p *Process) suspend() { p.signal(syscall.SIGSTOP) }

// resume continues it.
func (p *Process) resume() { p.signal(syscall.SIGCONT) }

func (p *Process) signal(s syscall.Signal) {
	if p.own {
		syscall.Kill(-p.os.Pid, s)
	} else {
		p.os.Signal(s)
	}
}
