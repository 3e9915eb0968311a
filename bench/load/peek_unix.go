//go:build unix

package load

import "syscall"

// peek reports, without waiting, whether something has come on a socket, or else
// whether the other end has closed it.
func peek(fd uintptr) (came, ended bool) {
	var one [1]byte
	n, _, err := syscall.Recvfrom(int(fd), one[:], syscall.MSG_PEEK|syscall.MSG_DONTWAIT)
	switch err {
	case nil:
		return n > 0, n == 0
	case syscall.EAGAIN, syscall.EINTR:
		return false, false
	}
	return false, true
}
