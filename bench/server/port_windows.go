package server

import (
	"context"
	"net"

	"perihelion/ephem/field"
)

// Windows has no way for processes to divide the connections of one port among
// them; its SO_REUSEADDR gives them all to one.
func noSharing() error {
	return field.Errorf("config", "prefork needs a port that processes can share, which Windows does not offer; choose goroutines or threads")
}

func holdPort(string) (boundPort, error) { return nil, noSharing() }

func listenShared(context.Context, string) (net.Listener, error) { return nil, noSharing() }
