package server

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// adopt makes this process the parent of every descendant that loses its own.
func adopt() { unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }

// watch has the program told to end when the keeper is killed.
func watch(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGTERM }
