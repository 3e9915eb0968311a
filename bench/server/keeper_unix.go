//go:build unix

package server

import (
	"os/exec"
	"syscall"
	"time"

	"github.com/shirou/gopsutil/v4/process"
)

// kin is a foreign program and what it has started.
type kin struct {
	root int // the number of the program, and of its process group
}

func launch(cmd *exec.Cmd) (kin, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	watch(cmd.SysProcAttr)
	if err := cmd.Start(); err != nil {
		return kin{}, err
	}
	return kin{cmd.Process.Pid}, nil
}

// ask asks the program to end. Interrupts would not do: whoever was started in
// the background of a shell may have inherited that they are ignored.
func (k kin) ask() { syscall.Kill(k.root, syscall.SIGTERM) }

// end kills what is left: the program's process group, and where the system lets
// the keeper adopt them, those who have left the group.
func (k kin) end() {
	syscall.Kill(-k.root, syscall.SIGKILL)
	for deadline := time.Now().Add(time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		left := adopted()
		if len(left) == 0 {
			return
		}
		for _, p := range left { // they may start others meanwhile
			p.Kill()
		}
		reap()
	}
}

// adopted are the descendants of this process that are more than an entry in the
// system's table.
func adopted() []*process.Process {
	self, err := process.NewProcess(int32(syscall.Getpid()))
	if err != nil {
		return nil
	}
	var alive []*process.Process
	for _, p := range descendants(self) {
		if status, err := p.Status(); err == nil && len(status) > 0 && status[0] != process.Zombie {
			alive = append(alive, p)
		}
	}
	return alive
}

// reap takes those who have ended out of the system's table.
func reap() {
	var status syscall.WaitStatus
	for {
		if pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil); pid <= 0 && err != syscall.EINTR {
			return
		}
	}
}
