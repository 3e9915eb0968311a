package load

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"perihelion/ephem/field"
)

// target is where requests go: the parts of a URL, checked.
type target struct {
	tls       bool
	authority string // host and port as in the URL, for the Host header
	host      string // a name or an address without brackets
	port      uint16
	path      string        // path and query, as sent
	user      *url.Userinfo // for basic authentication, or nil
}

// parseTarget reads an http or https URL; errors are *field.Error of the field url.
func parseTarget(s string) (target, error) {
	refuse := func(format string, args ...any) (target, error) {
		return target{}, field.Errorf("url", format, args...)
	}
	if strings.TrimSpace(s) == "" {
		return refuse("there is no URL to send requests to; write one such as http://127.0.0.1:8080/")
	}
	if !strings.Contains(s, "://") {
		return refuse("%q does not say how to connect; write http://%s", s, strings.TrimLeft(s, "/"))
	}
	u, err := url.Parse(s)
	if err != nil {
		return refuse("%q is not a URL; write one such as http://127.0.0.1:8080/path", s)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return refuse("%s is not a protocol of this program; write a URL that begins with http:// or https://", u.Scheme)
	}
	t := target{tls: u.Scheme == "https", authority: u.Host, host: u.Hostname(), path: escaped(u.RequestURI()), user: u.User, port: 80}
	if t.host == "" {
		return refuse("%q names no host; write one such as http://127.0.0.1:8080/", s)
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
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || n == 0 {
			return refuse("port %s does not exist; write 1 to 65535", p)
		}
		t.port = uint16(n)
	}
	if zone := strings.IndexByte(t.authority, '%'); zone >= 0 {
		// A zone has a meaning on this machine only and is never sent (RFC 6874, 4).
		end := strings.IndexByte(t.authority, ']')
		t.authority = t.authority[:zone] + t.authority[end:]
	}
	return t, nil
}

// escaped percent-encodes what url.Parse lets through and a request line cannot carry.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// request returns the bytes of one request, the same for all. A server is given
// no more to read than it must be: what it costs to parse headers is the
// server's time too.
func (t target) request(o Options) []byte {
	var own, host, authorization, length string
	host = t.authority
	if t.user != nil {
		password, _ := t.user.Password()
		authorization = "Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte(t.user.Username()+":"+password)) + "\r\n"
	}
	for _, h := range o.Header {
		name, value, _ := strings.Cut(h, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "host":
			host = value
			continue
		case "authorization":
			authorization = ""
		}
		own += name + ": " + value + "\r\n"
	}
	if len(o.Body) > 0 || o.Method == "POST" || o.Method == "PUT" || o.Method == "PATCH" {
		length = fmt.Sprintf("Content-Length: %d\r\n", len(o.Body))
	}
	head := o.Method + " " + t.path + " HTTP/1.1\r\nHost: " + host + "\r\n" + authorization + own + length
	if !o.KeepAlive {
		head += "Connection: close\r\n"
	}
	return append([]byte(head+"\r\n"), o.Body...)
}

// repeatable reports whether a request may be sent a second time by itself when
// a kept connection turns out to be closed (RFC 9110, 9.2.2).
func repeatable(method string) bool {
	switch method {
	case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE":
		return true
	}
	return false
}
