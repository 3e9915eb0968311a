package address

import (
	"net/url"
	"strings"

	"perihelion/assets/field"
)

// omitted stands for the parts that are not shown.
const omitted = "…"

// Shown is a URL, or a text that was to be one, as people and files may see it:
// "http://alice:…@127.0.0.1/". Of user and password the password is left out, and
// of a user without a password everything, since that is often a token. The rest stays:
// whether a query holds a secret cannot be known, and results without it could not
// be distinguished.
func Shown(s string) string {
	start, end := user(s)
	if end < 0 {
		return s
	}
	name, _, named := strings.Cut(s[start:end], ":")
	if named {
		name += ":"
	} else {
		name = ""
	}
	return s[:start] + name + omitted + s[end:]
}

// user is where the user of a URL begins and where the @ after it stands, or −1. In
// a text that is no URL that may be anywhere up to the last @.
func user(s string) (start, end int) {
	if i := strings.Index(s, "://"); i >= 0 {
		start = i + len("://")
	}
	authority := s[start:]
	if u, err := url.Parse(strings.ReplaceAll(s, omitted, "x")); err == nil && u.Host != "" {
		if i := strings.IndexAny(authority, "/?#"); i >= 0 {
			authority = authority[:i]
		}
	}
	at := strings.LastIndexByte(authority, '@')
	if at < 0 {
		return start, -1
	}
	return start, start + at
}

// Complete returns nil for a URL that has its password, and a *field.Error "url" for
// one that comes from a result or a plan, where it is left out.
func Complete(s string) error {
	start, end := user(s)
	if end < 0 || !strings.HasSuffix(s[start:end], omitted) {
		return nil
	}
	return field.Errorf("url", "the password in %s was left out when this was stored, so that files hold no secrets; write the URL again with it", s)
}
