//go:build linux || darwin || freebsd

package load

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"syscall"
)

// openSocket opens a TCP socket that does not block and is not inherited.
func openSocket(family int) (fd int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if fd, err = newSocket(family); err != nil {
		return -1, err
	}
	// A body is written in pieces; none of them shall wait for the server to
	// acknowledge the one before.
	if err := syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1); err != nil {
		syscall.Close(fd)
		return -1, err
	}
	return fd, nil
}

func sockaddr(to netip.AddrPort) (syscall.Sockaddr, int, error) {
	ip := to.Addr().Unmap()
	if ip.Is4() {
		return &syscall.SockaddrInet4{Port: int(to.Port()), Addr: ip.As4()}, syscall.AF_INET, nil
	}
	zone, err := zoneNumber(ip.Zone())
	return &syscall.SockaddrInet6{Port: int(to.Port()), Addr: ip.As16(), ZoneId: zone}, syscall.AF_INET6, err
}

// zoneNumber is the number of a network interface given by name or number.
func zoneNumber(zone string) (uint32, error) {
	if zone == "" {
		return 0, nil
	}
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n), nil
	}
	i, err := net.InterfaceByName(zone)
	if err != nil {
		return 0, fmt.Errorf("network interface %s: %w", zone, err)
	}
	return uint32(i.Index), nil
}
