// Package cookie keeps the cookies that a server sets on one connection of a load, and
// sends them back, as one user's browser does (RFC 6265). A load has one server, so
// domains are not looked at. Third parties, priorities and SameSite have no meaning here.
package cookie

import (
	"net/http"
	"strings"
	"time"
)

// Bounds of a jar; what goes beyond is not kept.
const (
	maxCookies = 200
	maxBytes   = 4096 // of name and value
)

// Named is a cookie as requests have it.
type Named struct{ Name, Value string }

// Parse reads the value of a Cookie header.
func Parse(value string) (cookies []Named) {
	for part := range strings.SplitSeq(value, ";") {
		if name, value, _ := strings.Cut(strings.TrimSpace(part), "="); name != "" {
			cookies = append(cookies, Named{name, value})
		}
	}
	return cookies
}

// Jar holds cookies. The zero value is empty; one goroutine uses it.
type Jar struct {
	secure  bool // the connection is one of TLS
	cookies []kept
}

// New is an empty jar, of a connection of TLS if secure.
func New(secure bool) *Jar { return &Jar{secure: secure} }

type kept struct {
	Named
	path    string
	expires time.Time // zero: with the load
}

// Set keeps or removes a cookie by a Set-Cookie header in an answer to a request for a
// path. A header that is none is left out, as browsers do.
func (j *Jar) Set(line, path string, now time.Time) {
	c, err := http.ParseSetCookie(line)
	if err != nil || len(c.Name)+len(c.Value) > maxBytes || c.Secure && !j.secure {
		return
	}
	k := kept{Named: Named{c.Name, c.Value}, path: c.Path, expires: c.Expires}
	if !strings.HasPrefix(k.path, "/") {
		k.path = folder(path)
	}
	gone := c.MaxAge < 0
	switch {
	case c.MaxAge > 0:
		k.expires = now.Add(time.Duration(c.MaxAge) * time.Second)
	case c.MaxAge == 0 && !c.Expires.IsZero():
		gone = !c.Expires.After(now)
	}
	for i := range j.cookies {
		if j.cookies[i].Name != k.Name || j.cookies[i].path != k.path {
			continue
		}
		if gone {
			j.cookies = append(j.cookies[:i], j.cookies[i+1:]...)
		} else {
			j.cookies[i] = k
		}
		return
	}
	if !gone && len(j.cookies) < maxCookies {
		j.cookies = append(j.cookies, k)
	}
}

// folder is the path of a cookie that has none (RFC 6265, 5.1.4).
func folder(path string) string {
	path, _, _ = strings.Cut(path, "?")
	if last := strings.LastIndexByte(path, '/'); last > 0 {
		return path[:last]
	}
	return "/"
}

// matches reports whether a cookie belongs to a path (RFC 6265, 5.1.4).
func (k *kept) matches(path []byte) bool {
	if len(path) < len(k.path) || string(path[:len(k.path)]) != k.path {
		return false
	}
	return len(path) == len(k.path) || k.path[len(k.path)-1] == '/' || path[len(k.path)] == '/' || path[len(k.path)] == '?'
}

// Append adds the value of the Cookie header of a request to dst: its own cookies, and
// those of the jar, which take the place of own ones of their name. It adds nothing where
// there is none.
func (j *Jar) Append(dst []byte, own []Named, path []byte, now time.Time) []byte {
	begun := false
	add := func(c Named) {
		if begun {
			dst = append(dst, "; "...)
		}
		begun = true
		dst = append(append(append(dst, c.Name...), '='), c.Value...)
	}
	sent := func(k *kept) bool {
		return k.matches(path) && (k.expires.IsZero() || k.expires.After(now))
	}
	for _, c := range own {
		replaced := false
		for i := range j.cookies {
			replaced = replaced || j.cookies[i].Name == c.Name && sent(&j.cookies[i])
		}
		if !replaced {
			add(c)
		}
	}
	for i := range j.cookies {
		if k := &j.cookies[i]; sent(k) {
			add(k.Named)
		}
	}
	return dst
}
