package load

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"

	"perihelion/bench/load/pattern"
)

// requests writes the requests. The number of a request, with the seed, decides
// everything about it: so a seed makes the same requests, however many connections
// there are and whichever of them sends which.
type requests struct {
	templates []template // one for each URL
	shuffle   bool
	next      atomic.Int64
}

// template is the text of the requests to one URL, with a hole between each
// literal and the next.
type template struct {
	literals [][]byte
	holes    []pattern.Hole
}

// newRequests puts head and tail around each path.
func newRequests(t target, shuffle bool, head, tail string) *requests {
	q := &requests{shuffle: shuffle}
	for _, p := range t.paths {
		var w template
		for i, literal := range p.literals {
			if i == 0 {
				literal = head + literal
			}
			if i == len(p.literals)-1 {
				literal += tail
			}
			w.literals = append(w.literals, []byte(literal))
		}
		w.holes = p.holes
		q.templates = append(q.templates, w)
	}
	return q
}

// fixed returns the bytes of all requests, and true, if they are the same.
func (q *requests) fixed() ([]byte, bool) {
	if len(q.templates) == 1 && len(q.templates[0].holes) == 0 {
		return q.templates[0].literals[0], true
	}
	return nil, false
}

// number is that of the next request, from 0.
func (q *requests) number() int64 { return q.next.Add(1) - 1 }

// write appends request number n to dst and returns the number of its URL.
func (q *requests) write(dst []byte, n int64, r *rand.Rand) (request []byte, which int) {
	switch {
	case len(q.templates) == 1:
	case q.shuffle:
		which = r.IntN(len(q.templates))
	default:
		which = int(n % int64(len(q.templates)))
	}
	w := &q.templates[which]
	for i, literal := range w.literals {
		dst = append(dst, literal...)
		if i < len(w.holes) {
			dst = w.holes[i].Append(dst, n, r)
		}
	}
	return dst, which
}

// headAndTail returns the parts of a request of HTTP/1.1 before and after the path.
// A server is given no more to read than it must be: parsing headers takes the
// server's time too.
func (t target) headAndTail(o Options) (head, tail string) {
	host, own, length := t.authority, "", ""
	authorization := t.authorization()
	for _, h := range o.Header {
		name, value := headerParts(h)
		switch strings.ToLower(name) {
		case "host":
			host = value
			continue
		case "authorization":
			authorization = ""
		}
		own += name + ": " + value + "\r\n"
	}
	if authorization != "" {
		authorization = "Authorization: " + authorization + "\r\n"
	}
	if len(o.Body) > 0 || o.Method == "POST" || o.Method == "PUT" || o.Method == "PATCH" {
		length = fmt.Sprintf("Content-Length: %d\r\n", len(o.Body))
	}
	tail = " HTTP/1.1\r\nHost: " + host + "\r\n" + authorization + own + length
	if !o.KeepAlive {
		tail += "Connection: close\r\n"
	}
	return o.Method + " ", tail + "\r\n" + string(o.Body)
}

// authorization is the value of the header of basic authentication, or "".
func (t target) authorization() string {
	if t.user == nil {
		return ""
	}
	password, _ := t.user.Password()
	return basic(t.user.Username(), password)
}

// BasicAuthorization is the header of basic authentication (RFC 7617).
func BasicAuthorization(user, password string) string {
	return "Authorization: " + basic(user, password)
}

func basic(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

// conditional reports whether a 304 is a success: the requests have a condition that
// allows it, and no other status is expected. A 304 means that the client has the
// answer already (RFC 9110, 15.4.5).
func (o Options) conditional() bool {
	if o.Check.Statuses() || o.Method != "GET" && o.Method != "HEAD" {
		return false
	}
	return slices.ContainsFunc(o.Header, func(h string) bool {
		name, _ := headerParts(h)
		return strings.EqualFold(name, "If-None-Match") || strings.EqualFold(name, "If-Modified-Since")
	})
}
