package server

import (
	"bytes"
	"errors"
	"sync"
)

// mostOutput is the most that is kept of the standard output of a program, in bytes.
const mostOutput = 64 << 10

// capture keeps the output of a program, up to mostOutput.
type capture struct {
	mu   sync.Mutex // guards kept
	kept bytes.Buffer
	once sync.Once
	full chan struct{} // closed when there was more
}

func newCapture() *capture { return &capture{full: make(chan struct{})} }

var errFull = errors.New("no more is kept")

// Write fails when there is no room left; then no more is read from the program.
func (c *capture) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept.Len()+len(p) > mostOutput {
		c.once.Do(func() { close(c.full) })
		return 0, errFull
	}
	return c.kept.Write(p)
}

func (c *capture) isFull() bool {
	select {
	case <-c.full:
		return true
	default:
		return false
	}
}

// Bytes returns the output that was kept.
func (c *capture) Bytes() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return bytes.Clone(c.kept.Bytes())
}
