//go:build unix && !linux

package server

import "syscall"

// Elsewhere a program that leaves its process group and its parent is on its own.

func becomeSubreaper() {}

func signalOnParentDeath(*syscall.SysProcAttr) {}

func killDescendants() {}

// endMarked kills the process group that the program was started with.
func killMarked(root int, _ string) {
	if root > 0 {
		syscall.Kill(-root, syscall.SIGKILL)
	}
}
