package badserver

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestServersAreWhole(t *testing.T) {
	classes := []string{"2xx", "3xx", "4xx", "5xx", "1xx", "reset", "eof", "idle-closed", "short", "malformed", "timeout"}
	names := map[string]bool{}
	seen := map[string]bool{}
	for _, s := range Servers() {
		if s.Name == "" || names[s.Name] {
			t.Errorf("the name %q is empty or taken twice", s.Name)
		}
		names[s.Name], seen[s.Class] = true, true
		if !slices.Contains(classes, s.Class) || slices.Contains(s.Or, s.Class) {
			t.Errorf("%s: class %q or %q", s.Name, s.Class, s.Or)
		}
		for _, c := range s.Or {
			if seen[c] = true; !slices.Contains(classes, c) {
				t.Errorf("%s: class %q", s.Name, c)
			}
		}
		if s.Serve == nil || s.Why == "" {
			t.Errorf("%s: no Serve or no Why", s.Name)
		}
	}
	if len(names) < 60 || len(seen) != len(classes) {
		t.Errorf("%d servers of %d classes", len(names), len(seen))
	}
}

// TestEveryServerActs holds that each answers, ends the connection or leaves the
// request unanswered on purpose, and that nothing of it stays.
func TestEveryServerActs(t *testing.T) {
	for _, s := range Servers() {
		t.Run(s.Name, func(t *testing.T) {
			defer goleak.VerifyNone(t)
			c, stop := ask(t, s)
			defer stop()
			defer c.Close()
			for end := time.Now().Add(2 * time.Second); ; {
				c.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
				_, err := c.Read(make([]byte, 1))
				if !errors.Is(err, os.ErrDeadlineExceeded) || s.Answered() > 0 {
					return
				}
				if time.Now().After(end) {
					t.Fatal("nothing happens")
				}
			}
		})
	}
}

// TestCloseEndsConnections holds that close does not wait for clients that
// neither read nor leave.
func TestCloseEndsConnections(t *testing.T) {
	for _, s := range Servers() {
		t.Run(s.Name, func(t *testing.T) {
			defer goleak.VerifyNone(t)
			c, stop := ask(t, s)
			defer c.Close()
			start := time.Now()
			stop()
			stop()
			if d := time.Since(start); d > time.Second {
				t.Errorf("close took %v", d)
			}
			if c, err := net.Dial("tcp", c.RemoteAddr().String()); err == nil {
				c.Close()
				t.Error("it still listens")
			}
		})
	}
}

// ask opens a connection to a server and sends it a request.
func ask(t *testing.T, s Server) (c net.Conn, stop func()) {
	t.Helper()
	address, stop, err := Listen(s)
	if err != nil {
		t.Fatal(err)
	}
	c, err = net.Dial("tcp", address)
	if err != nil {
		stop()
		t.Fatal(err)
	}
	method := s.Method
	if method == "" {
		method = "GET"
	}
	// A server that does not wait for the request may have gone already.
	fmt.Fprintf(c, "%s / HTTP/1.1\r\nHost: %s\r\n\r\n", method, address)
	return c, stop
}
