//lint:file-ignore SA1019 net/http can do the same, but has the errors of HTTP/2 only as text

package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"golang.org/x/net/http2"

	"perihelion/bench/load/wire"
)

// h2Conn is one connection of HTTP/2, which carries the streams of some workers. The
// library reads from it and writes to it. So it knows why the connection ended, which
// the library's errors often leave out, and closes without the close_notify of TLS,
// which could block.
type h2Conn struct {
	net.Conn // the wire, or TLS over it: a secureConn
	counted  *countedConn
	client   *http2.ClientConn

	sent       atomic.Int64 // requests
	answers    atomic.Int64 // answers that it has carried
	inFlight   atomic.Int64 // requests under way; closed: it takes no more
	unusable   atomic.Bool  // found to be of no more use
	silent     atomic.Bool  // given up, because nothing came from it any more
	endCounted atomic.Bool  // its end has been counted

	settingsKnown   chan struct{} // closed when the server's settings are in force, or never will be
	settingsInForce atomic.Bool   // they are
	settingsOnce    sync.Once     // closes settings

	arrived atomic.Pointer[receipt] // as it was at the end; nil: not known
	reads   atomic.Int64            // how often something was read
	pinging atomic.Bool             // a ping is under way
	closed  atomic.Bool
	cause   atomic.Pointer[error] // why it has ended; nil while it has not
}

func newH2Conn(counted *countedConn) *h2Conn {
	return &h2Conn{Conn: counted, counted: counted, settingsKnown: make(chan struct{})}
}

func (c *h2Conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if n > 0 {
		c.reads.Add(1)
	}
	if err != nil {
		if a := c.counted.acknowledged(); a.known {
			c.arrived.CompareAndSwap(nil, &a)
		}
		c.settingsOnce.Do(func() { close(c.settingsKnown) })
	}
	if err != nil && !errors.Is(err, net.ErrClosed) {
		c.cause.CompareAndSwap(nil, &err)
	}
	return n, err
}

func (c *h2Conn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	if !c.settingsInForce.Load() && bytes.Contains(b, settingsTaken) {
		c.settingsInForce.Store(true)
		c.settingsOnce.Do(func() { close(c.settingsKnown) })
	}
	if _, secured := c.Conn.(secureConn); secured && isAny(err, resets) && c.reads.Load() == 0 {
		// A server that wants another certificate sends an alert before it closes.
		if _, why := c.Read(make([]byte, 1)); isAlert(why) {
			return n, why
		}
	}
	if isAny(err, resets) && !errors.Is(err, syscall.EPIPE) {
		c.cause.CompareAndSwap(nil, &err) // the system reports a reset once, and then an end
	}
	return n, err
}

func (c *h2Conn) Close() error {
	c.closed.Store(true)
	c.settingsOnce.Do(func() { close(c.settingsKnown) })
	return c.counted.Close()
}

// settingsTaken is the frame by which the library acknowledges the server's
// settings, once it keeps to them (RFC 9113, 6.5).
var settingsTaken = []byte{0, 0, 0, 4, 1, 0, 0, 0, 0}

// awaitSettings waits until the server's settings are in force and reports whether
// they are. Until then the number of streams that it allows is not known, and it
// refuses any more.
func (c *h2Conn) awaitSettings(ctx context.Context) bool {
	if !c.settingsInForce.Load() {
		select {
		case <-c.settingsKnown:
		case <-ctx.Done():
		}
	}
	return c.settingsInForce.Load()
}

// acknowledged is what was known of the written bytes when the connection ended.
func (c *h2Conn) acknowledged() receipt {
	if a := c.arrived.Load(); a != nil {
		return *a
	}
	return receipt{}
}

// usable reports whether another request may be sent; it may have to wait until
// the server allows one more stream.
func (c *h2Conn) usable() bool {
	return c != nil && !c.unusable.Load() && !c.silent.Load() && c.client.CanTakeNewRequest()
}

// closed stands for the requests under way of a connection that is being closed.
const closed = -1

// begin notes that a request is begun; false means that it has to go elsewhere,
// and that nothing of it was sent here.
func (c *h2Conn) begin() bool {
	for n := c.inFlight.Load(); n != closed && !c.silent.Load(); n = c.inFlight.Load() {
		if c.inFlight.CompareAndSwap(n, n+1) {
			return true
		}
	}
	return false
}

