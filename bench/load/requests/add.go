package requests

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/load/pattern"
	"perihelion/bench/load/wire"
)

// raw is a request as a file has it.
type raw struct {
	method, target string // target is a URL, or a path
	header         []rawHeader
	body           string
	hasBody        bool
	at             time.Duration
	weight         int
	literal        bool // recorded: nothing in it is a pattern
	fromFile       bool // the body is that of a file, whose bytes are counted already
}

type rawHeader struct{ name, value string }

// add keeps a request. Errors are those of its line.
func (r *reader) add(q raw) error {
	if !wire.Token([]byte(q.method)) || q.method == "CONNECT" {
		return r.refuse("%.40q is not a method that a load can have; write one such as GET or POST", q.method)
	}
	if q.method != strings.ToUpper(q.method) {
		return r.refuse("methods are written in capitals; write %s", strings.ToUpper(q.method))
	}
	x := r.syntax
	if q.literal {
		x = pattern.Syntax{Templates: false}
	}
	kept := Request{Method: q.method, HasBody: q.hasBody, At: q.at, Weight: q.weight}
	from, user, err := r.path(&kept, q, x)
	if err != nil {
		return err
	}
	if r.first != "" && from != "" && from != r.first {
		r.set.leave("to %s", from)
		return nil
	}
	if user != "" && r.set.User == "" {
		r.set.User = user
	}
	for _, h := range q.header {
		if err := r.addHeader(&kept, h, q, x); err != nil {
			return err
		}
	}
	if kept.Body, err = r.text(x, q.literal, q.body); err != nil {
		return err
	}
	r.count(from)
	return r.keep(kept, q.fromFile)
}

// text finds the patterns in a text. Without templates there are none.
func (r *reader) text(x pattern.Syntax, literal bool, s string) (pattern.Text, error) {
	if literal || !x.Templates {
		return pattern.Literal(s), nil
	}
	t, err := x.Cut(s)
	if err != nil {
		return t, r.at(err)
	}
	return t, nil
}

// at puts the line in front of an error.
func (r *reader) at(err error) error {
	var wrong *field.Error
	if errors.As(err, &wrong) {
		return r.refuse("%s", wrong.Sentence)
	}
	return err
}

// path reads the target of a request and returns its origin, "" for a path alone.
func (r *reader) path(kept *Request, q raw, x pattern.Syntax) (origin, user string, err error) {
	x.Escape = true
	t, err := r.text(x, q.literal, q.target)
	if err != nil {
		return "", "", err
	}
	shown := q.target
	if at := strings.LastIndexByte(shown, '@'); at >= 0 {
		shown = shown[at+1:] // the rest may be a password
	}
	path, whole, err := t.Through(func(s string) (string, error) {
		if !q.literal {
			s, _, _ = strings.Cut(s, "#") // a fragment is never sent
		}
		server, rest := "", s
		if !strings.HasPrefix(s, "/") {
			server, rest = cutServer(s)
			u, err := url.Parse(server)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
				return "", r.refuse("%.80q is not a URL of a request; write one that begins with http:// or https://, or a path that begins with /", shown)
			}
			if origin = originOf(u); u.User != nil {
				password, _ := u.User.Password()
				user = u.User.Username() + ":" + password
			}
		}
		if !strings.HasPrefix(rest, "/") {
			rest = "/" + rest
		}
		return Escaped(rest), nil
	})
	if err != nil {
		return "", "", err
	}
	if !whole {
		return "", "", r.refuse("%.80q has a pattern outside of its path and query; write it there", shown)
	}
	kept.Path = path
	return origin, user, nil
}

// cutServer cuts a URL after its host. The rest is kept byte for byte, as it is sent:
// browsers and servers allow more in it than a parser of URLs does.
func cutServer(s string) (server, rest string) {
	scheme := strings.Index(s, "://")
	if scheme < 0 {
		return s, ""
	}
	end := strings.IndexAny(s[scheme+3:], "/?")
	if end < 0 {
		return s, ""
	}
	return s[:scheme+3+end], s[scheme+3+end:]
}

// Escaped percent-encodes the characters that a request line cannot carry.
func Escaped(s string) string {
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

// ofConnection are headers that belong to a connection, or that follow from the body.
var ofConnection = map[string]bool{
	"connection": true, "proxy-connection": true, "keep-alive": true, "te": true, "trailer": true, "transfer-encoding": true,
	"upgrade": true, "http2-settings": true, "proxy-authorization": true, "content-length": true,
}

// addHeader keeps a header.
func (r *reader) addHeader(kept *Request, h rawHeader, q raw, x pattern.Syntax) error {
	switch {
	case strings.HasPrefix(h.name, ":"), ofConnection[strings.ToLower(h.name)]:
		return nil
	case !wire.Token([]byte(h.name)):
		return r.refuse("%.40q is not the name of a header; write a name, a colon and a value, such as Accept: text/html", h.name)
	case bytes.ContainsFunc([]byte(h.value), func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }):
		return r.refuse("the value of %s contains a control character; write it in one line", h.name)
	}
	value, err := r.text(x, q.literal, strings.TrimSpace(h.value))
	if err != nil {
		return err
	}
	if strings.EqualFold(h.name, "host") {
		if r.Format != HAR { // there it is that of the URL
			kept.Host = value
		}
		return nil
	}
	kept.Header = append(kept.Header, Header{h.name, value})
	return nil
}

// count counts the requests of each origin.
func (r *reader) count(name string) {
	if name == "" {
		return
	}
	for i := range r.origins {
		if r.origins[i].name == name {
			r.origins[i].count++
			return
		}
	}
	if len(r.origins) < 1000 {
		r.origins = append(r.origins, origin{name, 1})
	}
}

// keep adds the request to the set, while there is room.
func (r *reader) keep(q Request, counted bool) error {
	size := int64(overhead + len(q.Method) + q.Path.Literals())
	for _, h := range q.Header {
		size += int64(40 + len(h.Name) + h.Value.Literals())
	}
	if !counted {
		size += int64(q.Body.Literals())
	}
	r.set.Bytes += size
	switch {
	case len(r.set.Requests) >= maxRequests:
		return r.refuse("the file holds more than %d requests; write a part of it into a file of its own", maxRequests)
	case r.set.Bytes > maxKept:
		return r.refuse("the requests up to here take %d MiB of memory, and more is not kept; write a part of them into a file of its own", maxKept>>20)
	}
	r.set.Requests = append(r.set.Requests, q)
	return nil
}
