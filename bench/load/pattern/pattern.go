// Package pattern fills numbers, random values, times and columns of a table into the
// requests of a load, so that not every request asks for the same thing:
//
//	{n}            the number of the request, from 1
//	{n:A-B}        the whole numbers from A to B in turn, and again from A
//	{random}       a whole number from 0 to 999999999, at random
//	{random:A-B}   a whole number from A to B, at random
//	{uuid}         a random UUID of version 4 (RFC 9562)
//
// and, where Syntax.Templates is set, besides
//
//	{now}          the time at which the request is made, as in 2026-11-29T13:55:00.250Z
//	{now:FORMAT}   the same as http (RFC 9110), date, unix (seconds) or ms (milliseconds)
//	{col:NAME}     a column of the table of values
//	{json:NAME}    the same, escaped for the inside of a JSON string
//	{url:NAME}     the same, percent-encoded
//
// All columns of a request come from one row. What is filled in is never looked at
// again: a value that holds a pattern is sent as it stands.
package pattern

import (
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
)

// Syntax is what is a pattern in a text. The zero value finds the first five patterns
// in a URL and leaves anything else in braces as it stands.
type Syntax struct {
	// Templates finds all patterns. A lower-case word in braces that is none of them is an
	// error. A backslash in front of a brace makes that stand for itself, and is left out:
	// \{n} is sent as {n}. A backslash that another backslash precedes is none of these.
	Templates bool
	Field     string   // of the errors; "" means url
	Columns   []string // names of the table's columns
	Escape    bool     // percent-encode what is filled in, as URLs need it
}

// Hole is filled in at one place of a text.
type Hole struct {
	kind     kind
	form     form
	from, to int64 // inclusive
	column   int
	layout   string
}

type kind uint8

const (
	number kind = iota
	cycle
	random
	uuid
	now
	column
)

// form is how a value is written.
type form uint8

const (
	plain form = iota
	percentEncoded
	jsonEscaped
)

// mostRandom is the largest number of {random}.
const mostRandom = 999_999_999

// known lists the patterns for the error of an unknown one.
const known = "{n}, {n:1-100}, {random}, {random:1-100}, {uuid}, {now}, {now:FORMAT}, {col:NAME}, {json:NAME} and {url:NAME}"

// Layouts of {now:FORMAT}; unix and ms have none.
var layouts = map[string]string{
	"": "2006-01-02T15:04:05.000Z", "http": "Mon, 02 Jan 2006 15:04:05 GMT", "date": "2006-01-02", "unix": "", "ms": "ms",
}

// Cut takes the holes out of a text.
func (x Syntax) Cut(s string) (Text, error) {
	var t Text
	literal := ""
	for {
		at := strings.IndexByte(s, '{')
		if at < 0 {
			t.literals = append(t.literals, literal+s)
			return t, nil
		}
		before, rest := s[:at], s[at+1:]
		word, after, closed := strings.Cut(rest, "}")
		if closed && x.Templates && looksLikeOne(word) && escaped(before) {
			literal += before[:at-1] + "{" + word + "}"
			s = after
			continue
		}
		var h Hole
		ok, err := false, error(nil)
		if closed {
			h, ok, err = x.parse(word)
		}
		if err != nil {
			return Text{}, err
		}
		if !ok {
			literal += before + "{"
			s = rest
			continue
		}
		t.literals, t.holes = append(t.literals, literal+before), append(t.holes, h)
		literal, s = "", after
	}
}

