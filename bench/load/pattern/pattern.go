// Package pattern fills numbers and random values into the URLs of a load, so
// that not every request asks for the same thing:
//
//	{n}            the number of the request, from 1
//	{n:A-B}        the whole numbers from A to B in turn, and again from A
//	{random}       a whole number from 0 to 999999999, at random
//	{random:A-B}   a whole number from A to B, at random
//	{uuid}         a random UUID of version 4 (RFC 9562)
//
// Anything else in braces stands for itself.
package pattern

import (
	"encoding/hex"
	"math/rand/v2"
	"strconv"
	"strings"

	"perihelion/assets/field"
)

// Hole is filled in at one place of a URL.
type Hole struct {
	kind     kind
	from, to int64 // inclusive
}

type kind uint8

const (
	number kind = iota
	cycle
	random
	uuid
)

// mostRandom is the largest number of {random}.
const mostRandom = 999_999_999

// Cut takes the holes out of a URL: there is one between each literal and the
// next. Errors are *field.Error of the field url.
func Cut(s string) (literals []string, holes []Hole, err error) {
	literal := ""
	for {
		before, rest, found := strings.Cut(s, "{")
		if !found {
			return append(literals, literal+s), holes, nil
		}
		word, after, _ := strings.Cut(rest, "}")
		h, ok, err := parse(word)
		if err != nil {
			return nil, nil, err
		}
		if !ok || len(word) == len(rest) {
			literal += before + "{"
			s = rest
			continue
		}
		literals, holes = append(literals, literal+before), append(holes, h)
		literal, s = "", after
	}
}

// First is the first hole of a text as it is written, "" if there is none.
func First(s string) string {
	for {
		_, rest, found := strings.Cut(s, "{")
		if !found {
			return ""
		}
		word, _, closed := strings.Cut(rest, "}")
		if _, ok, err := parse(word); closed && ok && err == nil {
			return "{" + word + "}"
		}
		s = rest
	}
}

// parse reads the text between braces; ok is false for a text that is no hole.
func parse(word string) (h Hole, ok bool, err error) {
	name, bounds, bounded := strings.Cut(word, ":")
	switch {
	case word == "uuid":
		return Hole{kind: uuid}, true, nil
	case word == "n":
		return Hole{kind: number}, true, nil
	case word == "random":
		return Hole{kind: random, to: mostRandom}, true, nil
	case !bounded || name != "n" && name != "random":
		return Hole{}, false, nil
	}
	low, high, _ := strings.Cut(bounds, "-")
	h.kind = cycle
	if name == "random" {
		h.kind = random
	}
	from, wrongFrom := strconv.ParseInt(low, 10, 63)
	to, wrongTo := strconv.ParseInt(high, 10, 63)
	if wrongFrom != nil || wrongTo != nil || from > to {
		return h, false, field.Errorf("url", "{%s} is not a range of whole numbers; write the smaller, a hyphen and the larger, as in {%s:1-100}", word, name)
	}
	h.from, h.to = from, to
	return h, true, nil
}

// Append adds the value for request n, from 0, to dst.
func (h Hole) Append(dst []byte, n int64, r *rand.Rand) []byte {
	switch h.kind {
	case number:
		return strconv.AppendInt(dst, n+1, 10)
	case cycle:
		return strconv.AppendInt(dst, h.from+n%(h.to-h.from+1), 10)
	case random:
		return strconv.AppendInt(dst, h.from+r.Int64N(h.to-h.from+1), 10)
	default:
		return appendUUID(dst, r.Uint64(), r.Uint64())
	}
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
