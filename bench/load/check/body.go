package check

import (
	"bytes"
	"fmt"
)

// maxQuoted is how much of a body an error quotes.
const maxQuoted = 60

// Body returns nil for a body that is as expected, and otherwise an error with the
// difference. The first is the body to be the same as; nil where there is none yet.
func (c *Checker) Body(body []byte, first *Reference) error {
	if c.same && first != nil {
		if err := first.compare(body); err != nil {
			return err
		}
	}
	for _, s := range c.contains {
		if !bytes.Contains(body, s) {
			return fmt.Errorf("the body %s does not contain %q", quote(body), s)
		}
	}
	for _, re := range c.matches {
		if !re.Match(body) {
			return fmt.Errorf("the body %s does not match %s", quote(body), re)
		}
	}
	if c.own != nil {
		if err := c.own(body); err != nil {
			return err
		}
	}
	return c.json(body)
}

// Same reports whether bodies are compared with the first.
func (c *Checker) Same() bool { return c.same }

func quote(b []byte) string {
	if len(b) > maxQuoted {
		return fmt.Sprintf("%q…", b[:maxQuoted])
	}
	return fmt.Sprintf("%q", b)
}
