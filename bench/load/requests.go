package load

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"perihelion/bench/load/cookie"
	"perihelion/bench/load/pattern"
	"perihelion/bench/load/requests"
)

// asking is the requests of a load. The number of a request, with the seed, decides
// everything about it: so a seed makes the same requests, however many connections
// there are and whichever of them sends which.
type asking struct {
	list     []asked
	order    []int32         // which of them has each number, again from the first after the last; nil: in turn
	shuffle  bool            // each is drawn at random instead
	recorded []time.Duration // when each number is due, where that is known
	columns  *pattern.Columns
	anyRow   bool   // rows of the table are drawn at random, and not taken in turn
	timed    bool   // patterns need the time
	closing  string // the line that asks the server to close the connection, or ""
	varies   bool   // requests of one place in the list differ
	large    int    // bytes of the largest, as far as known
	part     part   // of the load: which numbers are its own
	next     atomic.Int64
}

// asked is one request of the list.
type asked struct {
	method      string
	path        pattern.Text
	head        pattern.Text      // HTTP/1.1: the lines after the first, without those that follow from the body
	host        pattern.Text      // HTTP/2
	header      []requests.Header // HTTP/2
	body        pattern.Text
	hasLength   bool           // a Content-Length is sent
	bodyless    bool           // its answers have no body
	conditional bool           // a 304 is a success, see Options.conditional
	whole       []byte         // HTTP/1.1: all of it, where it is the same each time and copying it would cost; nil: to be written
	cookies     []cookie.Named // that it has itself, where cookies are kept; they are not in head and header
}

// newAsking prepares the requests of a load. Errors are *field.Error.
func newAsking(t target, o Options) (*asking, error) {
	syntax, err := o.From.Syntax()
	if err != nil {
		return nil, err
	}
	q := &asking{shuffle: o.Shuffle, anyRow: o.From.AnyRow}
	if !o.KeepAlive {
		q.closing = "Connection: close\r\n"
	}
	own, err := o.templates(syntax)
	if err != nil {
		return nil, err
	}
	if o.From.Path == "" {
		if q.columns, err = o.From.Columns(); err != nil {
			return nil, err
		}
		if err := o.From.CheckHeaders(q.columns, headers(own)); err != nil {
			return nil, err
		}
		for _, path := range t.paths {
			r := requests.Request{Method: o.Method, Path: path, Header: own.Header, Host: own.Host, Body: own.Body, HasBody: len(o.Body) > 0}
			q.add(t, o, r)
		}
		q.order = requests.Order(weights(o.Paths))
		return q, nil
	}
	set, err := requests.Read(o.From)
	if err != nil {
		return nil, err
	}
	q.columns = set.Columns
	if err := o.From.CheckHeaders(q.columns, headers(own)); err != nil {
		return nil, err
	}
	if o.Replay > 0 {
		q.recorded = set.Gaps(o.Replay)
	} else {
		q.order = set.Order()
	}
	for _, r := range set.Requests {
		q.add(t, o, over(r, own))
	}
	return q, nil
}

// templates are the patterns of the headers and the body of the options.
func (o Options) templates(x pattern.Syntax) (r requests.Request, err error) {
	cut := func(name, s string) (pattern.Text, error) {
		if !x.Templates {
			return pattern.Literal(s), nil
		}
		x.Field = name
		return x.Cut(s)
	}
	for _, h := range o.Header {
		name, value := headerParts(h)
		text, err := cut("header", value)
		if err != nil {
			return r, err
		}
		if strings.EqualFold(name, "host") {
			r.Host = text
		} else {
			r.Header = append(r.Header, requests.Header{Name: name, Value: text})
		}
	}
	r.Body, err = cut("body", string(o.Body))
	return r, err
}

// headers are those of a request, with its host.
func headers(r requests.Request) []requests.Header {
	return append(slices.Clone(r.Header), requests.Header{Name: "Host", Value: r.Host})
}

// CheckTable reads the whole table of values, as a load does in its process, whose refusal would
// be a failure of the load. The error is a *field.Error.
func (r Request) CheckTable() error {
	syntax, err := r.From.Syntax()
	if err != nil {
		return err
	}
	columns, err := r.From.Columns()
	if err != nil {
		return err
	}
	own, err := Options{Request: r}.templates(syntax)
	if err != nil {
		return err
	}
	return r.From.CheckHeaders(columns, headers(own))
}

// over puts the headers of the options over those of a request of a file.
func over(r, own requests.Request) requests.Request {
	if len(own.Header) > 0 {
		kept := slices.DeleteFunc(slices.Clone(r.Header), func(h requests.Header) bool {
			return slices.ContainsFunc(own.Header, func(o requests.Header) bool { return strings.EqualFold(o.Name, h.Name) })
		})
		r.Header = append(kept, own.Header...)
	}
	if own.Host.Shown() != "" {
		r.Host = own.Host
	}
	return r
}

