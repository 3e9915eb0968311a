package responder

import (
	"context"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"perihelion/bench/child"
)

// Over a socket, in pieces of any size, the answers are the same.
func TestAnswersOverSockets(t *testing.T) {
	r := begin(t)
	for _, d := range exchanges {
		t.Run(d.name, func(t *testing.T) {
			for range 2 { // the second time, the request may be the one seen last
				c := dial(t, r)
				c.say(d.sent)
				c.hears(d.answered)
				if d.done {
					c.hearsTheEnd()
				}
			}
		})
	}
}

func TestSplitAtEveryByte(t *testing.T) {
	r := begin(t)
	const post = "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
	c := dial(t, r)
	for cut := 1; cut < len(post); cut++ {
		c.say(post[:cut])
		time.Sleep(time.Millisecond) // a packet of its own
		c.say(post[cut:])
		c.hears(kept)
	}
	c.hearsNothing()
}

// The request seen last is answered without being read, which must not happen in
// the middle of another.
func TestTheLastRequestInsideABody(t *testing.T) {
	r := begin(t)
	c := dial(t, r)
	c.say(get)
	c.hears(kept)
	other := dial(t, r)
	other.say("POST / HTTP/1.0\r\nContent-Length: " + "47" + "\r\n\r\n")
	other.hearsNothing()
	other.say(get)
	other.hears(closing)
	other.hearsTheEnd()
	if len(get) != 47 {
		t.Errorf("the body had %d bytes", len(get))
	}
}

func TestClosingRequestsSeenBefore(t *testing.T) {
	r := begin(t)
	for range 3 {
		c := dial(t, r)
		c.say("GET / HTTP/1.0\r\n\r\n")
		c.hears(closing)
		c.hearsTheEnd()
	}
}

func TestWhatIsNoRequestEndsTheConnection(t *testing.T) {
	c := dial(t, begin(t))
	c.say(get + "what?\r\n\r\n")
	c.hears(kept)
	c.hearsTheEnd()
}

// A client that does not read its answers stops being read, and loses none.
func TestSlowReader(t *testing.T) {
	r := begin(t)
	c := dial(t, r)
	const n = 200_000 // answers of 24 MB
	sent := make(chan error, 1)
	go func() {
		_, err := io.WriteString(c, strings.Repeat(get, n)+"GET / HTTP/1.0\r\n\r\n")
		sent <- err
	}()
	time.Sleep(50 * time.Millisecond)
	other := dial(t, r)
	other.say(get)
	other.hears(kept)
	for range n {
		c.hears(kept)
	}
	c.hears(closing)
	c.hearsTheEnd()
	if err := <-sent; err != nil {
		t.Error(err)
	}
}

// A client that goes away in the middle is forgotten.
func TestClientsThatLeave(t *testing.T) {
	r := begin(t)
	first := dial(t, r)
	first.say(get)
	first.hears(kept) // its loop has opened what it needs
	first.Close()
	before := descriptors(t)
	for _, sent := range []string{"", get[:10], "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n", strings.Repeat(get, 20_000)} {
		c, err := net.Dial("tcp", r.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		go io.WriteString(c, sent)
		time.Sleep(5 * time.Millisecond)
		c.(*net.TCPConn).SetLinger(0)
		c.Close()
	}
	c := dial(t, r)
	c.say(get)
	c.hears(kept)
	for deadline := time.Now().Add(10 * time.Second); descriptors(t) > before+2; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d descriptors are open, want at most %d", descriptors(t), before+2)
		}
	}
}

