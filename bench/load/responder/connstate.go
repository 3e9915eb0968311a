package responder

// connState holds the bytes of a connection that have not been answered.
type connState struct {
	rest []byte // of a head, as far as it has come
	due  string // the answer to the request whose body is coming
	body int64  // bytes of that still to come
	over bool   // the answer that is due, or was given, is the last
}

// idle reports whether the next byte begins a request.
func (c *connState) idle() bool { return len(c.rest) == 0 && c.due == "" }

// done reports whether the last answer has been given.
func (c *connState) done() bool { return c.over && c.due == "" }

// read takes the bytes that have arrived, appends the answers to out and returns that
// and the number of answers. When it is done, the connection is to be closed after
// them. An error means that nothing more can be understood; it comes with the answers
// to the requests before.
func (c *connState) read(b, out []byte) (_ []byte, answers int, err error) {
	if len(c.rest) > 0 {
		c.rest = append(c.rest, b...)
		b = c.rest
	}
	for {
		if c.due == "" {
			h, err := parse(b)
			if err != nil {
				return out, answers, err
			}
			if h.size == 0 {
				break
			}
			b = b[h.size:]
			c.due, c.body, c.over = h.answer, h.body, h.last
		}
		skipped := min(c.body, int64(len(b)))
		b = b[skipped:]
		if c.body -= skipped; c.body > 0 {
			break
		}
		out = append(out, c.due...)
		c.due = ""
		answers++
		if c.done() {
			return out, answers, nil
		}
	}
	c.rest = append(c.rest[:0], b...)
	return out, answers, nil
}
