//go:build unix

package server

import (
	"os/exec"
	"syscall"
)

// programTree is a foreign program and what it has started.
type programTree struct {
	root int // the number of the program, and of its process group
}

func launch(cmd *exec.Cmd) (programTree, error) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	signalOnParentDeath(cmd.SysProcAttr)
	if err := cmd.Start(); err != nil {
		return programTree{}, err
	}
	return programTree{cmd.Process.Pid}, nil
}

// ask asks the program to end. Interrupts would not do: whoever was started in
// the background of a shell may have inherited that they are ignored.
func (t programTree) terminate() { syscall.Kill(t.root, syscall.SIGTERM) }

// end kills what is left: the program's process group, and where the system lets
// the supervisor adopt them, those who have left the group.
func (t programTree) kill() {
	syscall.Kill(-t.root, syscall.SIGKILL)
	killDescendants()
}
