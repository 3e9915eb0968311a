package check

import (
	"errors"
	"fmt"
	"strings"
	"unsafe"

	"github.com/tidwall/gjson"

	"perihelion/assets/field"
)

// value is an expected value of a JSON document.
type value struct {
	path   string
	want   string // as JSON or as text
	exists bool   // only that
}

// parseValue reads "path=value" or "path". The value begins after the first
// equals sign that is outside of brackets, where the queries of a path have theirs.
func parseValue(s string) (value, error) {
	depth := 0
	for i, c := range s {
		switch {
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == '=' && depth <= 0 && i > 0:
			return value{path: s[:i], want: s[i+1:]}, nil
		}
	}
	if s == "" || strings.HasPrefix(s, "=") {
		return value{}, field.Errorf("check", "%q names no value; write a path, an equals sign and a value, such as name=mars", s)
	}
	return value{path: s, exists: true}, nil
}

// Value takes an expectation of a JSON document apart: the path, and the value that it
// has to have, if some is given. The error is a *field.Error of check.
func Value(s string) (path, want string, given bool, err error) {
	v, err := parseValue(s)
	return v.path, v.want, err == nil && !v.exists, err
}

// json checks the values.
func (c *Checker) json(body []byte) error {
	if len(c.values) == 0 {
		return nil
	}
	if len(body) == 0 {
		return errors.New("the body is empty and no JSON")
	}
	if deeper(body, maxDepth) {
		return fmt.Errorf("the JSON %s is nested more than %d deep, too deep to be checked", quote(body), maxDepth)
	}
	// Nothing changes the body while it is looked at: a copy would double it.
	text := unsafe.String(&body[0], len(body))
	if !gjson.Valid(text) {
		return fmt.Errorf("the body %s is not JSON", quote(body))
	}
	for _, v := range c.values {
		switch got := gjson.Get(text, v.path); {
		case !got.Exists():
			return fmt.Errorf("the JSON %s has no %s", quote(body), v.path)
		case !v.exists && !v.is(got):
			return fmt.Errorf("in the JSON %s is %s, not %s", v.path, quote([]byte(got.Raw[:min(len(got.Raw), maxQuoted+1)])), v.want)
		}
	}
	return nil
}

// maxDepth bounds the depth of a JSON document. Reading it takes stack by its
// depth, and of each connection: a million brackets would take 130 MB. No answer
// with a meaning comes near.
const maxDepth = 1000

// deeper reports whether a document is nested deeper than most. For a text that is no
// JSON it may be wrong, in either way.
func deeper(b []byte, most int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > most {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

// is reports whether a value was found as expected: numbers by their value,
// text by its characters, all else as it is written.
func (v value) is(got gjson.Result) bool {
	if got.Type == gjson.Number {
		if want := gjson.Parse(v.want); want.Type == gjson.Number && gjson.Valid(v.want) {
			return want.Num == got.Num
		}
	}
	return v.want == got.String() || v.want == got.Raw
}
