// Package check decides whether an answer is the expected one: its status, a text or
// a pattern in its body, a value in its JSON, the same body as the first answer had,
// or anything that a function of the caller's checks.
//
// A status costs nothing to check. For the others a body has to be kept and
// read, which costs the load generator time that it cannot send in; so they are
// made on a share of the answers. A Content-Encoding has been undone by then, see
// package body.
package check

import (
	"math"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync/atomic"

	"perihelion/assets/field"
)

// Options describes the expected answer. The zero value expects a status of 2xx and
// nothing else.
type Options struct {
	Status   []string `json:"status,omitempty"`   // "200", "2xx", "200-299"; any of them; none means 2xx
	Contains []string `json:"contains,omitempty"` // texts; all of them in the body
	Matches  []string `json:"matches,omitempty"`  // regular expressions in RE2's syntax; all match somewhere in the body
	JSON     []string `json:"json,omitempty"`     // "path=value" in GJSON's syntax of paths, as in "observer.lat=51.4769"; "path" alone: it exists
	Same     bool     `json:"same,omitempty"`     // the body of the first answer from the same URL
	Share    float64  `json:"share,omitempty"`    // of the answers whose body is checked, up to 1; 0: as many as Budget allows

	// Body is a check of the caller's own: it returns nil for a body that is as
	// expected. It is called from many goroutines and must not keep the body. No
	// JSON holds it; nil: none.
	Body func(body []byte) error `json:"-"`
}

// Budget is how many bodies a second are checked unless a share is given: all
// of a slow load, and few enough of a fast one to cost it little.
const Budget = 1000

// Bodies reports whether anything needs the body.
func (o Options) Bodies() bool {
	return len(o.Contains) > 0 || len(o.Matches) > 0 || len(o.JSON) > 0 || o.Same || o.Body != nil
}

// Statuses reports whether statuses other than 2xx were named.
func (o Options) Statuses() bool { return len(o.Status) > 0 }

// Checker makes the checks. It may be used from many goroutines.
type Checker struct {
	status   [1000]bool
	contains [][]byte
	matches  []*regexp.Regexp
	values   []value
	same     bool
	own      func(body []byte) error
	referred atomic.Int64 // bytes that References keep
}

// New prepares checks. Errors are *field.Error of the field check.
func New(o Options) (*Checker, error) {
	c := &Checker{same: o.Same, own: o.Body}
	if len(o.Status) == 0 {
		o.Status = []string{"2xx"}
	}
	for _, s := range o.Status {
		from, to, ok := statuses(s)
		if !ok {
			return nil, field.Errorf("check", "%q is not a status; write one such as 200, 2xx or 200-204", s)
		}
		for i := from; i <= to; i++ {
			c.status[i] = true
		}
	}
	for _, s := range o.Contains {
		if s == "" {
			return nil, field.Errorf("check", "every body contains the empty text; write the text to look for")
		}
		c.contains = append(c.contains, []byte(s))
	}
	for _, s := range o.Matches {
		re, err := regexp.Compile(s)
		if err != nil {
			what := err.Error()
			if wrong, ok := err.(*syntax.Error); ok {
				what = wrong.Code.String() + ": " + wrong.Expr
			}
			return nil, field.Errorf("check", "%q is not a regular expression (%s); write one in RE2's syntax, such as \"alt\": *-?[0-9]", s, what)
		}
		c.matches = append(c.matches, re)
	}
	for _, s := range o.JSON {
		v, err := parseValue(s)
		if err != nil {
			return nil, err
		}
		c.values = append(c.values, v)
	}
	switch {
	case math.IsNaN(o.Share) || o.Share < 0 || o.Share > 1:
		return nil, field.Errorf("check", "a share of %v answers cannot be checked; write 0 to 1, such as 0.01", o.Share)
	case o.Share > 0 && !o.Bodies():
		return nil, field.Errorf("check", "a share was given, but nothing to check in the bodies; add a text, a pattern, a JSON value or the same body")
	}
	return c, nil
}

// statuses reads "200", "2xx" or "200-204".
func statuses(s string) (from, to int, ok bool) {
	low, high, ranged := strings.Cut(s, "-")
	if !ranged {
		high = low
	}
	from, ok = status(low, '0')
	if ok {
		to, ok = status(high, '9')
	}
	return from, to, ok && from <= to
}

// status reads three digits, where x stands for a digit not given.
func status(s string, x byte) (n int, ok bool) {
	if len(s) != 3 || s[0] < '1' || s[0] > '9' {
		return 0, false
	}
	for i := range 3 {
		c := s[i]
		if c == 'x' || c == 'X' {
			c = x
		}
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// Status reports whether a status is an expected one.
func (c *Checker) Status(n int) bool { return n >= 0 && n < len(c.status) && c.status[n] }
