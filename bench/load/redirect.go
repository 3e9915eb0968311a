package load

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"perihelion/bench/load/pattern"
	"perihelion/bench/load/requests"
)

// redirect is where the answer in hand leads to. It is empty where the answer is no
// redirect, or redirects are not followed. The error is why one is not.
func (w *worker) redirect() (path string, err error) {
	o := &w.run.options
	if o.Follow == 0 || len(w.answer.Location) == 0 {
		return "", nil
	}
	switch w.answer.Status {
	case 301, 302, 303, 307, 308:
	default:
		return "", nil
	}
	if w.hops >= o.Follow {
		return "", fmt.Errorf("it leads on after %d redirects", o.Follow)
	}
	return w.run.target.follow(w.sentPath(), string(w.answer.Location))
}

var errElsewhere = errors.New("it leads to another server")

// follow resolves the Location of an answer to a path of this server.
func (t target) follow(path []byte, location string) (string, error) {
	scheme := "http"
	if t.tls {
		scheme = "https"
	}
	base, err := url.Parse(scheme + "://" + t.authority + string(path))
	if err != nil {
		return "", fmt.Errorf("its own path is not one: %w", err)
	}
	to, err := base.Parse(location)
	if err != nil {
		return "", fmt.Errorf("its Location is not a URL")
	}
	if to.Scheme != scheme || !strings.EqualFold(withPort(to), withPort(base)) {
		return "", fmt.Errorf("%w, %.100s", errElsewhere, to.Scheme+"://"+to.Host)
	}
	return requests.Escaped(to.RequestURI()), nil
}

// withPort is the host of a URL with its port.
func withPort(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Host
	case u.Scheme == "https":
		return u.Host + ":443"
	}
	return u.Host + ":80"
}

// sentPath is the path of the worker's request.
func (w *worker) sentPath() []byte {
	if w.run.options.HTTP2 {
		return w.request
	}
	_, rest, _ := bytes.Cut(w.request, []byte(" "))
	path, _, _ := bytes.Cut(rest, []byte(" "))
	return path
}

// redirected makes the draft the request that follows a redirect to a path. As
// browsers do, it is a GET after a POST that was answered 301 or 302, and after anything
// but a HEAD that was answered 303 (RFC 9110, 15.4).
func (w *worker) redirected(path string) {
	q := w.run.asking
	a := q.list[w.which]
	a.path, a.whole = pattern.Literal(path), nil
	if s := w.answer.Status; s == 303 && a.method != "HEAD" || (s == 301 || s == 302) && a.method == "POST" {
		a.method, a.body, a.hasLength = "GET", pattern.Text{}, false
	}
	w.hop = &a
	w.count(func(t *tally) { t.redirects++ })
	w.hops++
	w.write()
}

// noteCookies keeps the cookies of the answer.
func (w *worker) noteCookies() {
	if w.jar == nil || len(w.answer.SetCookie) == 0 {
		return
	}
	path, now := string(w.sentPath()), time.Now()
	for line := range bytes.Lines(w.answer.SetCookie) {
		w.jar.Set(string(bytes.TrimSuffix(line, []byte("\n"))), path, now)
	}
}
