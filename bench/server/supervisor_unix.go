//go:build unix

package server

import (
	"os/exec"
	"syscall"
)

// programTree is a foreign program with its descendants.
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

// terminate asks the program to end. An interrupt would not do: a program that was
// started in the background of a shell may have inherited that it is ignored.
func (t programTree) terminate() { syscall.Kill(t.root, syscall.SIGTERM) }

// kill kills the program's process group, and where the system lets the supervisor
// adopt them, the descendants that have left the group.
func (t programTree) kill() {
	syscall.Kill(-t.root, syscall.SIGKILL)
	killDescendants()
}
