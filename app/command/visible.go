package command

import (
	"fmt"
	"unicode/utf8"
)

// visible replaces what is no text in p: control characters but for the ends of
// lines and tabs, and those that turn the direction of writing, so that a name
// can look like another. The result is a copy. What may be the beginning of a
// character, or of the end of a line, is returned as part.
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

// commands reports whether a character commands the one who shows it: C0, DEL,
// C1, and the overrides and isolates of Unicode's bidirectional algorithm.
func commands(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}