// add adds a request to the list.
func (q *asking) add(t target, o Options, r requests.Request) {
	a := asked{method: r.Method, path: r.Path, body: r.Body, host: r.Host, bodyless: r.Method == "HEAD"}
	if a.host.Shown() == "" {
		a.host = pattern.Literal(t.authority)
	}
	header := r.Header
	if authorization := t.authorization(); authorization != "" && !hasHeader(header, "authorization") {
		header = append([]requests.Header{{Name: "Authorization", Value: pattern.Literal(authorization)}}, header...)
	}
	if o.Cookies {
		header = slices.DeleteFunc(slices.Clone(header), func(h requests.Header) bool {
			if !strings.EqualFold(h.Name, "cookie") {
				return false
			}
			value, fixed := h.Value.Fixed()
			if fixed { // one with patterns stays as it is
				a.cookies = append(a.cookies, cookie.Parse(value)...)
			}
			return fixed
		})
	}
	a.conditional = !o.Check.Statuses() && (r.Method == "GET" || r.Method == "HEAD") && (hasHeader(header, "if-none-match") || hasHeader(header, "if-modified-since"))
	a.hasLength = r.HasBody || r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH"
	texts := []pattern.Text{r.Path, a.body, a.host}
	for _, h := range header {
		texts = append(texts, h.Value)
	}
	q.varies = q.varies || !isFixed(texts)
	q.timed = q.timed || slices.ContainsFunc(texts, pattern.Text.Timed)
	if o.HTTP2 {
		a.header = header
	} else if a.head = head(a.host, header); len(header) == 0 && len(q.list) > 0 && len(q.list[0].header) == 0 {
		a.head = q.list[0].shared(a.head)
	}
	if !o.HTTP2 && !o.Cookies && (o.From.Path == "" || a.body.Literals() >= largeBody) && isFixed(texts) {
		a.whole = q.rest(append([]byte(a.method+" "), a.path.Shown()...), &a, new(draft), nil)
	}
	q.large = max(q.large, len(a.method)+a.path.Literals()+a.head.Literals()+a.body.Literals())
	q.list = append(q.list, a)
}

// largeBody is the size of a body, in bytes, from which on all connections send it from
// the same memory.
const largeBody = 16 << 10

func isFixed(texts []pattern.Text) bool {
	return !slices.ContainsFunc(texts, func(t pattern.Text) bool { _, fixed := t.Fixed(); return !fixed })
}

// shared is a's head in place of an equal one: a log has a million of them.
func (a *asked) shared(head pattern.Text) pattern.Text {
	mine, fixed := a.head.Fixed()
	if other, too := head.Fixed(); fixed && too && mine == other {
		return a.head
	}
	return head
}

// head is the part of a request of HTTP/1.1 between its first line and the line that
// follows from the body. A server is given no more to read than it must be: parsing
// headers takes the server's time too.
func head(host pattern.Text, header []requests.Header) pattern.Text {
	texts := []pattern.Text{pattern.Literal(" HTTP/1.1\r\nHost: "), host, pattern.Literal("\r\n")}
	for _, h := range header {
		texts = append(texts, pattern.Literal(h.Name+": "), h.Value, pattern.Literal("\r\n"))
	}
	return pattern.Concat(texts...)
}

func hasHeader(header []requests.Header, name string) bool {
	return slices.ContainsFunc(header, func(h requests.Header) bool { return strings.EqualFold(h.Name, name) })
}

// fixed reports whether all requests are the same.
func (q *asking) fixed() bool { return len(q.list) == 1 && !q.varies && len(q.list[0].cookies) == 0 }

// turns is how many requests make the list once.
func (q *asking) turns() int64 {
	if q.order != nil {
		return int64(len(q.order))
	}
	return int64(len(q.list))
}

// number is that of the next request, from 0.
func (q *asking) number() int64 { return q.part.number(q.next.Add(1) - 1) }

// draft is the request that a worker writes.
type draft struct {
	random
	which  int // of the list
	values pattern.Values
	body   []byte // where it has to be known before the head
	hop    *asked // the request of a redirect that is followed, in place of which
	hops   int    // redirects that were followed
	jar    *cookie.Jar
}

// choose makes the draft request number n.
func (q *asking) choose(d *draft, n int64, wall func() time.Time) {
	d.values.N, d.values.Rand, d.values.Columns = n, d.rand, q.columns
	d.hop, d.hops = nil, 0
	switch {
	case len(q.list) == 1:
	case q.shuffle:
		d.which = d.rand.IntN(int(q.turns()))
	default:
		d.which = int(n % q.turns())
	}
	if q.order != nil {
		d.which = int(q.order[d.which])
	}
	if q.columns != nil {
		d.values.Row = int(n % int64(q.columns.Rows()))
		if q.anyRow {
			d.values.Row = d.rand.IntN(q.columns.Rows())
		}
	}
	if q.timed {
		d.values.Now = wall()
	}
}

// asked is the request that the draft is made of.
func (q *asking) asked(d *draft) *asked {
	if d.hop != nil {
		return d.hop
	}
	return &q.list[d.which]
}

// write adds the request of the draft to dst, as HTTP/1.1 has it.
func (q *asking) write(dst []byte, d *draft) []byte {
	a := q.asked(d)
	dst = append(append(dst, a.method...), ' ')
	from := len(dst)
	dst = a.path.Append(dst, &d.values)
	return q.rest(dst, a, d, dst[from:])
}

// rest adds everything after the path.
func (q *asking) rest(dst []byte, a *asked, d *draft, path []byte) []byte {
	dst = a.head.Append(dst, &d.values)
	if d.jar != nil {
		dst = d.appendCookies(dst, a.cookies, path)
	}
	body, fixed := a.body.Fixed()
	length := len(body)
	if !fixed {
		d.body = a.body.Append(d.body[:0], &d.values)
		length = len(d.body)
	}
	if a.hasLength {
		dst = strconv.AppendInt(append(dst, "Content-Length: "...), int64(length), 10)
		dst = append(dst, "\r\n"...)
	}
	dst = append(append(dst, q.closing...), "\r\n"...)
	if fixed {
		return append(dst, body...)
	}
	return append(dst, d.body...)
}

// appendCookies adds the Cookie line of a request, if it has one.
func (d *draft) appendCookies(dst []byte, own []cookie.Named, path []byte) []byte {
	const name = "Cookie: "
	line := d.jar.Append(append(dst, name...), own, path, time.Now())
	if len(line) == len(dst)+len(name) {
		return dst
	}
	return append(line, "\r\n"...)
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
