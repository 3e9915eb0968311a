package command

import (
	"fmt"
	"unicode/utf8"
)

// visible returns a copy of p with escapes in place of control characters (except tabs
// and ends of lines) and of characters that change the direction of writing, with which
// a name can look like another. Bytes at the end that may begin a character or the end of
// a line are returned as part.
func visible(p []byte) (text, part []byte) {
	text = make([]byte, 0, len(p))
	for len(p) > 0 {
		r, size := utf8.DecodeRune(p)
		switch {
		case r == utf8.RuneError && size == 1 && !utf8.FullRune(p), r == '\r' && len(p) == 1:
			return text, append([]byte(nil), p...)
		case r == '\n', r == '\t', r == '\r' && p[1] == '\n':
			text = append(text, p[:size]...)
		case commands(r):
			text = fmt.Appendf(text, `\u%04x`, r)
		default:
			text = utf8.AppendRune(text, r)
		}
		p = p[size:]
	}
	return text, nil
}

// commands reports whether a character controls a terminal or the direction of writing:
// C0, DEL, C1, and the overrides and isolates of Unicode's bidirectional algorithm.
func commands(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}
