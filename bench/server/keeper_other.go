//go:build unix && !linux

package server

import "syscall"

// Elsewhere a program that leaves its process group and its parent is on its own,
// and so is one whose keeper is killed.
func adopt() {}

func watch(*syscall.SysProcAttr) {}
