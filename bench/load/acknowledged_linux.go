package load

import "golang.org/x/sys/unix"

// acknowledged returns how many bytes written to a socket the system at its other
// end has acknowledged; false where nothing is known, as of a Unix socket. The one
// that opened the connection counts too in the system's figure, and not in this.
func acknowledged(fd uintptr) (int64, bool) {
	info, err := unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil {
		return 0, false
	}
	return int64(info.Bytes_acked) - 1, true
}
