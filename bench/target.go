package bench

import (
	"context"
	"net"
	"net/url"
	"strconv"

	"perihelion/assets/field"
	"perihelion/bench/address"
)

// IsLocal reports whether a URL leads to this machine's own loopback: see
// address.Local. Everything else is not local, a name that cannot be resolved and
// this machine's address on a network among them, and the caller asks for consent
// before loading it. The error, a *field.Error "url", means that the text is not a
// URL that can be loaded.
func IsLocal(target string) (bool, error) {
	return isLocal(context.Background(), target, net.DefaultResolver.LookupNetIP)
}

func isLocal(ctx context.Context, target string, ask address.Lookup) (bool, error) {
	u, err := ParseURL(target)
	if err != nil {
		return false, err
	}
	return address.Local(ctx, u.Hostname(), ask), nil
}

// ParseURL reads an absolute http or https URL. The error is a *field.Error "url" with
// the remedy.
func ParseURL(target string) (*url.URL, error) {
	const example = "write it in full, as in http://127.0.0.1:8080/planets/mars"
	if err := address.Complete(target); err != nil {
		return nil, err
	}
	u, err := url.Parse(target)
	switch shown := address.Shown(target); {
	case err != nil:
		return nil, field.Errorf("url", "%q is not a URL; %s", shown, example)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, field.Errorf("url", "%q does not begin with http:// or https://; %s", shown, example)
	case u.Hostname() == "":
		return nil, field.Errorf("url", "%q names no host; %s", shown, example)
	}
	if err := address.Check("url", u.Hostname()); err != nil {
		return nil, err
	}
	if text := u.Port(); text != "" {
		if port, err := strconv.Atoi(text); err != nil || port < 1 || port > 65535 {
			return nil, field.Errorf("url", "the port %s is outside 1 to 65535; %s", text, example)
		}
	}
	return u, nil
}
