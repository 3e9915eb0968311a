// Package address decides from a URL whether it leads to this machine, and to which
// addresses. It also writes URLs for people and files, without the secrets in them.
//
// Every decision from the text of a host is made here and nowhere else, so that the
// program connects to the host for which it asked consent.
package address

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

// Lookup is net.Resolver.LookupNetIP.
type Lookup func(ctx context.Context, network, host string) ([]netip.Addr, error)

// Find returns the addresses of a host: the addresses of a name, or an address itself.
// Every name under localhost is this machine, whatever a name server answers (RFC 6761,
// 6.3).
func Find(ctx context.Context, host string, ask Lookup) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	if localName(host) {
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()}, nil
	}
	found, err := ask(ctx, "ip", host)
	if err != nil || len(found) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, UnwrapErr: err}
	}
	for i := range found {
		found[i] = found[i].Unmap()
	}
	return found, nil
}

// lookupLimit bounds the wait for a name server before a host counts as somebody
// else's.
const lookupLimit = 3 * time.Second

// Local reports whether a host is this machine's own loopback: such an address, or a
// name with only such addresses. A name without addresses and this machine's address on
// a network are not.
func Local(ctx context.Context, host string, ask Lookup) bool {
	ctx, cancel := context.WithTimeout(ctx, lookupLimit)
	defer cancel()
	found, err := Find(ctx, host, ask)
	for _, a := range found {
		if !a.Unmap().IsLoopback() {
			return false
		}
	}
	return err == nil
}

// Loopback reports whether the text of a host alone makes it this machine.
func Loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return localName(host) || err == nil && a.Unmap().IsLoopback()
}

// localName reports whether a name is localhost or lies under it.
func localName(host string) bool {
	host = "." + strings.ToLower(strings.TrimSuffix(host, "."))
	return strings.HasSuffix(host, ".localhost") && !strings.Contains(host, "..")
}

// Check returns nil for a host that requests can be sent to by its name, and otherwise
// a *field.Error of a field, with valid input as an example.
//
// Notations of IPv4 addresses that only some programs understand, as 127.1,
// 2130706433 and 0x7f000001, are not accepted: resolvers disagree on them, to the
// point that 0127.0.0.1 is 87.0.0.1 to one and 127.0.0.1 to another. The address of
// no host in particular, where servers listen, leads to this machine on some systems
// and nowhere on others.
func Check(name, host string) error {
	a, err := netip.ParseAddr(host)
	if err == nil {
		if !a.Unmap().WithZone("").IsUnspecified() {
			return nil
		}
		loopback := "127.0.0.1"
		if a.Is6() && !a.Is4In6() {
			loopback = "[::1]"
		}
		return field.Errorf(name, "%s stands for every address of this machine where a server listens, and is none to connect to; write %s", host, loopback)
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	if _, ok := number(labels[len(labels)-1]); !ok {
		return nil
	}
	// A host that ends in a number is an address or a mistake, never a name (URL Standard, 3.5).
	if a, ok := old(labels); ok && a.IsUnspecified() {
		return Check(name, a.String())
	} else if ok {
		return field.Errorf(name, "%.60s is a notation of %s that not every program understands; write %s", host, a, a)
	}
	return field.Errorf(name, "%.60s is not an address; write four numbers from 0 to 255, as in 127.0.0.1", host)
}

// old reads an address as inet_aton does: up to four numbers, of which the last
// fills the rest.
func old(labels []string) (netip.Addr, bool) {
	if len(labels) > 4 {
		return netip.Addr{}, false
	}
	var sum uint64
	for i, label := range labels {
		n, ok := number(label)
		bits := 8
		if i == len(labels)-1 {
			bits = 8 * (5 - len(labels))
		}
		if !ok || n >= 1<<bits {
			return netip.Addr{}, false
		}
		sum = sum<<bits | n
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}), true
}

// number reads digits: hexadecimal after 0x, octal after 0.
func number(s string) (n uint64, ok bool) {
	if s == "" || s[0] < '0' || s[0] > '9' || strings.ContainsRune(s, '_') {
		return 0, false
	}
	lower := strings.ToLower(s)
	var err error
	switch hex, isHex := strings.CutPrefix(lower, "0x"); {
	case isHex && hex == "":
		return 0, true
	case isHex:
		n, err = strconv.ParseUint(hex, 16, 64)
	case len(s) > 1 && s[0] == '0':
		n, err = strconv.ParseUint(s, 8, 64)
	default:
		n, err = strconv.ParseUint(s, 10, 64)
	}
	if err != nil && strings.Trim(s, "0123456789") == "" {
		return 1 << 40, true // a number all the same, of no address
	}
	return n, err == nil
}
