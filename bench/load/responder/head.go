package responder

import (
	"bytes"
	"errors"
	"strconv"
)

// maxHead is the longest head of a request, in bytes.
const maxHead = 64 << 10

// errRefused is the error of requests that the responder does not answer.
var errRefused = errors.New("not a request that is understood")

// head holds the parts of a request's head that matter.
type head struct {
	size   int    // bytes, the empty line included; 0 while it is incomplete
	body   int64  // bytes that follow it
	answer string // one of the answers; without its body, for HEAD
	last   bool   // of its connection
}

// parse reads the head at the start of b.
func parse(b []byte) (h head, err error) {
	end := bytes.Index(b, []byte("\r\n\r\n"))
	switch {
	case end > maxHead, end < 0 && len(b) > maxHead:
		return head{}, errRefused
	case end < 0:
		return head{}, nil
	}
	line, rest, _ := bytes.Cut(b[:end], []byte("\r\n"))
	method, line, _ := bytes.Cut(line, []byte(" "))
	_, version, _ := bytes.Cut(line, []byte(" ")) // behind the target
	if len(method) == 0 || len(version) != len("HTTP/1.1") || !bytes.HasPrefix(version, []byte("HTTP/1.")) {
		return head{}, errRefused
	}
	old := version[len("HTTP/1.")] == '0'
	var ending, keeping bool
	for len(rest) > 0 {
		line, rest, _ = bytes.Cut(rest, []byte("\r\n"))
		name, value, _ := bytes.Cut(line, []byte(":"))
		switch {
		case bytes.EqualFold(name, []byte("connection")):
			ending = ending || lists(value, "close")
			keeping = keeping || lists(value, "keep-alive")
		case bytes.EqualFold(name, []byte("content-length")):
			if h.body, err = strconv.ParseInt(string(bytes.TrimSpace(value)), 10, 64); err != nil || h.body < 0 {
				return head{}, errRefused
			}
		case bytes.EqualFold(name, []byte("transfer-encoding")):
			return head{}, errRefused
		}
	}
	h.size = end + len("\r\n\r\n")
	h.last = ending || old && !keeping
	switch {
	case h.last:
		h.answer = closing
	case old:
		h.answer = keptOld
	default:
		h.answer = kept
	}
	if string(method) == "HEAD" {
		h.answer = h.answer[:len(h.answer)-len(body)]
	}
	return h, nil
}

// lists reports whether a comma-separated header has an option.
func lists(value []byte, option string) bool {
	for part := range bytes.SplitSeq(value, []byte(",")) {
		if bytes.EqualFold(bytes.TrimSpace(part), []byte(option)) {
			return true
		}
	}
	return false
}
