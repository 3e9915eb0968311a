package load

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// Winsock's errors for connections that cannot be made, or that end.
var (
	refusals     = []syscall.Errno{windows.WSAECONNREFUSED}
	unreachables = []syscall.Errno{windows.WSAENETUNREACH, windows.WSAEHOSTUNREACH, windows.WSAENETDOWN, windows.WSAEACCES}
	resets       = []syscall.Errno{windows.WSAECONNRESET, windows.WSAECONNABORTED}
)

const errNoPorts = windows.WSAEADDRNOTAVAIL
