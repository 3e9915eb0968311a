package load

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// What Winsock calls it when a connection does not come about, or ends.
var (
	refusals     = []syscall.Errno{windows.WSAECONNREFUSED}
	unreachables = []syscall.Errno{windows.WSAENETUNREACH, windows.WSAEHOSTUNREACH, windows.WSAENETDOWN, windows.WSAEACCES}
	resets       = []syscall.Errno{windows.WSAECONNRESET, windows.WSAECONNABORTED}
)

const errNoPorts = windows.WSAEADDRNOTAVAIL
