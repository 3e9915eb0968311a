package load

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"perihelion/assets/field"
	"perihelion/bench/figure"
	"perihelion/bench/file"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requests"
)

// Request describes one request but for its URL, the way that it takes to the server
// and the expected answer. It is a value that a load, a plan and a form have in common. The
// zero value is a GET over HTTP/1.1 that expects a status of 2xx.
type Request struct {
	Method string   `json:"method,omitempty"` // "" means GET, or POST with a body
	Header []string `json:"header,omitempty"` // "Name: value"; a Host replaces that of the URL
	Body   Body     `json:"body,omitempty"`   // sent with every request, of any method

	BodyFile file.Pinned `json:"bodyFile,omitzero"` // holds the body, in place of Body

	Paths   []Path        `json:"paths,omitempty"`   // several, in place of the URL's: each request asks the next of them, by their weights
	From    requests.File `json:"from,omitzero"`     // requests in place of method, body and path; or the table of the patterns
	Shuffle bool          `json:"shuffle,omitempty"` // each request is one of Paths or From that is drawn at random, in place of the next
	Follow  int           `json:"follow,omitempty"`  // redirects of the same server to follow for one request; each is a request more
	Cookies bool          `json:"cookies,omitempty"` // keep those that the server sets, for each connection

	Connect string   `json:"connect,omitempty"` // in place of the URL's host: "host:port", or "unix:/path" (unix:@name in Linux's abstract namespace)
	TLS     Security `json:"tls,omitzero"`      // of https
	HTTP2   bool     `json:"http2,omitempty"`   // through golang.org/x/net/http2: for https agreed by ALPN, for http with prior knowledge
	Streams int      `json:"streams,omitempty"` // of HTTP/2: requests under way at once on each connection, as far as the server allows; 0 means 1

	Check check.Options `json:"check,omitzero"` // the expected answer; the zero value expects a status of 2xx
}

// Body is the body of a request. In JSON it is a text, which people can read and write, and
// an object {"base64": …} where a text cannot hold it.
type Body []byte

// coded is the form in JSON of a body that is no text.
type coded struct {
	Base64 []byte `json:"base64"`
}

func (b Body) MarshalJSON() ([]byte, error) {
	if b.text() {
		return json.Marshal(string(b))
	}
	return json.Marshal(coded{b})
}

func (b *Body) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '{' {
		var c coded
		if err := json.Unmarshal(text, &c); err != nil {
			return err
		}
		*b = c.Base64
		return nil
	}
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return err
	}
	*b = Body(s)
	return nil
}

// text reports whether the body is a text without control characters but tabs and ends of
// lines.
func (b Body) text() bool {
	return utf8.Valid(b) && !slices.ContainsFunc(b, func(c byte) bool {
		return c < ' ' && c != '\t' && c != '\n' && c != '\r'
	})
}

// Verb is the method that is sent.
func (r Request) Verb() string {
	switch {
	case r.Method != "":
		return r.Method
	case len(r.Body) > 0, r.BodyFile.Path != "":
		return "POST"
	}
	return "GET"
}

// Asks describes what is asked of a URL or a path: "GET /x", "GET /x (3 of 4) and /y (1 of 4)",
// "the requests of shop.har".
func (r Request) Asks(what string) string {
	switch {
	case r.From.Path != "":
		return "the requests of " + r.From.Shown()
	case len(r.Paths) > 0:
		return r.Verb() + " " + describePaths(r.Paths)
	}
	return r.Verb() + " " + what
}

// Authorized reports whether a header has credentials.
func (r Request) Authorized() bool {
	return slices.ContainsFunc(r.Header, func(h string) bool { return sameName(h, "Authorization:") })
}

