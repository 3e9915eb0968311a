package form

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// Ask is how servers of the user's own are asked, as typed: a request but for its URL.
type Ask struct {
	Method      string `json:"method,omitempty"`  // "" means GET, or POST with a body
	Headers     string `json:"headers,omitempty"` // Name: value, several with | between
	Body        string `json:"body,omitempty"`    // the text, or @ and the path of a file
	Status      string `json:"status,omitempty"`  // expected, several with commas between; "" means 2xx
	Contains    string `json:"contains,omitempty"`
	Connect     string `json:"connect,omitempty"`
	Authorities string `json:"authorities,omitempty"`
	Streams     string `json:"streams,omitempty"` // of HTTP/2; "" means 1
	Insecure    bool   `json:"insecure,omitempty"`
	HTTP2       bool   `json:"http2,omitempty"`
}

// The fields of the request to servers of the user's own.
const (
	AskMethod      Field = "method"
	AskHeaders     Field = "headers"
	AskBody        Field = "body of the request"
	AskStatus      Field = "expected status"
	AskContains    Field = "expected text"
	AskConnect     Field = "connect"
	AskAuthorities Field = "authorities"
	AskStreams     Field = "streams"
)

// asks reports whether the target is asked with more than a GET.
func (t Target) Asks() bool { return t == Own || t == Started }

// between separates several headers.
const between = "|"

// request reads the request.
func (r reader) request(a Ask, t Target) load.Request {
	q := load.Request{Method: strings.TrimSpace(a.Method), HTTP2: a.HTTP2}
	for h := range strings.SplitSeq(a.Headers, between) {
		if h = strings.TrimSpace(h); h != "" {
			q.Header = append(q.Header, h)
		}
	}
	if path, named := strings.CutPrefix(strings.TrimSpace(a.Body), "@"); named {
		q.BodyFile.Path = path
	} else if a.Body != "" {
		q.Body = []byte(a.Body)
	}
	for s := range strings.SplitSeq(a.Status, ",") {
		if s = strings.TrimSpace(s); s != "" {
			q.Check.Status = append(q.Check.Status, s)
		}
	}
	if a.Contains != "" {
		q.Check.Contains = []string{a.Contains}
	}
	if t == Own {
		q.Connect = strings.TrimSpace(a.Connect)
	}
	q.TLS = load.Security{Insecure: a.Insecure, Authorities: strings.TrimSpace(a.Authorities)}
	if a.HTTP2 && strings.TrimSpace(a.Streams) != "" {
		q.Streams = r.count(AskStreams, a.Streams, "Write how many requests are under way at once on a connection, such as 10, or nothing")
	}
	return q
}

// askOf is the form of a request. The error is that the form has no inputs for it, or that it reads
// files, which a form that was not typed by the user must not.
func askOf(q load.Request) (Ask, error) {
	a := Ask{
		Method: q.Method, Headers: strings.Join(q.Header, " "+between+" "), Body: string(q.Body),
		Status: strings.Join(q.Check.Status, ", "), Connect: q.Connect, Insecure: q.TLS.Insecure, HTTP2: q.HTTP2,
	}
	if q.Streams > 0 {
		a.Streams = strconv.Itoa(q.Streams)
	}
	if len(q.Check.Contains) > 0 {
		a.Contains = q.Check.Contains[0]
	}
	back := reader{problems: Problems{}}.request(a, Own)
	switch {
	case len(q.Files()) > 0:
		return Ask{}, errors.New("its requests read files of this machine (" + figure.List(q.Files(), "and") + "), which a command line can allow")
	case !sameRequest(back, q):
		return Ask{}, errors.New("its requests have parts for which the window has no inputs")
	}
	return a, nil
}

// sameRequest compares requests as documents hold them.
func sameRequest(a, b load.Request) bool { return a.Digest() == b.Digest() }

// shown is the request without values that may be secrets, as settings keep it.
func (a Ask) shown() Ask {
	q := reader{problems: Problems{}}.request(a, Own)
	a.Headers = strings.Join(q.Shown().Header, " "+between+" ")
	return a
}

// AskLine is the request in words.
func (c Checked) AskLine() string {
	q := c.Plan.Request
	words := append([]string{q.Verb()}, q.Words()...)
	if q.HTTP2 {
		words = append(words, q.Protocol())
	}
	if q.TLS.Insecure {
		words = append(words, "any certificate")
	}
	if len(q.Check.Status) > 0 {
		words = append(words, "expects "+strings.Join(q.Check.Status, ", "))
	}
	return strings.Join(words, ", ")
}

// Once is the load whose first request shows how the form asks: of the first URL. It is false
// where the form has problems, or asks none that runs.
func (c Checked) Once() (load.Options, bool) {
	if !c.Valid() || len(c.Plan.URLs) == 0 {
		return load.Options{}, false
	}
	return load.Options{URL: c.Plan.URLs[0], Request: c.Plan.Request, Requests: 1, Timeout: c.Plan.Timeout}, true
}

// askField finds the input that an error of the request belongs to.
func askField(wrong *field.Error) (Field, bool) {
	f, ok := map[string]Field{
		"method": AskMethod, "header": AskHeaders, "body": AskBody, "check": AskStatus, "connect": AskConnect, "tls": AskAuthorities, "http2": AskStreams,
	}[wrong.Field]
	return f, ok
}

// withoutAsk is a plan with the usual request, where a field of it is wrong.
func withoutAsk(p bench.Plan, f Field) (bench.Plan, bool) {
	all := []Field{AskMethod, AskHeaders, AskBody, AskStatus, AskContains, AskConnect, AskAuthorities, AskStreams}
	if !slices.Contains(all, f) {
		return p, false
	}
	p.Request = load.Request{}
	return p, true
}
