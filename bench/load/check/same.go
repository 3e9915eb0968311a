package check

import (
	"bytes"
	"crypto/sha256"
	"fmt"
)

// Reference is a body that others are compared with.
type Reference struct {
	body   []byte // nil: it was too much to keep
	length int
	sum    [sha256.Size]byte
}

// maxReferred bounds the first bodies that a Checker keeps, in bytes: a list may
// have many URLs, and each has one. The others are known by their hash.
const maxReferred = 16 << 20

// Refer makes a body the one that others are compared with.
func (c *Checker) Refer(body []byte) *Reference {
	r := &Reference{length: len(body)}
	if c.referred.Add(int64(len(body))) <= maxReferred {
		r.body = append(make([]byte, 0, len(body)), body...)
	} else {
		c.referred.Add(-int64(len(body)))
		r.sum = sha256.Sum256(body)
	}
	return r
}

// compare returns nil for the same body.
func (r *Reference) compare(body []byte) error {
	switch {
	case len(body) == r.length && r.body == nil && sha256.Sum256(body) == r.sum:
		return nil
	case r.body == nil:
		return fmt.Errorf("the body %s of %d bytes differs from the first, which had %d", quote(body), len(body), r.length)
	case !bytes.Equal(body, r.body):
		return different(body, r.body)
	}
	return nil
}

func different(body, first []byte) error {
	i := 0
	for i < min(len(body), len(first)) && body[i] == first[i] {
		i++
	}
	from := max(i-maxQuoted/3, 0)
	return fmt.Errorf("the body differs from the first at byte %d: %s instead of %s", i, quote(body[from:]), quote(first[from:]))
}
