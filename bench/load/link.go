package load

import "time"

// link is one connection to the server, as seen by the watchdog and by whoever
// closes it.
type link interface {
	// interrupt makes a talk under way, and any later one, end with an error that
	// interrupted reports. Any goroutine may call it.
	interrupt()
	// nudge is interrupt if the link can miss the end of a connection.
	probe()
	// resume undoes interrupt and nudge.
	resume()
	close()
}

// talker is a link over which a worker talks in a goroutine of its own.
type blockingLink interface {
	link
	// talk sends the worker's request and reads the answer, and goes on with
	// the next request for as long as worker.answered says so. It returns nil
	// when answered said no; otherwise what ended the request in flight.
	serve(w *worker) error
}

// longAgo is a deadline that has passed.
var pastDeadline = time.Unix(1, 0)

// Sizes of a connection's buffer. Heads and small answers fit into the first;
// large bodies are read in fewer, larger pieces.
const (
	smallBuffer = 4 << 10
	largeBuffer = 32 << 10
)

// inbox holds the bytes that have arrived and are not used yet.
type inbox struct {
	buffer []byte
	kept   int
}

// space is where the next bytes are read into; it is never empty.
func (b *inbox) space(a *answer) []byte {
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

func (b *inbox) grow(size int) {
	larger := make([]byte, size)
	copy(larger, b.buffer[:b.kept])
	b.buffer = larger
}

// arrived hands the n bytes that were read into space to the answer and reports
// whether it is complete. What is then still there nobody asked for.
func (b *inbox) arrived(n int, a *answer) (done bool, err error) {
	b.kept += n
	used, done, err := a.feed(b.buffer[:b.kept])
	if b.kept -= used; b.kept > 0 {
		copy(b.buffer, b.buffer[used:used+b.kept])
	}
	return done, err
}
