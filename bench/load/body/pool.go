// Package body keeps the bodies of answers that are to be checked, and undoes
// their Content-Encoding.
//
// However many answers come at once and however long they are, it takes no more
// memory than MaxTotal for bodies that are being received and a few times MaxBody for
// bodies that are being decoded. A single body may have up to MaxBody bytes, as sent
// and as decoded. A body for which there is no room is not kept, which is ErrNoRoom
// and no fault of the answer.
//
// The codings are those of RFC 9110, 8.4.1, without compress, which no server
// sends any more, and br (RFC 7932) and zstd (RFC 8878), in any order and number up
// to maxCodings.
package body

import (
	"errors"
	"runtime"
	"sync"
)

// Bounds, in bytes.
const (
	MaxBody  = 16 << 20 // of one body
	MaxTotal = 64 << 20 // of all that are being received

	blockSize = 64 << 10
)

// These are the reasons why a body cannot be checked.
var (
	ErrTooLong = errors.New("the body is larger than 16 MiB, too large to be checked")
	ErrNoRoom  = errors.New("the bodies that are being received take 64 MiB, and there is no room for more")
)

// decoders is how many bodies are decoded, or put together, at the same time.
const decoders = 2

// Pool is the memory of one load. It may be used from many goroutines.
type Pool struct {
	decoders chan *decoder

	mu   sync.Mutex // guards the rest
	free [][]byte   // unused blocks, the last used at the end
	left int        // how many more may be made
}

// NewPool returns a Pool of up to so many bytes for bodies that are being received. It
// takes no memory yet.
func NewPool(most int) *Pool {
	p := &Pool{left: most / blockSize, decoders: make(chan *decoder, decoders)}
	for range min(decoders, runtime.GOMAXPROCS(0)) {
		p.decoders <- new(decoder)
	}
	return p
}

// take is a block of memory, or nil where there is none left.
func (p *Pool) take() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		block := p.free[n-1]
		p.free = p.free[:n-1]
		return block
	}
	if p.left == 0 {
		return nil
	}
	p.left--
	return make([]byte, blockSize)
}

func (p *Pool) put(blocks [][]byte) {
	p.mu.Lock()
	p.free = append(p.free, blocks...)
	p.mu.Unlock()
}
