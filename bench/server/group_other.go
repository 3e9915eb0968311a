//go:build !linux

package server

import "os/exec"

// Only Linux has control groups; a job does the same on Windows.

func newGroup(string) string { return "" }

func join(*exec.Cmd, string) {}

func killGroup(string) {}

func removeGroup(string) {}
