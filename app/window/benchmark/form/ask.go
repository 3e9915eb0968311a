package form

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/requests"
	"perihelion/bench/report"
)

// Ask is how servers of the user's own are asked, as typed: a request but for its URL.
type Ask struct {
	Method      string `json:"method,omitempty"`  // "" means GET, or POST with a body
	Headers     string `json:"headers,omitempty"` // Name: value, several with | between
	Body        string `json:"body,omitempty"`    // the text, or @ and the path of a file
	Paths       string `json:"paths,omitempty"`   // in place of those of the servers: with a weight before each, several with | between
	File        string `json:"file,omitempty"`    // of requests, in place of method, body and paths
	Origin      string `json:"origin,omitempty"`  // of File: only the requests to this server
	Table       string `json:"csv,omitempty"`     // file with the columns of patterns
	Follow      string `json:"follow,omitempty"`  // redirects; "" means none
	Status      string `json:"status,omitempty"`  // expected, several with commas between; "" means 2xx
	Contains    string `json:"contains,omitempty"`
	Connect     string `json:"connect,omitempty"`
	Authorities string `json:"authorities,omitempty"`
	Streams     string `json:"streams,omitempty"` // of HTTP/2; "" means 1
	Shuffle     bool   `json:"shuffle,omitempty"`
	Templates   bool   `json:"templates,omitempty"`
	AnyRow      bool   `json:"anyRow,omitempty"` // of Table
	Cookies     bool   `json:"cookies,omitempty"`
	Insecure    bool   `json:"insecure,omitempty"`
	HTTP2       bool   `json:"http2,omitempty"`
}

// The fields of the request to servers of the user's own.
const (
	AskMethod      Field = "method"
	AskHeaders     Field = "headers"
	AskBody        Field = "body of the request"
	AskPaths       Field = "paths of the request"
	AskFile        Field = "file of requests"
	AskOrigin      Field = "origin"
	AskTable       Field = "csv"
	AskFollow      Field = "follow"
	AskStatus      Field = "expected status"
	AskContains    Field = "expected text"
	AskConnect     Field = "connect"
	AskAuthorities Field = "authorities"
	AskStreams     Field = "streams"
)

// asks reports whether the target is asked with more than a GET.
func (t Target) Asks() bool { return t == Own || t == Started }

// between separates several headers, and several paths.
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
	r.listed(a, &q)
	q.TLS = load.Security{Insecure: a.Insecure, Authorities: strings.TrimSpace(a.Authorities)}
	if a.HTTP2 && strings.TrimSpace(a.Streams) != "" {
		q.Streams = r.count(AskStreams, a.Streams, "Write how many requests are under way at once on a connection, such as 10, or nothing")
	}
	return q
}

// listed reads requests that differ.
func (r reader) listed(a Ask, q *load.Request) {
	for s := range strings.SplitSeq(a.Paths, between) {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		p, err := load.ParsePath(s)
		if err != nil {
			r.problems[AskPaths] = err.Error()
		}
		q.Paths = append(q.Paths, p)
	}
	from := requests.File{Path: wholePath(a.File), Origin: strings.TrimSpace(a.Origin), Table: wholePath(a.Table), Templates: a.Templates}
	if from.Path == "" {
		from.Origin = ""
	}
	if from.Table != "" {
		from.Templates, from.AnyRow = true, a.AnyRow
	}
	q.From, q.Cookies = from, a.Cookies
	q.Shuffle = a.Shuffle && (from.Path != "" || len(q.Paths) > 1)
	if strings.TrimSpace(a.Follow) != "" {
		q.Follow = r.count(AskFollow, a.Follow, "Write how many redirects are followed, such as 5, or nothing")
	}
	if err := readable(from); err != nil {
		f, _ := askField(err)
		r.problems[f] = err.Sentence
	}
}

// wholePath is a path from the root, so that a plan means the same file everywhere; "" for none.
func wholePath(path string) string {
	if path = strings.TrimSpace(path); path == "" {
		return ""
	}
	if all, err := filepath.Abs(path); err == nil {
		return all
	}
	return path
}

// mostRead is the size of a file of requests, in bytes, up to which it is read while the form is
// filled in. A larger one is read when the run begins.
const mostRead = 1 << 20

// readable returns why a file of requests cannot be used; nil where it can, or where that is not
// known yet.
func readable(f requests.File) *field.Error {
	if f.Path == "" {
		return nil
	}
	if info, err := os.Stat(f.Path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return &field.Error{Field: "request-file", Sentence: fmt.Sprintf("%s is no file that can be read again for each repeat; write the path of a file", f.Path)}
	} else if err == nil && info.Size() > mostRead {
		return nil
	}
	var wrong *field.Error
	if _, err := requests.Read(f); errors.As(err, &wrong) {
		return wrong
	}
	return nil
}

