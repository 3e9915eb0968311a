package load

import (
	"context"
	"net"
	"net/netip"
	"time"

	"perihelion/bench/address"
)

// peer is the other end of all connections: an address, found once for all requests,
// or a Unix socket.
type peer struct {
	address netip.AddrPort
	socket  string // "": address
}

// network and String are the arguments of net.Dial.
func (p peer) network() string {
	if p.socket != "" {
		return "unix"
	}
	return "tcp"
}

func (p peer) String() string {
	if p.socket != "" {
		return p.socket
	}
	return p.address.String()
}

// probeTime is how long an address is tried when the host has several.
const probeTime = 3 * time.Second

// resolve looks the host up once, so that no request pays for it, and settles on
// one address: the first that accepts a connection. A host with one address is
// not tried.
func (r *run) resolve(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, r.options.Timeout)
	defer cancel()
	if r.peer, r.unresolved = r.target.destination.find(ctx); r.unresolved == nil {
		r.unresolved = r.prepare()
	}
}

func (a destination) find(ctx context.Context) (peer, error) {
	if a.socket != "" {
		return peer{socket: a.socket}, nil
	}
	ips, err := address.Find(ctx, a.host, net.DefaultResolver.LookupNetIP)
	if err != nil {
		return peer{}, err
	}
	for _, ip := range ips {
		to := netip.AddrPortFrom(ip, a.port)
		if len(ips) == 1 {
			return peer{address: to}, nil
		}
		d := net.Dialer{Timeout: probeTime}
		if conn, err := d.DialContext(ctx, "tcp", to.String()); err == nil {
			conn.Close()
			return peer{address: to}, nil
		}
	}
	// None answers: the failures of the requests will show why.
	return peer{address: netip.AddrPortFrom(ips[0], a.port)}, nil
}
