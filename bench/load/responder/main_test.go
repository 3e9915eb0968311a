package responder

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"

	"perihelion/bench/child"
)

func TestMain(m *testing.M) {
	child.Dispatch(Roles())
	goleak.VerifyTestMain(m)
}

// begin serves until the test ends.
func begin(t testing.TB) *Responder {
	t.Helper()
	r, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- r.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve() = %v", err)
		}
	})
	return r
}

// caller is a client with a time limit.
type caller struct {
	testing.TB
	net.Conn
	in *bufio.Reader
}

func dial(t testing.TB, r *Responder) caller {
	t.Helper()
	c, err := net.Dial("tcp", r.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(20 * time.Second))
	return caller{t, c, bufio.NewReader(c)}
}

func (c caller) say(s string) {
	c.Helper()
	if _, err := io.WriteString(c, s); err != nil {
		c.Fatal(err)
	}
}

// hears holds that exactly these bytes come next.
func (c caller) hears(want string) {
	c.Helper()
	got := make([]byte, len(want))
	n, err := io.ReadFull(c.in, got)
	if err != nil || string(got) != want {
		c.Fatalf("got %q (%v), want %q", got[:n], err, want)
	}
}

// hearsTheEnd holds that the connection ends without another byte.
func (c caller) hearsTheEnd() {
	c.Helper()
	if rest, err := io.ReadAll(c.in); err != nil || len(rest) > 0 {
		c.Fatalf("got %q (%v), want the end", rest, err)
	}
}

// hearsNothing holds that nothing comes for a while.
func (c caller) hearsNothing() {
	c.Helper()
	c.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	defer c.SetReadDeadline(time.Now().Add(20 * time.Second))
	if b, err := c.in.ReadByte(); err == nil {
		c.Fatalf("got %q, want nothing yet", b)
	}
}

// descriptors counts the open files of this process.
func descriptors(t testing.TB) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("open files are counted on Linux only")
	}
	d, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(d)
}

// Package net/http reads the answers as answers.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		answer, connection string
		close              bool
	}{{kept, "", false}, {keptOld, "keep-alive", false}, {closing, "", true}} {
		in := bufio.NewReader(io.MultiReader(reader(c.answer), reader("more")))
		a, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatalf("%q: %v", c.answer, err)
		}
		got, err := io.ReadAll(a.Body)
		if err != nil || string(got) != body || a.StatusCode != 200 || a.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%q was read as %+v with body %q (%v)", c.answer, a, got, err)
		}
		if a.Close != c.close || a.Header.Get("Connection") != c.connection {
			t.Errorf("%q: connection %q, close %v, want %q, %v", c.answer, a.Header.Get("Connection"), a.Close, c.connection, c.close)
		}
		if rest, _ := io.ReadAll(in); string(rest) != "more" {
			t.Errorf("%q: %q is left, want what came after it", c.answer, rest)
		}
	}
}
