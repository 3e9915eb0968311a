package wire

import (
	"bytes"
	"math"
	"strings"
)

// headerName is a header that decides where an answer ends, whether its
// connection is kept, or how its body is read.
type headerName uint8

const (
	otherHeader headerName = iota
	contentLength
	transferEncoding
	connection
	serverHeader
	contentType
	contentEncoding
	location
	setCookie
)

// statusLine reads "HTTP/1.1 200 OK"; the reason may be missing.
func (a *Answer) statusLine(b []byte) error {
	if !bytes.HasPrefix(b, []byte("HTTP/1.")) || len(b) < 9 || !digit(b[7]) || b[8] != ' ' {
		return notHTTP(b)
	}
	code := bytes.TrimLeft(b[9:], " ")
	if len(code) < 3 || !digit(code[0]) || !digit(code[1]) || !digit(code[2]) ||
		len(code) > 3 && code[3] != ' ' || code[0] == '0' {
		return ErrStatus
	}
	a.minor = int(b[7] - '0')
	a.Status = int(code[0]-'0')*100 + int(code[1]-'0')*10 + int(code[2]-'0')
	a.length = -1
	a.chunked, a.closing, a.keeping, a.Endless = false, false, false, false
	a.headers, a.pending = 0, otherHeader
	a.Server, a.Encoding, a.Location, a.SetCookie = a.Server[:0], a.Encoding[:0], a.Location[:0], a.SetCookie[:0]
	a.state = headerLine
	return nil
}

// headerLine reads "name: value", in a head or among the trailers, where
// nothing counts any more. The value is complete when the next line has come, which
// may go on with it.
func (a *Answer) headerLine(b []byte) error {
	if b[0] == ' ' || b[0] == '\t' { // a fold is a blank (RFC 9112, 5.2)
		if a.headers == 0 {
			return errHeader
		}
		if a.pending != otherHeader {
			a.value = append(append(a.value, ' '), bytes.Trim(b, " \t")...)
		}
		return nil
	}
	if err := a.settle(); err != nil {
		return err
	}
	a.headers++
	colon := bytes.IndexByte(b, ':')
	if colon <= 0 || !Token(b[:colon]) {
		return errHeader
	}
	if a.state == headerLine {
		if a.pending = name(b[:colon], a.Headers); a.pending != otherHeader {
			a.value = append(a.value[:0], bytes.Trim(b[colon+1:], " \t")...)
		}
	}
	return nil
}

// settle uses the value that is complete.
func (a *Answer) settle() error {
	last, value := a.pending, bytes.Trim(a.value, " \t")
	a.pending = otherHeader
	switch last {
	case contentLength:
		return a.contentLength(value)
	case transferEncoding:
		switch {
		case a.minor == 0:
			return nil // HTTP/1.0 knows none (RFC 9112, 6.1)
		case bytes.EqualFold(value, []byte("identity")):
			return nil // no coding at all (RFC 2616, 3.6), which old servers still send
		}
		if a.chunked || !bytes.EqualFold(value, []byte("chunked")) {
			return errCoding
		}
		a.chunked = true
	case connection:
		a.connection(value)
	case serverHeader:
		a.Server = append(a.Server[:0], value...)
	case contentType:
		a.Endless = IsEventStream(value)
	case contentEncoding: // lines of a list are one list (RFC 9110, 5.3)
		if len(a.Encoding) > 0 {
			a.Encoding = append(a.Encoding, ',')
		}
		a.Encoding = append(a.Encoding, value...)
	case location:
		a.Location = append(a.Location[:0], value...)
	case setCookie:
		a.SetCookie = append(append(a.SetCookie, value...), '\n')
	}
	return nil
}

// contentLength reads a Content-Length, or a list of the same one, as comes of
// putting two equal headers into one (RFC 9110, 8.6).
func (a *Answer) contentLength(value []byte) error {
	for more := true; more; {
		var one []byte
		one, value, more = bytes.Cut(value, []byte(","))
		n, ok := decimal(bytes.Trim(one, " \t"))
		if !ok || a.length >= 0 && a.length != n {
			return errLength
		}
		a.length = n
	}
	return nil
}

// IsEventStream reports whether a Content-Type is that of server-sent events.
func IsEventStream(value []byte) bool {
	const name = "text/event-stream"
	return len(value) >= len(name) && bytes.EqualFold(value[:len(name)], []byte(name))
}

// connection reads the comma-separated options of a Connection header.
func (a *Answer) connection(value []byte) {
	for len(value) > 0 {
		option := value
		if comma := bytes.IndexByte(value, ','); comma >= 0 {
			option, value = value[:comma], value[comma+1:]
		} else {
			value = nil
		}
		switch option = bytes.Trim(option, " \t"); {
		case bytes.EqualFold(option, []byte("close")):
			a.closing = true
		case bytes.EqualFold(option, []byte("keep-alive")):
			a.keeping = true
		}
	}
}

// headDone decides how the body is framed (RFC 9112, 6.3). An interim answer is
// skipped: the one that counts follows.
func (a *Answer) headDone() {
	switch {
	case a.Status < 200 && a.Status != 101:
		a.state = statusLine
	case a.Bodyless || statusBodyless(a.Status):
		a.state = complete
	case a.chunked:
		a.state = chunkSize
	case a.length < 0:
		a.state = openBody
	case a.length == 0:
		a.state = complete
	default:
		a.remaining = a.length
		a.state = fixedBody
	}
}

// statusBodyless reports whether answers with this status never have a body.
func statusBodyless(status int) bool {
	return status < 200 || status == 204 || status == 304
}

// name is the header of a name; more means that those of redirects and cookies count too.
func name(b []byte, more bool) headerName {
	switch len(b) {
	case 8:
		if more && bytes.EqualFold(b, []byte("location")) {
			return location
		}
	case 6:
		if bytes.EqualFold(b, []byte("server")) {
			return serverHeader
		}
	case 10:
		if bytes.EqualFold(b, []byte("connection")) {
			return connection
		}
		if more && bytes.EqualFold(b, []byte("set-cookie")) {
			return setCookie
		}
	case 12:
		if bytes.EqualFold(b, []byte("content-type")) {
			return contentType
		}
	case 14:
		if bytes.EqualFold(b, []byte("content-length")) {
			return contentLength
		}
	case 16:
		if bytes.EqualFold(b, []byte("content-encoding")) {
			return contentEncoding
		}
	case 17:
		if bytes.EqualFold(b, []byte("transfer-encoding")) {
			return transferEncoding
		}
	}
	return otherHeader
}

// decimal reads digits alone; a length that no body can have is none.
func decimal(b []byte) (n int64, ok bool) {
	if len(b) == 0 {
		return 0, false
	}
	for _, c := range b {
		if !digit(c) || n > (math.MaxInt64-int64(c-'0'))/10 {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// Token reports whether b is made of the characters of a name (RFC 9110, 5.6.2).
func Token(b []byte) bool {
	for _, c := range b {
		if !tokenByte(c) {
			return false
		}
	}
	return len(b) > 0
}

func tokenByte(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', digit(c):
		return true
	}
	return strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}
