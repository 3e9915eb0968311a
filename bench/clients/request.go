package clients

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"perihelion/bench/load"
)

// request is the request that every client makes: the same bytes from each,
// but for the order and the case of the names of its header.
type request struct {
	url      string   // as all three libraries send it
	header   []string // "Name: value", besides Host
	requests int64
	timeout  time.Duration // of one, from connecting to the last byte of its answer
	limit    time.Duration // of all of them
}

// header is the header of all clients besides Host. By themselves Python's ask
// for compressed answers, which are shorter and cost time to unpack, and each
// library gives its own name, by which a site may answer differently.
func header() []string {
	return []string{"Accept: */*", "Accept-Encoding: identity", "User-Agent: perihelion"}
}

// to is the request to an address, made as often as the plan has it.
func (p Plan) to(address string) request {
	q := request{header: header(), requests: p.Requests, timeout: p.timeout(), limit: p.limit()}
	var user *url.Userinfo
	if q.url, user = canonical(address); user != nil {
		password, _ := user.Password()
		q.header = append(q.header, load.BasicAuthorization(user.Username(), password))
	}
	return q
}

// canonical is an address in the one form that requests, aiohttp and this program
// send unchanged: host in lower case, no port that the scheme implies, no dot
// segments, and as few letters behind percent signs as there can be (RFC 3986, 6.2).
// The user is returned apart, since it belongs into a header.
func canonical(address string) (string, *url.Userinfo) {
	u, err := url.Parse(address)
	if err != nil {
		return address, nil // a plan with it is not valid
	}
	u = new(url.URL).ResolveReference(u)
	host := strings.ToLower(u.Host)
	if port := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]; u.Port() != "" {
		host = strings.TrimSuffix(host, port)
	}
	path := requote(u.EscapedPath(), "/")
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + requote(u.RawQuery, "/?")
	}
	return u.Scheme + "://" + host + path, u.User
}

// requote puts letters behind percent signs in a path or query that must be, and no
// others, where more has the letters that may stand besides the ones of a segment.
func requote(s, more string) string {
	const hex = "0123456789ABCDEF"
	plain := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if text, err := url.PathUnescape(s[i : i+3]); err == nil {
				if plain(text[0]) {
					b.WriteByte(text[0])
				} else {
					b.WriteString(strings.ToUpper(s[i : i+3]))
				}
				i += 2
				continue
			}
		}
		if plain(c) || strings.IndexByte("!$&'()*+,;=:@"+more, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// options are the options of this program's ways.
func (q request) options(w way) load.Options {
	return load.Options{
		URL: q.url, Request: load.Request{Header: q.header}, Connections: w.concurrency, Requests: q.requests, KeepAlive: true, Timeout: q.timeout,
	}
}

// forPython is the input of clients.py.
func (q request) forPython(w way) ([]byte, error) {
	headers := make(map[string]string)
	for _, line := range q.header {
		name, value, _ := strings.Cut(line, ": ")
		headers[name] = value
	}
	text, err := json.Marshal(map[string]any{
		"way": w.by, "url": q.url, "headers": headers, "requests": q.requests, "concurrency": w.concurrency,
		"timeout": q.timeout.Seconds(), "limit": q.limit.Seconds(),
	})
	if err != nil {
		return nil, fmt.Errorf("encode the request: %w", err)
	}
	return text, nil
}