// A client of another make.
func TestHTTPClient(t *testing.T) {
	r := begin(t)
	for _, without := range []bool{false, true} {
		transport := &http.Transport{DisableKeepAlives: without}
		client := http.Client{Transport: transport}
		for range 5 {
			a, err := client.Post(r.URL()+"planets/mars", "text/plain", strings.NewReader("hello"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(a.Body)
			a.Body.Close()
			if err != nil || string(got) != body {
				t.Fatalf("got %q (%v), want %q", got, err, body)
			}
		}
		transport.CloseIdleConnections()
	}
}

func TestManyConnections(t *testing.T) {
	r := begin(t)
	const n = 1000
	callers := make([]caller, n)
	for i := range callers {
		callers[i] = dial(t, r)
	}
	for range 3 {
		var speaking sync.WaitGroup
		for _, c := range callers {
			speaking.Go(func() {
				if _, err := io.WriteString(c, get); err != nil {
					t.Error(err)
				}
			})
		}
		speaking.Wait()
		for _, c := range callers {
			c.hears(kept)
		}
	}
}

// The end of the context ends every connection, and nothing is left.
func TestStop(t *testing.T) {
	before := descriptors(t)
	r, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- r.Serve(ctx) }()
	var callers []caller
	for range 50 {
		c := dial(t, r)
		c.say(get)
		c.hears(kept)
		callers = append(callers, c)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Serve() = %v", err)
	}
	for _, c := range callers {
		c.hearsTheEnd()
		c.Close()
	}
	if c, err := net.Dial("tcp", r.Addr().String()); err == nil {
		c.Close()
		t.Error("it still listens")
	}
	if after := descriptors(t); after != before {
		t.Errorf("%d descriptors are open, %d before", after, before)
	}
}

func TestServeWithACancelledContext(t *testing.T) {
	r, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.Serve(ctx); err != nil {
		t.Errorf("Serve() = %v", err)
	}
}

func TestTakenAddress(t *testing.T) {
	r := begin(t)
	if _, err := Listen(r.Addr().String()); err == nil || !strings.HasPrefix(err.Error(), "null responder: ") {
		t.Errorf("Listen() on the same address = %v", err)
	}
}

func TestStart(t *testing.T) {
	p, url, err := Start(t.Context(), child.Options{Environment: []string{"GOMAXPROCS=1"}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(a.Body)
	a.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	if err != nil || string(got) != body {
		t.Errorf("got %q (%v), want %q", got, err, body)
	}
	if err := p.Stop(10 * time.Second); err != nil {
		t.Errorf("Stop() = %v", err)
	}
}

// ab keeps a connection only if an HTTP/1.0 answer has the header for it.
func TestApacheBench(t *testing.T) {
	ab, err := exec.LookPath("ab")
	if err != nil {
		t.Skip(err)
	}
	r := begin(t)
	for _, c := range []struct{ k, want string }{
		{"-k", "Keep-Alive requests:    500\n"},
		{"-q", "Failed requests:        0\n"},
	} {
		out, err := exec.CommandContext(t.Context(), ab, c.k, "-n", "500", "-c", "20", r.URL()).CombinedOutput()
		if err != nil || !strings.Contains(string(out), c.want) || !strings.Contains(string(out), "Complete requests:      500\n") {
			t.Errorf("ab %s: %v\n%s\nwant %q", c.k, err, out, c.want)
		}
	}
}

// BenchmarkPipelined measures the responder's cost of an answer: 500 of them
// are requested at once, so that the client's share is small.
func BenchmarkPipelined(b *testing.B) {
	c := dial(b, begin(b))
	c.SetDeadline(time.Time{})
	const n = 500
	batch, answers := []byte(strings.Repeat(get, n)), make([]byte, n*len(kept))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Write(batch); err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadFull(c.Conn, answers); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/answer")
}

// BenchmarkExchange measures a request and its answer over one connection to a
// process of its own.
func BenchmarkExchange(b *testing.B) {
	p, url, err := Start(b.Context(), child.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Stop(time.Second)
	c, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	request, answer := []byte(get), make([]byte, len(kept))
	for b.Loop() {
		if _, err := c.Write(request); err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadFull(c, answer); err != nil {
			b.Fatal(err)
		}
	}
}