// Words describe the request besides method and URL, without secrets: "with Accept:
// text/html", "with a body of 5 bytes", "connected to unix:/run/app.sock". They are
// empty for a usual one. HTTP/2 is not among them.
func (r Request) Words() []string {
	var parts []string
	if len(r.Header) > 0 {
		parts = append(parts, "with "+strings.Join(r.Shown().Header, ", "))
	}
	switch {
	case r.BodyFile.Path != "":
		parts = append(parts, "with the body of "+r.BodyFile.Path)
	case len(r.Body) > 0:
		parts = append(parts, "with a body of "+figure.Bytes(int64(len(r.Body))))
	}
	parts = append(parts, r.Differs()...)
	if r.Connect != "" {
		parts = append(parts, "connected to "+r.Connect)
	}
	return parts
}

// Differs describes how one request differs from the next, besides its path: "filled in from
// users.csv", "keeping cookies".
func (r Request) Differs() (parts []string) {
	switch {
	case r.From.Table != "":
		parts = append(parts, "filled in from "+filepath.Base(r.From.Table))
	case r.From.Templates:
		parts = append(parts, "filled in")
	}
	if r.From.Origin != "" {
		parts = append(parts, "those to "+r.From.Origin)
	}
	if r.Shuffle {
		parts = append(parts, "in random order")
	}
	if r.Follow > 0 {
		parts = append(parts, "following "+figure.Plural(r.Follow, "redirect"))
	}
	if r.Cookies {
		parts = append(parts, "keeping cookies")
	}
	return parts
}

// Digest is a short hash of the request as it is shown, and of its body: requests that
// are not alike have different ones.
func (r Request) Digest() string {
	r = r.Shown()
	sum := sha256.New()
	if r.Method = r.Verb(); len(r.Body) > 0 {
		r.BodyFile.SHA256 = fmt.Sprintf("%x", sha256.Sum256(r.Body))
	}
	r.Body, r.BodyFile.Path, r.From.Path, r.From.Name, r.From.Folder, r.From.Table = nil, "", "", "", "", ""
	if err := json.NewEncoder(sum).Encode(r); err != nil { // of texts and numbers: never
		panic(err)
	}
	return fmt.Sprintf("%.4x", sum.Sum(nil))
}

// Protocol is the version of HTTP with its streams: "HTTP/1.1", "HTTP/2 with 10 streams".
func (r Request) Protocol() string {
	switch {
	case !r.HTTP2:
		return "HTTP/1.1"
	case r.Streams > 1:
		return "HTTP/2 with " + figure.Plural(r.Streams, "stream")
	}
	return "HTTP/2"
}

// Destination is a URL of the host that is connected to for a URL.
func (r Request) Destination(url string) string {
	switch {
	case strings.HasPrefix(r.Connect, "unix:"):
		return "http://localhost/"
	case r.Connect != "":
		return "http://" + r.Connect + "/"
	}
	return url
}

// MaxBody is the largest body that is read from a file, in bytes: each connection sends it from
// the same memory.
const MaxBody = 256 << 20

// Loaded is the request with the body of its file. The error is a *field.Error "body".
func (r Request) Loaded() (Request, error) {
	if r.BodyFile.Path == "" {
		return r, nil
	}
	b, err := r.BodyFile.Read(MaxBody)
	if err != nil {
		return r, wrongBody(err)
	}
	r.Body, r.BodyFile = b, file.Pinned{}
	return r, nil
}

func wrongBody(err error) error {
	return field.Errorf("body", "the file of the body cannot be used: %v; write the path of a file that holds it", err)
}

// SetBody gives the request a body.
func (r *Request) SetBody(b []byte) { r.Body, r.BodyFile = b, file.Pinned{} }

// PinBody gives the request the body that a file has now.
func (r *Request) PinBody(path string) (err error) {
	r.Body = nil
	r.BodyFile, _, err = file.Pin(path, MaxBody)
	return err
}

// Pin notes what the file of requests holds: its content, and the credentials of its first URL
// with any, unless the request has some.
func (r *Request) Pin(set *requests.Set) {
	r.From.Sum = set.Sum
	if set.User != "" && !r.Authorized() {
		name, password, _ := strings.Cut(set.User, ":")
		r.Fill([]string{BasicAuthorization(name, password)})
	}
}

