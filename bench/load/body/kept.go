package body

import "io"

// Kept is one body after another, as far as it has come. It grows by a block at a
// time, so that nothing is copied and no memory is left behind.
type Kept struct {
	pool   *Pool
	blocks [][]byte
	length int
	fault  error // why it is not kept
}

// Keep returns a Kept that takes its memory from a pool.
func Keep(p *Pool) Kept { return Kept{pool: p} }

// Release gives the memory back and makes ready for the next body.
func (k *Kept) Release() {
	if len(k.blocks) > 0 {
		k.pool.put(k.blocks)
		clear(k.blocks)
		k.blocks = k.blocks[:0]
	}
	k.length, k.fault = 0, nil
}

// Add adds a piece. A body for which there is no room, or that becomes too long,
// is given up at once: others can use its memory.
func (k *Kept) Add(b []byte) {
	switch {
	case k.fault != nil:
		return
	case k.length+len(b) > MaxBody:
		k.giveUp(ErrTooLong)
		return
	}
	for len(b) > 0 {
		used := k.length % blockSize
		if used == 0 {
			block := k.pool.take()
			if block == nil {
				k.giveUp(ErrNoRoom)
				return
			}
			k.blocks = append(k.blocks, block)
		}
		n := copy(k.blocks[len(k.blocks)-1][used:], b)
		b = b[n:]
		k.length += n
	}
}

func (k *Kept) giveUp(fault error) {
	k.Release()
	k.fault = fault
}

// Check decodes the body by its Content-Encoding and calls f with the result, which is
// valid until f returns. The error is that of f, or the reason why there is nothing
// to check: ErrNoRoom, ErrTooLong, or one that names the encoding.
func (k *Kept) Check(encoding []byte, f func(body []byte) error) error {
	if k.fault != nil {
		return k.fault
	}
	if k.length == 0 { // as in the answer to a HEAD: there is nothing to undo
		return f(nil)
	}
	codings, err := parse(encoding)
	if err != nil {
		return err
	}
	if len(codings) == 0 && len(k.blocks) == 1 {
		return f(k.blocks[0][:k.length])
	}
	w := <-k.pool.decoders
	defer func() { k.pool.decoders <- w }()
	whole, err := w.decode(&chain{blocks: k.blocks, left: k.length}, codings)
	if err != nil {
		return err
	}
	return f(whole)
}

// chain reads the kept bytes.
type chain struct {
	blocks [][]byte
	used   int // of the first
	left   int // of all
}

func (c *chain) Read(b []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), c.left)], c.blocks[0][c.used:])
	c.left -= n
	if c.used += n; c.used == blockSize {
		c.blocks, c.used = c.blocks[1:], 0
	}
	return n, nil
}