// escaped reports whether a text ends in a backslash that none precedes it.
func escaped(before string) bool {
	n := len(before) - len(strings.TrimRight(before, `\`))
	return n%2 == 1
}

// looksLikeOne reports whether the text between braces looks like a pattern: a
// lower-case word, and perhaps a colon with more.
func looksLikeOne(word string) bool {
	name, more, _ := strings.Cut(word, ":")
	return name != "" && len(word) <= 200 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" && !strings.ContainsAny(more, "{\"\n")
}

// First is the first of the zero Syntax's patterns in a text as it is written, "" if
// there is none.
func First(s string) string {
	for {
		_, rest, found := strings.Cut(s, "{")
		if !found {
			return ""
		}
		word, _, closed := strings.Cut(rest, "}")
		if _, ok, err := (Syntax{}).parse(word); closed && ok && err == nil {
			return "{" + word + "}"
		}
		s = rest
	}
}

func (x Syntax) errorf(format string, args ...any) error {
	name := x.Field
	if name == "" {
		name = "url"
	}
	return field.Errorf(name, format, args...)
}

// parse reads the text between braces; ok is false for a text that is no hole.
func (x Syntax) parse(word string) (h Hole, ok bool, err error) {
	name, more, with := strings.Cut(word, ":")
	switch {
	case word == "uuid":
		return Hole{kind: uuid}, true, nil
	case word == "n":
		return Hole{kind: number}, true, nil
	case word == "random":
		return Hole{kind: random, to: mostRandom}, true, nil
	case with && (name == "n" || name == "random"):
		return x.bounds(word, name, more)
	case !x.Templates || !looksLikeOne(word):
		return Hole{}, false, nil
	case name == "now":
		return x.now(word, more)
	case with && (name == "col" || name == "json" || name == "url"):
		return x.column(word, name, more)
	}
	return Hole{}, false, x.errorf(`{%s} is not a pattern; write one of %s, or \{%s} for the text itself`, word, known, word)
}

// bounds reads {n:A-B} and {random:A-B}.
func (x Syntax) bounds(word, name, bounds string) (h Hole, ok bool, err error) {
	low, high, _ := strings.Cut(bounds, "-")
	h.kind = cycle
	if name == "random" {
		h.kind = random
	}
	from, wrongFrom := strconv.ParseInt(low, 10, 63)
	to, wrongTo := strconv.ParseInt(high, 10, 63)
	if wrongFrom != nil || wrongTo != nil || from > to {
		return h, false, x.errorf("{%s} is not a range of whole numbers; write the smaller, a hyphen and the larger, as in {%s:1-100}", word, name)
	}
	h.from, h.to = from, to
	return h, true, nil
}

// now reads {now:FORMAT}.
func (x Syntax) now(word, name string) (h Hole, ok bool, err error) {
	layout, ok := layouts[name]
	if !ok || name == "" && word != "now" {
		return h, false, x.errorf("{%s} has no format of a time; write {now}, {now:http}, {now:date}, {now:unix} or {now:ms}", word)
	}
	h = Hole{kind: now, layout: layout}
	if x.Escape {
		h.form = percentEncoded
	}
	return h, true, nil
}

// column reads {col:NAME} and its other forms.
func (x Syntax) column(word, form, name string) (h Hole, ok bool, err error) {
	switch at := slices.Index(x.Columns, name); {
	case len(x.Columns) == 0:
		return h, false, x.errorf("{%s} is a column of a table, and there is none; name its file with --csv", word)
	case at < 0:
		return h, false, x.errorf("{%s}: the table has no column %s; its columns are %s", word, name, strings.Join(x.Columns, ", "))
	default:
		h = Hole{kind: column, column: at}
	}
	switch {
	case form == "url" || x.Escape:
		h.form = percentEncoded
	case form == "json":
		h.form = jsonEscaped
	}
	return h, true, nil
}

// Values are what is filled into one request.
type Values struct {
	N       int64      // its number, from 0
	Rand    *rand.Rand // draws the random values
	Columns *Columns   // nil: there is no table
	Row     int        // of the table
	Now     time.Time
}

// append adds the value of a hole to dst.
func (h *Hole) append(dst []byte, v *Values) []byte {
	switch h.kind {
	case number:
		return strconv.AppendInt(dst, v.N+1, 10)
	case cycle:
		return strconv.AppendInt(dst, h.from+v.N%(h.to-h.from+1), 10)
	case random:
		return strconv.AppendInt(dst, h.from+v.Rand.Int64N(h.to-h.from+1), 10)
	case uuid:
		return appendUUID(dst, v.Rand.Uint64(), v.Rand.Uint64())
	case now:
		return h.appendNow(dst, v.Now)
	}
	switch cell := v.Columns.Cell(v.Row, h.column); h.form {
	case percentEncoded:
		return appendEncoded(dst, cell)
	case jsonEscaped:
		return appendJSON(dst, cell)
	default:
		return append(dst, cell...)
	}
}

func (h *Hole) appendNow(dst []byte, t time.Time) []byte {
	switch h.layout {
	case "":
		return strconv.AppendInt(dst, t.Unix(), 10)
	case "ms":
		return strconv.AppendInt(dst, t.UnixMilli(), 10)
	}
	if h.form != percentEncoded {
		return t.UTC().AppendFormat(dst, h.layout)
	}
	var text [40]byte
	return appendEncoded(dst, t.UTC().AppendFormat(text[:0], h.layout))
}

// appendEncoded percent-encodes everything but the unreserved characters (RFC 3986, 2.3).
func appendEncoded(dst, b []byte) []byte {
	const digits = "0123456789ABCDEF"
	for _, c := range b {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.', c == '_', c == '~':
			dst = append(dst, c)
		default:
			dst = append(dst, '%', digits[c>>4], digits[c&15])
		}
	}
	return dst
}

// appendJSON escapes what a JSON string cannot hold (RFC 8259, 7).
func appendJSON(dst, b []byte) []byte {
	const digits = "0123456789abcdef"
	for _, c := range b {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendUUID writes 122 random bits around the version and the variant.
func appendUUID(dst []byte, high, low uint64) []byte {
	const version, variant = 4, 2
	high = high&^0xf000 | version<<12
	low = low&^(3<<62) | variant<<62
	var b [16]byte
	for i := range 8 {
		b[i], b[8+i] = byte(high>>(56-8*i)), byte(low>>(56-8*i))
	}
	for i, end := range [...]int{4, 6, 8, 10, 16} {
		from := [...]int{0, 4, 6, 8, 10}[i]
		if i > 0 {
			dst = append(dst, '-')
		}
		dst = hex.AppendEncode(dst, b[from:end])
	}
	return dst
}
