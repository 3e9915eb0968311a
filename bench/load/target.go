package load

import (
	"errors"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/load/pattern"
	"perihelion/bench/load/requests"
)

// target is the destination and the paths of the requests: the parts of the URLs,
// checked.
type target struct {
	destination
	tls       bool
	authority string         // host and port as in the URL, for the Host header
	user      *url.Userinfo  // for basic authentication, or nil
	name      string         // the URL's host, which a certificate has to name
	paths     []pattern.Text // path and query of each URL, as sent
}

// destination is the address that is connected to.
type destination struct {
	host   string // a name or an address without brackets
	port   uint16
	socket string // of a Unix socket, in place of host and port
}

// varies reports whether requests to one URL differ.
func (t target) varies() bool {
	return slices.ContainsFunc(t.paths, func(p pattern.Text) bool { _, fixed := p.Fixed(); return !fixed })
}

// newTarget reads the URLs of a load; errors are *field.Error of the fields url, paths
// and connect.
func newTarget(o Options) (target, error) {
	syntax, err := o.From.Syntax()
	if err != nil {
		return target{}, err
	}
	syntax.Escape = true
	t, err := parseTarget(o.URL, syntax)
	if err != nil {
		return target{}, err
	}
	if len(o.Paths) > 0 {
		t.paths = nil
	}
	for _, p := range o.Paths {
		s := p.on(o.URL)
		more, err := parseTarget(s, syntax)
		var wrong *field.Error
		switch {
		case errors.As(err, &wrong):
			return target{}, field.Errorf("paths", "%s", wrong.Sentence)
		case err != nil:
			return target{}, err
		case more.tls != t.tls || more.authority != t.authority || more.destination != t.destination:
			return target{}, field.Errorf("paths", "%s is not on the server of %s; a load measures one server: write URLs of the same scheme, host and port", address.Shown(s), address.Shown(o.URL))
		}
		t.paths = append(t.paths, more.paths...)
	}
	if o.Connect != "" {
		if t.destination, err = parseConnect(o.Connect); err != nil {
			return target{}, err
		}
	}
	return t, nil
}

// Target returns the host of URL, the port that is connected to (0 for a Unix
// socket), and the path and query with {} for each pattern. Errors are *field.Error
// of the fields url and connect.
func (o Options) Target() (host string, port int, path string, err error) {
	t, err := newTarget(o)
	if err != nil {
		return "", 0, "", err
	}
	return t.name, int(t.port), t.paths[0].Shown(), nil
}

// parseTarget reads an http or https URL; errors are *field.Error of the field url.
func parseTarget(s string, x pattern.Syntax) (target, error) {
	refuse := func(format string, args ...any) (target, error) {
		return target{}, field.Errorf("url", format, args...)
	}
	if strings.TrimSpace(s) == "" {
		return refuse("there is no URL to send requests to; write one such as http://127.0.0.1:8080/")
	}
	if err := address.Complete(s); err != nil {
		return target{}, err
	}
	shown := address.Shown(s)
	if !strings.Contains(s, "://") {
		return refuse("%q has no scheme; write http://%s", shown, strings.TrimLeft(shown, "/"))
	}
	text, err := x.Cut(s)
	if err != nil {
		return target{}, err
	}
	var u *url.URL
	path, whole, err := text.Through(func(s string) (string, error) {
		if u, err = url.Parse(s); err != nil {
			return "", field.Errorf("url", "%q is not a URL; write one such as http://127.0.0.1:8080/path", shown)
		}
		return requests.Escaped(u.RequestURI()), nil
	})
	if err != nil {
		return target{}, err
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return refuse("%s is not a protocol of this program; write a URL that begins with http:// or https://", u.Scheme)
	}
	t := target{tls: u.Scheme == "https", authority: u.Host, name: u.Hostname(), user: u.User}
	t.destination = destination{host: t.name, port: 80}
	if t.paths = []pattern.Text{path}; !whole {
		return refuse("%q has a pattern outside of its path and query; write it there", shown)
	}
	if t.host == "" {
		return refuse("%q names no host; write one such as http://127.0.0.1:8080/", shown)
	}
	if err := address.Check("url", t.host); err != nil {
		return target{}, err
	}
	for _, r := range u.Host {
		if r <= ' ' || r >= 0x7f {
			return refuse("the host %q is not written in ASCII; write its xn-- form", t.host)
		}
	}
	if t.tls {
		t.port = 443
	}
	if p := u.Port(); p != "" {
		n, ok := port(p)
		if !ok {
			return refuse("port %s does not exist; write 1 to 65535", p)
		}
		t.port = n
	}
	if zone := strings.IndexByte(t.authority, '%'); zone >= 0 {
		// A zone has a meaning on this machine only and is never sent (RFC 6874, 4).
		end := strings.IndexByte(t.authority, ']')
		t.authority = t.authority[:zone] + t.authority[end:]
	}
	return t, nil
}

// parseConnect reads the destination that replaces the URL's host.
func parseConnect(s string) (destination, error) {
	if socket, ok := strings.CutPrefix(s, "unix:"); ok {
		if socket == "" || len(socket) > maxSocketPath {
			return destination{}, field.Errorf("connect", "%q is not the path of a Unix socket, 1 to %d bytes; write one such as unix:/run/app.sock", socket, maxSocketPath)
		}
		return destination{socket: socket}, nil
	}
	host, p, err := net.SplitHostPort(s)
	n, ok := port(p)
	if err != nil || !ok || host == "" {
		return destination{}, field.Errorf("connect", "%q is not an address; write a host and a port, such as 127.0.0.1:8443 or [::1]:8443, or unix:/run/app.sock", address.Shown(s))
	}
	if err := address.Check("connect", host); err != nil {
		return destination{}, err
	}
	return destination{host: host, port: n}, nil
}

// maxSocketPath is how long the path of a Unix socket may be on every system.
const maxSocketPath = 103

func port(s string) (uint16, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return uint16(n), err == nil && n > 0
}
