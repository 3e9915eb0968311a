package main

// bitWriter packs numbers of any width into bytes, the lowest bit first.
type bitWriter struct {
	done    []byte
	pending uint64
	n       int // bits in pending, fewer than eight between writes
}

// write appends the lowest bits of x, at most 56.
func (b *bitWriter) write(x uint64, width int) {
	b.pending |= x & (1<<width - 1) << b.n
	for b.n += width; b.n >= 8; b.n -= 8 {
		b.done = append(b.done, byte(b.pending))
		b.pending >>= 8
	}
}

// bytes returns all that was written, filled up to a whole byte.
func (b *bitWriter) bytes() []byte {
	if b.n == 0 {
		return b.done
	}
	return append(b.done, byte(b.pending))
}
