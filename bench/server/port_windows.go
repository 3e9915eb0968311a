package server

import (
	"context"
	"net"
)

// noSharing is the reason why prefork does not run here.
func noSharing() error { return Config{Name: Prefork}.Unable() }

func holdPort(string) (boundPort, error) { return nil, noSharing() }

func listenShared(context.Context, string) (net.Listener, error) { return nil, noSharing() }
