// Package fold brings names of places to the letters by which they are compared: the list
// of cities is folded when it is made, and what is typed when it is searched.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that do not fall apart into a base letter and a mark.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "a", 'ħ': "h", 'ŧ': "t",
}

// Name brings a name to lower case without diacritics, apostrophes, points and other
// signs; between its words, which blanks, hyphens or strokes separate, stands one blank:
// "Saint-Denis" and "St. Pölten" become "saint denis" and "st polten".
func Name(s string) string {
	if isFolded(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	blank := false
	for _, r := range apart(s) {
		switch {
		case 'a' <= r && r <= 'z' && !blank:
			out.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Mc, r):
			if blank && out.Len() > 0 {
				out.WriteByte(' ')
			}
			blank = false
			if base, ok := letters[r]; ok {
				out.WriteString(base)
			} else {
				out.WriteRune(r)
			}
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '/':
			blank = true
		}
	}
	return out.String()
}

// apart brings a text to lower case, and takes letters and their marks apart.
func apart(s string) string {
	s = strings.ToLower(s)
	if strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return s
	}
	return norm.NFD.String(s)
}

// isFolded reports whether a name is of small letters of ASCII, with single blanks between
// them.
func isFolded(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c != ' ' || before == ' ') {
			return false
		}
		before = c
	}
	return before != ' '
}
