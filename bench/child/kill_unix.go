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

// killRest kills what is left of the group of a process that has just been
// reaped. As long as anything is left, the kernel gives the number to nobody.
func killRest(pid int, own bool) {
	if own {
		syscall.Kill(-pid, syscall.SIGKILL)
	}
}

// suspend stops the process, with its group where that is its own.
func (p *Process) suspend() { p.signal(syscall.SIGSTOP) }

// resume lets it go on.
func (p *Process) resume() { p.signal(syscall.SIGCONT) }

func (p *Process) signal(s syscall.Signal) {
	if p.own {
		syscall.Kill(-p.os.Pid, s)
	} else {
		p.os.Signal(s)
	}
}