// Files are the files that the request names: the body, the requests with their table,
// and those of TLS.
func (r Request) Files() []string {
	return figure.Present(r.BodyFile.Path, r.From.Path, r.From.Table, r.TLS.Authorities, r.TLS.Certificate, r.TLS.Key)
}

// Validate returns nil, or a *field.Error of method, header, paths or body.
func (r Request) Validate() error {
	if err := validMethod(r.Method); err != nil {
		return err
	}
	for _, h := range r.Header {
		if err := validHeader(h); err != nil {
			return err
		}
	}
	for _, p := range r.Paths {
		if err := p.validWeight(); err != nil {
			return err
		}
	}
	switch {
	case r.BodyFile.Path == "":
		return nil
	case len(r.Body) > 0:
		return field.Errorf("body", "there is both a body and a file that holds one; leave out one of them")
	}
	if err := r.BodyFile.Check(MaxBody); err != nil {
		return wrongBody(err)
	}
	return nil
}

// IsZero reports whether the request is the usual one: a GET over HTTP/1.1 that expects a
// status of 2xx.
func (r Request) IsZero() bool {
	return (r.Method == "" || r.Method == "GET") && len(r.Header)+len(r.Body) == 0 && r.BodyFile.Path == "" && r.Connect == "" && len(r.Paths) == 0 && !r.Shuffle && r.From == (requests.File{}) && r.Follow == 0 && !r.Cookies && r.TLS == (Security{}) &&
		!r.HTTP2 && r.Streams <= 1 && !r.Check.Bodies() && !r.Check.Statuses() && r.Check.Share == 0
}

// Clone returns a copy that shares nothing with the request but its body, which nobody
// changes.
func (r Request) Clone() Request {
	r.Header, r.Paths = slices.Clone(r.Header), slices.Clone(r.Paths)
	r.Check.Status, r.Check.Contains = slices.Clone(r.Check.Status), slices.Clone(r.Check.Contains)
	r.Check.Matches, r.Check.JSON = slices.Clone(r.Check.Matches), slices.Clone(r.Check.JSON)
	return r
}

// Shown is the request as people and files may see it: without values of headers that
// may be secrets. Validate refuses it then.
func (r Request) Shown() Request {
	r = r.Clone()
	for i, h := range r.Header {
		r.Header[i] = shownHeader(h)
	}
	for i, p := range r.Paths {
		r.Paths[i].Path = p.shown()
	}
	return r
}

// Fill puts headers into the request: each takes the place of the ones of its name, as
// a value does of one that was left out when the request was stored.
func (r *Request) Fill(headers []string) {
	kept := slices.DeleteFunc(slices.Clone(r.Header), func(h string) bool {
		return slices.ContainsFunc(headers, func(given string) bool { return sameName(h, given) })
	})
	r.Header = append(kept, headers...)
}

func sameName(a, b string) bool {
	a, _ = headerParts(a)
	b, _ = headerParts(b)
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// withheld stands for the value of a header that is not shown.
const withheld = "…"

// publicHeaders have values that are no secrets. Of any other header that cannot be
// known: keys of services have many names.
var publicHeaders = []string{
	"accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "content-encoding", "content-language", "content-type",
	"expect", "host", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "origin", "pragma", "priority", "range",
	"te", "upgrade-insecure-requests", "user-agent",
}

// shownHeader is a header as people and files may see it: "Name: value", or "Name: …"
// where the value may be a secret.
func shownHeader(h string) string {
	name, value := headerParts(h)
	if Secret(name) {
		value = withheld
	}
	return name + ": " + value
}

// Secret reports whether the values of a header may be secrets.
func Secret(name string) bool { return !slices.Contains(publicHeaders, strings.ToLower(name)) }

// headerParts cuts a valid header in two.
func headerParts(h string) (name, value string) {
	name, value, _ = strings.Cut(h, ":")
	return name, strings.TrimSpace(value)
}
