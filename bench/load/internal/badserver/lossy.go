package badserver

import (
	"bufio"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Lossy is a server of HTTP/1.1 that reads requests and loses some, as a server with
// panicking handlers does, and closes connections without announcing it.
type Lossy struct {
	Every int           // it loses each such request, once it has read it; 0: none
	Reset bool          // and ends the connection by a reset then, in place of an orderly close
	Idle  time.Duration // it closes used connections that have been idle for so long; 0: never

	Read     atomic.Int64 // requests that it has read whole
	Answered atomic.Int64 // of them
	Lost     atomic.Int64 // likewise

	mu    sync.Mutex
	open  map[net.Conn]bool
	crash bool
	all   sync.WaitGroup
}

// Serve serves the connections of a listener until that is closed.
func (s *Lossy) Serve(l net.Listener) {
	for {
		c, err := l.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		} else if err != nil {
			time.Sleep(time.Millisecond)
			continue
		}
		s.enter(c)
	}
}

func (s *Lossy) enter(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.crash {
		c.Close()
		return
	}
	if s.open == nil {
		s.open = map[net.Conn]bool{}
	}
	s.open[c] = true
	s.all.Go(func() {
		s.serve(c)
		c.Close()
		s.mu.Lock()
		delete(s.open, c)
		s.mu.Unlock()
	})
}

// Crash closes every connection, with any request under way, takes no more, and
// returns when nothing is left.
func (s *Lossy) Crash() {
	s.mu.Lock()
	s.crash = true
	for c := range s.open {
		wireOf(c).Close()
	}
	s.mu.Unlock()
	s.all.Wait()
}

func (s *Lossy) serve(c net.Conn) {
	r := bufio.NewReader(c)
	for first := true; ; first = false {
		if s.Idle > 0 && !first {
			c.SetReadDeadline(time.Now().Add(s.Idle))
		}
		request, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		c.SetReadDeadline(time.Time{})
		io.Copy(io.Discard, request.Body)
		n := s.Read.Add(1)
		if s.Every > 0 && n%int64(s.Every) == 0 {
			s.Lost.Add(1)
			if tcp, ok := wireOf(c).(*net.TCPConn); ok && s.Reset {
				tcp.SetLinger(0)
			}
			wireOf(c).Close()
			return
		}
		body := hello
		if request.Method == "HEAD" {
			body = "Content-Length: 5\r\n\r\n"
		}
		closing := ""
		if request.Close {
			closing = "Connection: close\r\n"
		}
		// Counted before it is sent: the client may be done with the load before this goes on.
		s.Answered.Add(1)
		if _, err := io.WriteString(c, ok+closing+body); err != nil {
			s.Answered.Add(-1)
			return
		}
		if request.Close {
			return
		}
	}
}

// wireOf is the connection below TLS.
func wireOf(c net.Conn) net.Conn {
	if secured, ok := c.(*tls.Conn); ok {
		return secured.NetConn()
	}
	return c
}
