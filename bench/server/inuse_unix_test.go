//go:build unix

package server

import "syscall"

// addressInUse is the error of a port that somebody else has.
const addressInUse = syscall.EADDRINUSE
