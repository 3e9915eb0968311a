//go:build unix

package server

import (
	"os/exec"
	"syscall"
)

// kin is a foreign program and what it has started.
type kin struct {
	root int // the number of the program, and of its process group
}

func launch(cmd *exec.Cmd) (kin, error) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
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
	endDescendants()
}
