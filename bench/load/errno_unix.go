//go:build unix

package load

import "syscall"

// What the system calls it when a connection does not come about, or ends.
var (
	refusals     = []syscall.Errno{syscall.ECONNREFUSED}
	unreachables = []syscall.Errno{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EHOSTDOWN, syscall.EACCES, syscall.EPERM}
	resets       = []syscall.Errno{syscall.ECONNRESET, syscall.EPIPE, syscall.ECONNABORTED}
)

const errNoPorts = syscall.EADDRNOTAVAIL
