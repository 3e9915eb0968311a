package badserver

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"sync/atomic"
	"time"
)

// arrival is how long sent bytes take at most to reach the reader: a reset
// discards bytes that are still on their way.
const arrival = 20 * time.Millisecond

// peer is a connection to a client.
type peer struct {
	net.Conn
	r     *bufio.Reader
	n     int // connections before this one
	k     int // requests on this one before the present one
	count *atomic.Int64
}

func newPeer(c net.Conn, n int, count *atomic.Int64) *peer {
	return &peer{Conn: c, r: bufio.NewReader(c), n: n, k: -1, count: count}
}

// request reads the head of a request and reports whether there was one.
func (p *peer) request() bool {
	for first := true; ; first = false {
		line, err := p.r.ReadString('\n')
		if err != nil {
			return false
		}
		if line == "\r\n" && !first {
			p.k++
			return true
		}
	}
}

// send writes and reports whether the connection still stands.
func (p *peer) send(s string) bool {
	_, err := io.WriteString(p, s)
	return err == nil
}

// done counts a request.
func (p *peer) done() { p.count.Add(1) }

// pause waits, but not for a client that has gone, and reports whether it is there.
func (p *peer) pause(d time.Duration) bool {
	end := time.Now().Add(d)
	p.SetReadDeadline(end)
	defer p.SetReadDeadline(time.Time{})
	if _, err := p.r.Peek(1); err != nil {
		return errors.Is(err, os.ErrDeadlineExceeded)
	}
	time.Sleep(time.Until(end)) // the next request is here already
	return true
}

// drain reads everything that the client still sends until it closes.
func (p *peer) drain() { io.Copy(io.Discard, p.r) }

// half closes the sending side only.
func (p *peer) half() {
	if c, ok := p.Conn.(interface{ CloseWrite() error }); ok {
		c.CloseWrite()
	} else {
		p.Close()
	}
}

// reset ends the connection as a crash would, once the sent bytes have arrived.
func (p *peer) reset() {
	time.Sleep(arrival)
	if c, ok := p.Conn.(interface{ SetLinger(int) error }); ok {
		c.SetLinger(0)
	}
	p.Close()
}
