package wire

import (
	"bytes"
	"errors"

	"perihelion/bench/load/body"
)

// Limits of one answer. A server that exceeds them is answering something else
// than HTTP/1.1, or attacking.
const (
	maxHead      = 256 << 10 // status line, headers, interim answers and trailers together
	maxChunkLine = 4 << 10   // size and extensions of one chunk
	maxCached    = 1 << 10   // the head that is remembered word for word
	maxRepeated  = 32 << 10  // the body of an answer that Repeats knows; a larger one comes in pieces
)

// Answer reads one HTTP/1.x answer after another from the bytes that have arrived (RFC
// 9112). It keeps no body, unless Collect is set, and allocates nothing: the bytes stay
// in the caller's buffer, and every whole line or piece of body is used at once.
type Answer struct {
	Bodyless bool // the request was a HEAD: no answer has a body

	state     state
	Status    int
	minor     int   // of the version, HTTP/1.minor
	head      int   // bytes of head used so far
	length    int64 // Content-Length, or −1
	remaining int64 // bytes to come of the body or of the chunk
	Body      int64 // bytes of body read, without chunk framing
	chunked   bool
	closing   bool       // Connection: close
	keeping   bool       // Connection: keep-alive
	Endless   bool       // an event stream
	headers   int        // lines of this head
	pending   headerName // of the last of them, if it counts
	value     []byte     // of that header, as far as it has come

	Server   []byte // value of Server in the last head that was parsed
	Encoding []byte // value of Content-Encoding, "" if there is none

	Headers   bool   // note the next two
	Location  []byte // value of that header, "" if there is none
	SetCookie []byte // values of Set-Cookie, each with a line feed behind it

	Collect bool // keep this body
	Content body.Kept

	// Answers of one server in one second have the same head: the last one is
	// compared before it is parsed again.
	cached         []byte
	cachedTail     tail
	cachedEncoding []byte
	cachedWhole    int // bytes of an answer with that head, if it is one that Repeats knows; or 0
}

// tail is everything that parsing a head decides.
type tail struct {
	status           int
	minor            int
	length           int64
	chunked          bool
	closing, keeping bool
	endless          bool
}

type state uint8

const (
	statusLine state = iota
	headerLine
	fixedBody   // Content-Length
	openBody    // until the server closes
	chunkSize   // the line before a chunk
	chunkData   //
	chunkEnd    // the line end after a chunk
	trailerLine //
	complete
)

// ErrShort is the error of an answer that the server has not sent to its end.
// ErrStatus and all errors without a name mean that it is malformed.
var (
	ErrShort  = errors.New("the server closed the connection in the middle of the answer")
	ErrStatus = errors.New("the status line has no status of three digits")
)

var (
	errNotHTTP     = errors.New("the answer does not begin with HTTP/1.x")
	errHTTP2       = errors.New("the answer is HTTP/2, and the request was HTTP/1.1; use --http2")
	errHeader      = errors.New("a header line is not \"name: value\"")
	errLength      = errors.New("Content-Length is not one decimal number")
	errCoding      = errors.New("Transfer-Encoding is not chunked")
	errChunk       = errors.New("the size of a chunk is not a hexadecimal number")
	errChunkEnd    = errors.New("a chunk is longer or shorter than its size")
	errHeadTooLong = errors.New("the head of the answer is larger than 256 KiB")
)

// Begin makes ready for the next answer on the same connection.
func (a *Answer) Begin() {
	a.state = statusLine
	a.head, a.Body = 0, 0
	a.Content.Release()
}

// Repeats reports whether b is one whole answer with the head of the one before, after
// which the connection can be used again, and returns the status and the bytes of body. The
// answer remains as Begin left it. Where the body is collected, or its length is not in the
// head, the answer has to be read.
func (a *Answer) Repeats(b []byte) (status int, body int64, ok bool) {
	if len(b) == 0 || len(b) != a.cachedWhole || a.Bodyless || a.Collect || a.state != statusLine || a.head > 0 || !bytes.Equal(b[:len(a.cached)], a.cached) {
		return 0, 0, false
	}
	return a.cachedTail.status, a.cachedTail.length, true
}

// feed uses as much of b as it can and reports how many bytes that was and
// whether the answer is complete. The rest, if the answer is not, is the
// beginning of a line and must be there again, in front of the next bytes.
func (a *Answer) feed(b []byte) (used int, done bool, err error) {
	if a.state == statusLine && a.head == 0 {
		if n := len(a.cached); n > 0 && len(b) >= n && bytes.Equal(b[:n], a.cached) {
			a.recall()
			used = n
		}
	}
	start := used
	for a.state != complete {
		rest := b[used:]
		switch a.state {
		case fixedBody, openBody, chunkData:
			if len(rest) == 0 {
				return used, false, nil
			}
			used += a.data(rest)
		default:
			end := bytes.IndexByte(rest, '\n')
			if end < 0 {
				return used, false, a.incomplete(rest)
			}
			wasHead := a.state == headerLine
			if err := a.line(rest[:end+1]); err != nil {
				return used, false, err
			}
			used += end + 1
			if wasHead && a.state != headerLine && start == 0 && a.head == used {
				a.remember(b[:used])
			}
		}
	}
	return used, true, nil
}

