//lint:file-ignore SA1019 as in h2conn.go

package load

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The meaning of a request that a connection did not take, from the known causes of
// its end.
func TestHTTP2Refused(t *testing.T) {
	reset := error(os.NewSyscallError("read", syscall.ECONNRESET))
	end := io.EOF
	for name, tt := range map[string]struct {
		used  int64
		first bool
		why   *error
		want  error
	}{
		"reset, was of use":       {1, false, &reset, errStale},
		"reset, never of use":     {0, false, &reset, reset},
		"ended, was of use":       {1, false, &end, errStale},
		"ended, never of use":     {0, true, &end, errNoAnswer},
		"ended, others were sent": {0, false, &end, errStale},
	} {
		c := newH2Conn(nil)
		c.answers.Store(tt.used)
		c.cause.Store(tt.why)
		if got := c.refused(tt.first); !errors.Is(got, tt.want) {
			t.Errorf("%s: got %v, want %v", name, got, tt.want)
		}
		if !c.unusable.Load() {
			t.Errorf("%s: the connection could be joined again", name)
		}
	}
}

// A connection that was given up takes no request from any worker, and its end is
// not counted as the server's.
func TestHTTP2GivenUp(t *testing.T) {
	c := newH2Conn(nil)
	for n := range int64(2) {
		if !c.begin() || c.inFlight.Load() != n+1 {
			t.Fatalf("got %d under way, want %d", c.inFlight.Load(), n+1)
		}
	}
	c.end()
	c.giveUp()
	if c.begin() || c.usable() || c.countEnd() || c.inFlight.Load() != 1 {
		t.Errorf("given up, it still takes requests, or counts its end; %d under way, want 1", c.inFlight.Load())
	}
}

// A server that sends nonsense before the first request ends its connection
// unused, and the library does not return the cause.
func TestHTTP2NonsenseBeforeTheFirst(t *testing.T) {
	url := play(t, func(c *net.TCPConn, _ int) {
		io.WriteString(c, strings.Repeat("what? ", 10))
		io.Copy(io.Discard, c)
	})
	wire, err := net.Dial("tcp", strings.Trim(url, "htp:/"))
	if err != nil {
		t.Fatal(err)
	}
	defer wire.Close()
	m := &countedConn{Conn: wire}
	c := newH2Conn(m)
	if c.client, err = newH2Pool(nil).transport.NewClientConn(c); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); !c.closed.Load() && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	request, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.client.RoundTrip(request)
	if err == nil {
		t.Fatal("nonsense was taken for an answer")
	}
	w := &worker{inFlight: inFlight{stage: waiting}}
	if got := c.failure(t.Context(), w, true, true, err); got != errNotHTTP2 || outcomeOf(got, w.stage) != malformed {
		t.Errorf("got %v for %q, want %v", got, err, errNotHTTP2)
	}
}
