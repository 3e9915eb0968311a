//go:build unix

package load

import "syscall"

// The system's errors for connections that cannot be made, or that end.
var (
	refusals     = []syscall.Errno{syscall.ECONNREFUSED}
	unreachables = []syscall.Errno{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EHOSTDOWN, syscall.EACCES, syscall.EPERM}
	resets       = []syscall.Errno{syscall.ECONNRESET, syscall.EPIPE, syscall.ECONNABORTED}
)

const errNoPorts = syscall.EADDRNOTAVAIL