// End returns the meaning of the connection's end at this point: nil where it is the
// end of the answer.
func (a *Answer) End() error {
	if a.state == openBody {
		a.state = complete
		return nil
	}
	return ErrShort
}

// wants is how many bytes of body are known to come.
func (a *Answer) wants() int64 {
	switch a.state {
	case fixedBody, chunkData:
		return a.remaining
	case openBody:
		return a.Body // it has been long: it may be as long again
	}
	return 0
}

// data uses as much of b as belongs to the body.
func (a *Answer) data(b []byte) int {
	if a.state != openBody && int64(len(b)) > a.remaining {
		b = b[:a.remaining]
	}
	n := len(b)
	a.Body += int64(n)
	if a.Collect {
		a.Content.Add(b)
	}
	if a.state == openBody {
		return n
	}
	if a.remaining -= int64(n); a.remaining == 0 {
		if a.state == chunkData {
			a.state = chunkEnd
		} else {
			a.state = complete
		}
	}
	return n
}

// incomplete refuses the beginning of a line that no end can make right.
func (a *Answer) incomplete(b []byte) error {
	const version = "HTTP/1."
	switch {
	case a.state == statusLine && 0 < len(b) && len(b) < 4 && b[0] == 0:
		return nil // it may be HTTP/2, which is named
	case a.state == statusLine && !bytes.HasPrefix(b, []byte(version)) && !bytes.HasPrefix([]byte(version), b):
		return notHTTP(b)
	case a.state == chunkSize && len(b) > maxChunkLine:
		return errChunk
	case a.state == chunkEnd && len(b) > 0 && (b[0] != '\r' || len(b) > 1):
		return errChunkEnd
	case a.head+len(b) > maxHead:
		return errHeadTooLong
	}
	return nil
}

// notHTTP returns the error of an answer that does not begin with HTTP/1.x. A server of
// HTTP/2 begins with a frame of its settings, or with GOAWAY (RFC 9113, 3.4).
func notHTTP(b []byte) error {
	const settings, goAway = 4, 7
	if len(b) > 3 && b[0] == 0 && (b[3] == settings || b[3] == goAway) {
		return errHTTP2
	}
	return errNotHTTP
}

// line uses one line with its end.
func (a *Answer) line(b []byte) error {
	bare := b[:len(b)-1]
	cr := len(bare) > 0 && bare[len(bare)-1] == '\r'
	if cr {
		bare = bare[:len(bare)-1]
	}
	switch a.state {
	case chunkSize:
		return a.chunkLine(bare, cr)
	case chunkEnd:
		if !cr || len(bare) > 0 {
			return errChunkEnd
		}
		a.state = chunkSize
		return nil
	}

	if a.head += len(b); a.head > maxHead {
		return errHeadTooLong
	}
	switch {
	case a.state == statusLine:
		return a.statusLine(bare)
	case len(bare) > 0:
		return a.headerLine(bare)
	case a.state == trailerLine:
		a.state = complete
	default:
		if err := a.settle(); err != nil {
			return err
		}
		a.headDone()
	}
	return nil
}

func (a *Answer) remember(head []byte) {
	if len(head) > maxCached || len(a.Location)+len(a.SetCookie) > 0 {
		return
	}
	a.cached = append(a.cached[:0], head...)
	a.cachedEncoding = append(a.cachedEncoding[:0], a.Encoding...)
	a.cachedTail = tail{a.Status, a.minor, a.length, a.chunked, a.closing, a.keeping, a.Endless}
	a.cachedWhole = 0
	if a.length >= 0 && a.length <= maxRepeated && !a.chunked && !a.Endless && !statusBodyless(a.Status) && a.CloseReason() == Reusable {
		a.cachedWhole = len(a.cached) + int(a.length)
	}
}

func (a *Answer) recall() {
	t := &a.cachedTail
	a.Status, a.minor, a.length = t.status, t.minor, t.length
	a.chunked, a.closing, a.keeping, a.Endless = t.chunked, t.closing, t.keeping, t.endless
	a.Encoding = append(a.Encoding[:0], a.cachedEncoding...)
	a.Location, a.SetCookie = a.Location[:0], a.SetCookie[:0]
	a.head = len(a.cached)
	a.headDone()
}