// end is called when the request has ended. The last one closes a connection
// that was given up: until then the others have their time.
func (c *h2Conn) end() {
	if c.inFlight.Add(-1) == 0 && c.silent.Load() && c.inFlight.CompareAndSwap(0, closed) {
		c.client.Close()
	}
}

// giveUp makes the next request go to another connection. The end of this one is
// not caused by the server, and is not counted as such.
func (c *h2Conn) giveUp() {
	c.endCounted.Store(true)
	c.silent.Store(true)
}

// countEnd reports whether the end of the connection has yet to be counted: only the
// first of the workers that share it does. A nil connection is not shared.
func (c *h2Conn) countEnd() bool { return c == nil || !c.endCounted.Swap(true) }

// Errors of the library for requests that the server did not take, for requests that
// it turned away, and for a connection that broke in writing. They have no names
// there.
const (
	unusable   = "http2: client conn not usable"
	unused     = "http2: client conn could not be established"
	goneAway   = "http2: Transport received Server's graceful shutdown GOAWAY"
	turnedAway = "http2: Transport received GOAWAY from server"
	brokenOff  = "http2: client connection force closed via ClientConn.Close"
)

var errNotHTTP2 = errors.New("the server's bytes are not HTTP/2")

// failure sorts the library's error for the worker's request: the end of its context,
// if that came first, or the end of a connection, which has many forms. first means
// that the request was the first on the connection. Of a request that was not written,
// nothing is lost.
func (c *h2Conn) failure(ctx context.Context, w *worker, first, written bool, err error) error {
	over := errNoAnswer
	if why := c.cause.Load(); why != nil && !isEnd(*why) {
		over = *why
	} else if w.stage == receiving {
		over = wire.ErrShort
	}
	var away http2.GoAwayError
	goAway := errors.As(err, &away) || strings.HasPrefix(err.Error(), turnedAway)
	end := err == io.EOF || err == io.ErrUnexpectedEOF || err.Error() == brokenOff
	switch text := err.Error(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case !written && text == brokenOff:
		return errStale // this program closed it
	case w.stage != receiving && (text == unusable || text == unused || !written && (end || goAway)):
		return c.refused(first)
	case end:
		return over
	case goAway:
		return fmt.Errorf("%w (%v)", over, err)
	case w.stage != receiving && text == goneAway:
		// The server names the last stream that it took, and this one came after.
		c.unusable.Store(true)
		return errGoAway
	case w.stage != receiving && isRefusal(err):
		return fmt.Errorf("%w: %w", errUnprocessed, err)
	}
	return err
}

// refused returns the meaning of a request that the server did not take. If others
// were taken before, the connection has merely ended, and the request goes to the
// next, whatever its method. If it was the first, the server may be one that takes
// none: the request is sent again a few times after a GOAWAY, and otherwise it has
// failed.
func (c *h2Conn) refused(first bool) error {
	c.unusable.Store(true)
	why, goAway := c.cause.Load(), c.client != nil && c.client.State().Closing
	if goAway {
		c.endCounted.Store(true) // announced: not found closed
	}
	switch {
	case c.answers.Load() > 0:
		return errStale
	case why != nil && !isEnd(*why):
		return *why
	case why == nil && !goAway:
		return errNotHTTP2
	case !first:
		return errStale
	case goAway:
		return errGoAway
	}
	return errNoAnswer
}

// errGoAway means that the server ended the connection before it took a request.
var errGoAway = fmt.Errorf("%w: it had announced the end of the connection (GOAWAY)", errUnprocessed)

// isRefusal reports whether the server refused a stream, which guarantees that it
// did not process the request (RFC 9113, 8.7).
func isRefusal(err error) bool {
	var stream http2.StreamError
	return errors.As(err, &stream) && stream.Code == http2.ErrCodeRefusedStream && fromPeer(stream)
}

// fromPeer reports whether the server reset a stream; otherwise the library did.
func fromPeer(stream http2.StreamError) bool {
	return stream.Cause != nil && stream.Cause.Error() == "received from peer"
}

// h2Outcome sorts the errors that only requests of HTTP/2 end with; false for the
// rest.
func h2Outcome(err error) (outcome, bool) {
	var connection http2.ConnectionError
	var stream http2.StreamError
	switch {
	case errors.As(err, &stream):
		if fromPeer(stream) {
			return reset, true
		}
		return malformed, true
	case errors.As(err, &connection):
		return malformed, true
	}
	return 0, false
}
