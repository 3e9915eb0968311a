package wire

// Sizes of a connection's buffer. Heads and small answers fit into the first;
// large bodies are read in fewer, larger pieces.
const (
	smallBuffer = 4 << 10
	largeBuffer = 32 << 10
)

// Inbox holds the bytes that have arrived and are not used yet.
type Inbox struct {
	buffer []byte
	kept   int
}

// Left returns the number of bytes that have arrived and are not used.
func (b *Inbox) Left() int { return b.kept }

// Clear drops them, as for a new connection.
func (b *Inbox) Clear() { b.kept = 0 }

// Space is where the next bytes are read into; it is never empty.
func (b *Inbox) Space(a *Answer) []byte {
	switch size := len(b.buffer); {
	case size == 0:
		b.buffer = make([]byte, smallBuffer)
	case b.kept == size:
		b.grow(2 * size)
	case size < largeBuffer && b.kept == 0 && a.wants() > int64(size):
		b.grow(largeBuffer)
	}
	return b.buffer[b.kept:]
}

func (b *Inbox) grow(size int) {
	larger := make([]byte, size)
	copy(larger, b.buffer[:b.kept])
	b.buffer = larger
}

// Add hands the n bytes that were read into the space to the answer and reports
// whether it is complete. Bytes that are left then belong to no answer.
func (b *Inbox) Add(n int, a *Answer) (done bool, err error) {
	b.kept += n
	used, done, err := a.feed(b.buffer[:b.kept])
	if b.kept -= used; b.kept > 0 {
		copy(b.buffer, b.buffer[used:used+b.kept])
	}
	return done, err
}

// Repeats is Answer.Repeats for the n bytes that were read into the space. They are used
// where it is true, and still to be added where it is not.
func (b *Inbox) Repeats(n int, a *Answer) (status int, body int64, ok bool) {
	if b.kept > 0 {
		return 0, 0, false
	}
	return a.Repeats(b.buffer[:n])
}
