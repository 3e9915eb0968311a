package bench

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"perihelion/ephem/field"
)

// lookupLimit bounds the wait for a name server before a target counts as
// somebody else's.
const lookupLimit = 3 * time.Second

// IsLocal says whether a URL leads to this machine's own loopback: a loopback
// address, localhost, or a name all of whose addresses are loopback. Everything
// else is not local, a name that cannot be resolved and this machine's address on
// a network among them, and the caller asks for consent before loading it. The
// error, a *field.Error "url", says that the text is not a URL that can be loaded.
func IsLocal(target string) (bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), lookupLimit)
	defer cancel()
	return isLocal(ctx, target, net.DefaultResolver.LookupNetIP)
}

// lookup is net.Resolver.LookupNetIP.
type lookup func(ctx context.Context, network, host string) ([]netip.Addr, error)

func isLocal(ctx context.Context, target string, resolve lookup) (bool, error) {
	u, err := parseTarget(target)
	if err != nil {
		return false, err
	}
	host := u.Hostname()
	if isLoopback(host) {
		return true, nil
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return false, nil
	}
	addresses, err := resolve(ctx, "ip", host)
	if err != nil || len(addresses) == 0 {
		return false, nil
	}
	for _, a := range addresses {
		if !a.Unmap().IsLoopback() {
			return false, nil
		}
	}
	return true, nil
}

// isLoopback decides by the text of a host alone, without asking anybody.
func isLoopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}

// parseTarget reads an absolute http or https URL.
func parseTarget(target string) (*url.URL, error) {
	const example = "write it in full, as in http://127.0.0.1:8080/planets/mars"
	u, err := url.Parse(target)
	switch {
	case err != nil:
		return nil, field.Errorf("url", "%q is not a URL; %s", target, example)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, field.Errorf("url", "%q does not begin with http:// or https://; %s", target, example)
	case u.Hostname() == "":
		return nil, field.Errorf("url", "%q names no host; %s", target, example)
	}
	if text := u.Port(); text != "" {
		if port, err := strconv.Atoi(text); err != nil || port < 1 || port > 65535 {
			return nil, field.Errorf("url", "the port %s is outside 1 to 65535; %s", text, example)
		}
	}
	return u, nil
}
