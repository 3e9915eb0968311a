package load

import (
	"fmt"
	"net"
	"strconv"
)

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
