package responder

import (
	"bytes"
	"errors"
	"strconv"
)

// maxHead is the longest head of a request, in bytes.
const maxHead = 64 << 10

var (
	errNotHTTP  = errors.New("not a request of HTTP/1")
	errTooLong  = errors.New("the head of a request is longer than 64 KiB")
	errLength   = errors.New("no length of a body")
	errEncoding = errors.New("a body with a transfer encoding")
)

// head is what matters of the head of a request.
type head struct {
	size   int    // bytes, the empty line included; 0 while it is incomplete
	body   int64  // bytes that follow it
	answer string // one of the answers; without its body, where HEAD was asked
	last   bool   // of its connection
}

// parse reads the head at the start of b.
func parse(b []byte) (h head, err error) {
	end := bytes.Index(b, []byte("\r\n\r\n"))
	if end > maxHead || end < 0 && len(b) > maxHead {
		return head{}, errTooLong
	}
	if end < 0 {
		return head{}, nil
	}
	line, rest, _ := bytes.Cut(b[:end], []byte("\r\n"))
	target, version, found := cutLast(line, ' ')
	method, _, two := bytes.Cut(target, []byte(" "))
	if !found || !two || len(method) == 0 || len(version) != len("HTTP/1.1") || !bytes.HasPrefix(version, []byte("HTTP/1.")) {
		return head{}, errNotHTTP
	}
	old := version[len(version)-1] == '0'
	var ending, keeping bool
	for len(rest) > 0 {
		line, rest, _ = bytes.Cut(rest, []byte("\r\n"))
		name, value, _ := bytes.Cut(line, []byte(":"))
		switch len(name) {
		case len("connection"):
			if bytes.EqualFold(name, []byte("connection")) {
				ending = ending || lists(value, "close")
				keeping = keeping || lists(value, "keep-alive")
			}
		case len("content-length"):
			if bytes.EqualFold(name, []byte("content-length")) {
				if h.body, err = strconv.ParseInt(string(bytes.TrimSpace(value)), 10, 64); err != nil || h.body < 0 {
					return head{}, errLength
				}
			}
		case len("transfer-encoding"):
			if bytes.EqualFold(name, []byte("transfer-encoding")) {
				return head{}, errEncoding
			}
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

func cutLast(b []byte, separator byte) (before, after []byte, found bool) {
	i := bytes.LastIndexByte(b, separator)
	if i < 0 {
		return b, nil, false
	}
	return b[:i], b[i+1:], true
}