// Reads is an error where a plan reads files of this machine. Whoever has made the plan may have
// named them so that what they hold is sent.
func Reads(p bench.Plan) error {
	if files := figure.Present(append(p.Request.Files(), p.Script.Path)...); len(files) > 0 {
		return errors.New("it reads files of this machine (" + figure.List(files, "and") + "), which a command line can allow")
	}
	return nil
}

// askOf is the form of a request. The error is that the form has no inputs for it.
func askOf(q load.Request) (Ask, error) {
	a := Ask{
		Method: q.Method, Headers: strings.Join(q.Header, " "+between+" "), Body: string(q.Body),
		Status: strings.Join(q.Check.Status, ", "), Connect: q.Connect, Insecure: q.TLS.Insecure, HTTP2: q.HTTP2,
	}
	a.Authorities, a.Cookies, a.Shuffle = q.TLS.Authorities, q.Cookies, q.Shuffle
	if q.BodyFile.Path != "" {
		a.Body = "@" + q.BodyFile.Path
	}
	var paths []string
	for _, p := range q.Paths {
		paths = append(paths, p.String())
	}
	a.Paths = strings.Join(paths, " "+between+" ")
	a.File, a.Origin, a.Table, a.Templates, a.AnyRow = q.From.Path, q.From.Origin, q.From.Table, q.From.Templates, q.From.AnyRow
	if q.Follow > 0 {
		a.Follow = strconv.Itoa(q.Follow)
	}
	if q.Streams > 0 {
		a.Streams = strconv.Itoa(q.Streams)
	}
	if len(q.Check.Contains) > 0 {
		a.Contains = q.Check.Contains[0]
	}
	back := reader{problems: Problems{}}.request(a, Own)
	back.From.Sum, back.BodyFile.SHA256 = q.From.Sum, q.BodyFile.SHA256 // they are made anew
	if !sameRequest(back, q) {
		return Ask{}, errors.New("its requests have parts for which the window has no inputs")
	}
	return a, nil
}

// sameRequest compares requests as documents hold them.
func sameRequest(a, b load.Request) bool { return a.Digest() == b.Digest() }

// shown is the request without values that may be secrets, as settings keep it.
func (a Ask) shown() Ask {
	q := reader{problems: Problems{}}.request(Ask{Headers: a.Headers}, Own)
	a.Headers = strings.Join(q.Shown().Header, " "+between+" ")
	return a
}

// AskLine is the request in words.
func (c Checked) AskLine() string {
	q := c.Plan.Request
	if c.Plan.Script.Path != "" {
		return report.Describe(c.Plan).Request
	}
	words := append([]string{q.Asks("")}, q.Words()...)
	words[0] = strings.TrimSpace(words[0])
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

// DifferLine is how requests differ, in words.
func (c Checked) DifferLine() string {
	q := c.Plan.Request
	var words []string
	switch {
	case q.From.Path != "":
		words = append(words, q.Asks(""))
	case len(q.Paths) > 0:
		words = append(words, figure.Plural(len(q.Paths), "path"))
	default:
		words = append(words, "no: each is the same")
	}
	return strings.Join(append(words, q.Differs()...), ", ")
}

// CanTry reports whether one request can show how the form asks: of the first URL, or of the first
// server, which is started for it.
func (c Checked) CanTry() bool { return c.Valid() && c.Values.Target.Asks() }

// askField finds the input that an error of the request belongs to.
func askField(wrong *field.Error) (Field, bool) {
	f, ok := map[string]Field{
		"method": AskMethod, "header": AskHeaders, "body": AskBody, "check": AskStatus, "connect": AskConnect, "tls": AskAuthorities, "http2": AskStreams,
		"paths": AskPaths, "request-file": AskFile, "request-format": AskFile, "request-origin": AskOrigin, "csv": AskTable, "follow": AskFollow,
	}[wrong.Field]
	return f, ok
}

// withoutAsk is a plan with the usual request, where a field of it is wrong.
func withoutAsk(p bench.Plan, f Field) (bench.Plan, bool) {
	all := []Field{AskMethod, AskHeaders, AskBody, AskStatus, AskContains, AskConnect, AskAuthorities, AskStreams, AskPaths, AskFile, AskOrigin, AskTable, AskFollow}
	if !slices.Contains(all, f) {
		return p, false
	}
	p.Request = load.Request{}
	return p, true
}
