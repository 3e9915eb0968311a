package requests

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The functions below read JSON (RFC 8259) as it comes. Package encoding/json keeps
// every string that it reads, and the answers in a HAR are strings of any length.

// maxDepth of nested values.
const maxDepth = 200

var errJSON = errors.New("not JSON")

// peek is the first byte of the next value or punctuation, which stays unread.
func (r *reader) peek() (byte, error) {
	for {
		c, err := r.in.ReadByte()
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			r.line++
		case ' ', '\t', '\r':
		default:
			return c, r.in.UnreadByte()
		}
	}
}

// expect reads one byte of punctuation.
func (r *reader) expect(want byte) error {
	c, err := r.peek()
	if err != nil {
		return r.readError(err)
	}
	if c != want {
		return r.refuse("this is not JSON: there is %q where %q belongs; write valid JSON", c, want)
	}
	_, err = r.in.ReadByte()
	return err
}

// object calls f for each member, which has to read its value.
func (r *reader) object(f func(key string) error) error {
	return r.list('{', '}', func() error {
		key, err := r.str(1 << 10)
		if err != nil {
			return err
		}
		if err := r.expect(':'); err != nil {
			return err
		}
		return f(key)
	})
}

// array calls f for each element, which has to read it.
func (r *reader) array(f func() error) error { return r.list('[', ']', f) }

func (r *reader) list(open, end byte, f func() error) error {
	if err := r.expect(open); err != nil {
		return err
	}
	for first := true; ; first = false {
		c, err := r.peek()
		switch {
		case err != nil:
			return r.readError(err)
		case c == end:
			_, err := r.in.ReadByte()
			return err
		case !first:
			if err := r.expect(','); err != nil {
				return err
			}
		}
		if err := f(); err != nil {
			return err
		}
	}
}

// str reads a string of up to so many bytes.
func (r *reader) str(limit int) (string, error) {
	if err := r.expect('"'); err != nil {
		return "", err
	}
	var b []byte
	for {
		part, err := r.in.ReadSlice('"')
		if err != nil && !isFull(err) {
			return "", r.readError(err)
		}
		if len(b)+len(part) > limit+2 {
			return "", r.refuse("a text is longer than %d bytes, which is the most here", limit)
		}
		b = append(b, part...)
		if err == nil && !openEscape(b[:len(b)-1]) {
			break
		}
	}
	b = b[:len(b)-1]
	if bytes.IndexByte(b, '\n') >= 0 {
		return "", r.refuse("a text in quotes does not end in its line; write the quote at its end, and \\n for a line break")
	}
	if bytes.IndexByte(b, '\\') < 0 {
		return string(b), nil
	}
	s, err := unescaped(b)
	if err != nil {
		return "", r.refuse("a text has an escape that JSON does not know; write valid JSON")
	}
	return s, nil
}

func isFull(err error) bool {
	return err != nil && err != io.EOF && strings.Contains(err.Error(), "buffer full")
}

// openEscape reports whether a text ends in the backslash of an escape.
func openEscape(b []byte) bool {
	n := 0
	for n < len(b) && b[len(b)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// unescaped undoes the escapes of a JSON string.
func unescaped(b []byte) (string, error) {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' {
			out = append(out, b[i])
			continue
		}
		if i++; i == len(b) {
			return "", errJSON
		}
		switch c := b[i]; c {
		case '"', '\\', '/':
			out = append(out, c)
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			n, ok := hex4(b[i+1:])
			if !ok {
				return "", errJSON
			}
			i += 4
			if utf16.IsSurrogate(n) {
				low, ok := rune(0), false
				if bytes.HasPrefix(b[i+1:], []byte(`\u`)) {
					low, ok = hex4(b[i+3:])
				}
				if n = utf16.DecodeRune(n, low); ok && n != utf8.RuneError {
					i += 6
				}
			}
			out = utf8.AppendRune(out, n)
		default:
			return "", errJSON
		}
	}
	return string(out), nil
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[:4]), 16, 32)
	return rune(n), err == nil
}

// skip reads a value and keeps nothing of it.
func (r *reader) skip() error { return r.skipTo(0) }

func (r *reader) skipTo(depth int) error {
	c, err := r.peek()
	switch {
	case err != nil:
		return r.readError(err)
	case depth > maxDepth:
		return r.refuse("values are nested more than %d deep; this is no file of requests", maxDepth)
	case c == '"':
		return r.skipText()
	case c == '{':
		return r.list('{', '}', func() error {
			if c, err := r.peek(); err != nil || c != '"' {
				return r.expect('"')
			}
			if err := r.skipText(); err != nil {
				return err
			}
			if err := r.expect(':'); err != nil {
				return err
			}
			return r.skipTo(depth + 1)
		})
	case c == '[':
		return r.list('[', ']', func() error { return r.skipTo(depth + 1) })
	}
	_, err = r.word()
	return err
}

// skipText reads a string that begins with a quote.
func (r *reader) skipText() error {
	if err := r.expect('"'); err != nil {
		return err
	}
	odd := false // the last part ended in the backslash of an escape
	for {
		part, err := r.in.ReadSlice('"')
		if err != nil && !isFull(err) {
			return r.readError(err)
		}
		if err != nil {
			odd = openEscape(part) != (odd && allBackslashes(part))
			continue
		}
		text := part[:len(part)-1]
		if open := openEscape(text) != (odd && allBackslashes(text)); !open {
			return nil
		}
		odd = false // the quote was the escaped one
	}
}

func allBackslashes(b []byte) bool { return len(bytes.Trim(b, `\`)) == 0 }

// word reads a number, true, false or null.
func (r *reader) word() (string, error) {
	if _, err := r.peek(); err != nil {
		return "", r.readError(err)
	}
	var b []byte
	for {
		c, err := r.in.ReadByte()
		if err == io.EOF {
			break
		} else if err != nil {
			return "", r.readError(err)
		}
		if bytes.IndexByte([]byte(" \t\r\n,:]}[{\""), c) >= 0 {
			_ = r.in.UnreadByte() // a byte was just read
			break
		}
		if b = append(b, c); len(b) > 400 {
			return "", r.refuse("this is not JSON; write valid JSON")
		}
	}
	if s := string(b); s == "true" || s == "false" || s == "null" || isNumber(s) {
		return s, nil
	}
	return "", r.refuse("%.20q is not JSON; write valid JSON", b)
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && (s[0] == '-' || '0' <= s[0] && s[0] <= '9') || errors.Is(err, strconv.ErrRange)
}

// textOr reads a string, or anything else as "".
func (r *reader) textOr(limit int) (string, error) {
	if c, err := r.peek(); err == nil && c != '"' {
		return "", r.skip()
	}
	return r.str(limit)
}

// isNext reports whether the next value begins with a byte.
func (r *reader) isNext(c byte) bool {
	next, err := r.peek()
	return err == nil && next == c
}
