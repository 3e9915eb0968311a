package load

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var wsaPoll = windows.NewLazySystemDLL("ws2_32.dll").NewProc("WSAPoll")

// pollFD is WSAPOLLFD; the constants are from winsock2.h.
type pollFD struct {
	fd       uintptr
	asked    int16
	happened int16
}

const (
	pollError  = 0x0001
	pollHangUp = 0x0002
	pollIn     = 0x0100
)

// peek reports, without waiting, whether something has come on a socket, or else
// whether the other end has closed it.
func peek(fd uintptr) (came, ended bool) {
	p := pollFD{fd: fd, asked: pollIn}
	if n, _, _ := wsaPoll.Call(uintptr(unsafe.Pointer(&p)), 1, 0); int32(n) <= 0 {
		return false, false
	}
	ended = p.happened&(pollError|pollHangUp) != 0
	return !ended && p.happened&pollIn != 0, ended
}
