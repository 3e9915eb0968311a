package clients

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shirou/gopsutil/v4/process"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/server/python"
)

// eachClient makes the requests of an address in each of some ways; Python's are left
// out where there is no Python for them.
func eachClient(t *testing.T, ways []way, p Plan, address string, do func(t *testing.T, w way, r Repeat, err error)) {
	t.Helper()
	python, lacking := python.Choose(interpreters(), []string{ByRequests, ByAiohttp})
	for _, w := range ways {
		t.Run(w.name(), func(t *testing.T) {
			if w.isPython() && lacking != nil {
				t.Skip(lacking)
			}
			r, err := children{}.request(t.Context(), w, python.Path, p.to(address), nil)
			do(t, w, r, err)
		})
	}
}

// oneOfEach is a way of each library: one at a time, ten threads, all at once.
func oneOfEach(n int64) []way {
	all := ways(n)
	return []way{all[0], all[5], all[7]}
}

// raw is a server that answers each connection by hand, after the head of a request.
func raw(t *testing.T, answer func(c net.Conn, head []string)) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	ended := make(chan struct{})
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() {
				defer c.Close()
				all.Go(func() { // a client that stays away must not hold the test
					<-ended
					c.Close()
				})
				lines := textproto.NewReader(bufio.NewReader(c))
				for {
					var head []string
					for {
						line, err := lines.ReadLine()
						if err != nil {
							return
						}
						if line == "" {
							break
						}
						head = append(head, line)
					}
					answer(c, head)
				}
			})
		}
	})
	t.Cleanup(func() { l.Close(); close(ended); all.Wait() })
	return "http://" + l.Addr().String()
}

// All ways send the same request, whatever has to be done to the address.
func TestClientsMakeTheSameRequest(t *testing.T) {
	t.Setenv("HOME", wine.TempDir(t)) // with a password for every host
	if err := os.WriteFile(os.Getenv("HOME")+"/.netrc", []byte("default login x password y\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var heads [][]string
	address := raw(t, func(c net.Conn, head []string) {
		mu.Lock()
		heads = append(heads, head)
		mu.Unlock()
		io.WriteString(c, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\nok")
	})
	for _, target := range []string{"/a/../b%2fc/%7Euser/%c3%a9é?q=a+b&r=%41[1]|\"x\"&s=/?#top", ""} {
		first := []string(nil)
		host := strings.TrimPrefix(address, "http://")
		eachClient(t, ways(20), Plan{Requests: 20}, "http://me:p%40ss@"+strings.ToUpper(host)+target, func(t *testing.T, _ way, r Repeat, err error) {
			mu.Lock()
			defer mu.Unlock()
			defer func() { heads = nil }()
			if err != nil || r.OK != 20 || len(heads) != 20 {
				t.Fatalf("%+v, %v; %d requests arrived, want 20", r, err, len(heads))
			}
			for _, head := range heads {
				if first == nil {
					first = canonicalHead(head)
				}
				if d := cmp.Diff(first, canonicalHead(head)); d != "" {
					t.Fatalf("not the request that the first way sent: %s", d)
				}
			}
		})
		want := []string{"Accept: */*", "Accept-Encoding: identity", "Authorization: Basic bWU6cEBzcw==", "Host: " + host, "User-Agent: perihelion"}
		if d := cmp.Diff(want, first[1:]); d != "" {
			t.Error(d)
		}
	}
}

// canonicalHead is a request line and the lines of a head, sorted, their names in
// one case.
func canonicalHead(head []string) []string {
	h := make(http.Header)
	for _, line := range head[1:] {
		name, value, _ := strings.Cut(line, ":")
		h.Add(name, strings.TrimSpace(value))
	}
	var b strings.Builder
	h.Write(&b)
	return append(head[:1:1], strings.Split(strings.TrimSpace(strings.ReplaceAll(b.String(), "\r", "")), "\n")...)
}

// A redirect is an answer, which counts as such, and leads nowhere.
func TestClientsFollowNoRedirect(t *testing.T) {
	var elsewhere atomic.Int64
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	defer other.Close()
	for _, status := range []int{302, 308} {
		s := httptest.NewServer(http.RedirectHandler(other.URL+"/elsewhere", status))
		eachClient(t, ways(10), Plan{Requests: 10}, s.URL, func(t *testing.T, _ way, r Repeat, err error) {
			if want := map[load.Class]int64{load.Status3xx: 10}; err != nil || r.OK != 0 || r.Requests != 10 || !cmp.Equal(r.Classes, want) || !strings.Contains(r.Reason, "10 × 3xx") {
				t.Errorf("%d: %+v, %v, want 10 × 3xx", status, r, err)
			}
		})
		s.Close()
	}
	if n := elsewhere.Load(); n != 0 {
		t.Errorf("%d requests were made of the server that the redirect leads to", n)
	}
}

// Answers that are wrong are counted alike.
func TestClientsCountAlike(t *testing.T) {
	bomb := "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbomb" // to unpack it would fail
	for name, test := range map[string]struct {
		answer string
		class  load.Class
		python load.Class // where its libraries cannot know better
	}{
		"unpacked":    {bomb, load.Status2xx, ""},
		"server":      {"HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", load.Status5xx, ""},
		"client":      {"HTTP/1.1 404 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", load.Status4xx, ""},
		"too short":   {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", load.Short, ""},
		"short chunk": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort", load.Short, ""},
		"nothing":     {"", load.EOF, "failed"},
		"garbage":     {"SSH-2.0-x\r\n\r\n", load.Malformed, "failed"},
	} {
		address := raw(t, func(c net.Conn, _ []string) {
			io.WriteString(c, test.answer)
			c.Close()
		})
		eachClient(t, oneOfEach(10), Plan{Requests: 10}, address, func(t *testing.T, w way, r Repeat, err error) {
			class := test.class
			if w.isPython() && test.python != "" {
				class = test.python
			}
			if err != nil || !cmp.Equal(r.Classes, map[load.Class]int64{class: 10}) {
				t.Errorf("%s: %+v, %v, want 10 × %s", name, r, err, class)
			}
			if strings.ContainsFunc(r.Reason, func(r rune) bool { return r < ' ' }) {
				t.Errorf("%s: control characters in %q", name, r.Reason)
			}
		})
	}
}

// Servers that never come to an end are left after the first request that has taken
// its time, and fill nobody's memory.
func TestClientsGiveUp(t *testing.T) {
	forEver := func(head, more string, pause time.Duration) func(net.Conn, []string) {
		return func(c net.Conn, _ []string) {
			_, err := io.WriteString(c, head)
			for ; err == nil; time.Sleep(pause) {
				_, err = io.WriteString(c, more)
			}
		}
	}
	for name, answer := range map[string]func(net.Conn, []string){
		"silent":        func(c net.Conn, _ []string) { io.Copy(io.Discard, c) },
		"endless body":  forEver("HTTP/1.1 200 OK\r\n\r\n", strings.Repeat("x", 256<<10), 0),
		"endless chunk": forEver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "10000\r\n"+strings.Repeat("x", 1<<16)+"\r\n", 0),
		"slow body":     forEver("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x", 50*time.Millisecond),
		"slow head":     forEver("HTTP/1.1 200 OK\r\nX: ", "x", 50*time.Millisecond),
		"interim":       forEver("", "HTTP/1.1 100 Continue\r\n\r\n", time.Millisecond),
	} {
		address := raw(t, answer)
		const timeout = 400 * time.Millisecond
		most := watchMemory(t)
		eachClient(t, oneOfEach(20), Plan{Requests: 20, Timeout: timeout}, address, func(t *testing.T, _ way, r Repeat, err error) {
			var slow *slowError
			if !errors.As(err, &slow) || slow.ok != 0 || !strings.Contains(slow.Error(), "not answered in full within 400 ms") || !strings.Contains(slow.Error(), "0 of 20 requests") {
				t.Errorf("%s: %+v, %v, want that it was given up", name, r, err)
			}
		})
		if n := most(); n > 300e6 {
			t.Errorf("%s: up to %d MB in use by the processes that were started", name, n/1e6)
		}
	}
}

// watchMemory watches the memory of the processes below this one; the function that
// it returns ends that and returns the most that was in use. A system that does not
// know has used none.
func watchMemory(t *testing.T) func() uint64 {
	var most uint64
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-end:
				return
			case <-time.After(100 * time.Millisecond):
				self, err := process.NewProcess(int32(os.Getpid()))
				if err == nil && runtime.GOOS == "linux" {
					most = max(most, memoryBelow(self))
				}
			}
		}
	}()
	return func() uint64 {
		close(end)
		<-ended
		return most
	}
}

func memoryBelow(p *process.Process) (sum uint64) {
	children, _ := p.Children() // none
	for _, c := range children {
		if m, err := c.MemoryInfo(); err == nil {
			sum += m.RSS
		}
		sum += memoryBelow(c)
	}
	return sum
}

// The time of all requests is bounded as well.
func TestClientsHaveALimit(t *testing.T) {
	address := raw(t, func(c net.Conn, _ []string) {
		time.Sleep(100 * time.Millisecond)
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
	})
	python, lacking := python.Choose(interpreters(), []string{ByRequests})
	for _, at := range []int{0, 4} {
		w := ways(100)[at]
		if w.isPython() && lacking != nil {
			continue
		}
		q := Plan{Requests: 100}.to(address)
		q.limit = 700 * time.Millisecond
		_, err := children{}.request(t.Context(), w, python.Path, q, nil)
		var slow *slowError
		wine.Skip(t, "speed: no request is answered within the limit")
		if !errors.As(err, &slow) || !slow.all || slow.ok < 1 || slow.ok > 7 || !strings.Contains(err.Error(), "not done within 700 ms") {
			t.Errorf("%s: %v, want that its time was over", w.name(), err)
		}
	}
}

func TestClientPlanLimits(t *testing.T) {
	for _, c := range []struct {
		plan           Plan
		timeout, limit time.Duration
	}{
		{Plan{URL: "http://127.0.0.1/", Requests: 100}, 10 * time.Second, 10 * time.Minute},
		{Plan{Requests: 100, Delay: time.Second}, 11 * time.Second, 11*time.Minute + 100*time.Second},
		{Plan{Requests: 100, Timeout: time.Second}, time.Second, time.Minute},
	} {
		if q := c.plan.to("http://127.0.0.1/"); q.timeout != c.timeout || q.limit != c.limit {
			t.Errorf("%+v: a request has %v and all have %v, want %v and %v", c.plan, q.timeout, q.limit, c.timeout, c.limit)
		}
	}
}

func TestCanonical(t *testing.T) {
	for address, want := range map[string]string{
		"http://A.Example:80":                   "http://a.example/",
		"https://a.example:443/x":               "https://a.example/x",
		"https://a.example:80/x?":               "https://a.example:80/x",
		"http://[::1]:80/a/./b/../c?d=../e#f":   "http://[::1]/a/c?d=../e",
		"http://h//a//b":                        "http://h//a//b",
		"http://h/%7e%2f%e9?a=%zz&b=ä c&d=[^]":  "http://h/~%2F%E9?a=%25zz&b=%C3%A4%20c&d=%5B%5E%5D",
		"http://user:secret@h:8080/?q=a+b%2Bc!": "http://h:8080/?q=a+b%2Bc!",
	} {
		got, user := canonical(address)
		if got != want {
			t.Errorf("canonical(%q) = %q, want %q", address, got, want)
		}
		if again, _ := canonical(got); again != got {
			t.Errorf("canonical(%q) = %q: not itself", got, again)
		}
		if wanted := strings.Contains(address, "@"); (user != nil) != wanted {
			t.Errorf("%s: user %v", address, user)
		}
		if _, err := url.Parse(got); err != nil {
			t.Error(err)
		}
	}
}

// A run reports a client that was given up.
func TestGivenUpIsSaid(t *testing.T) {
	f := &fake{python: complete(), take: func(_ context.Context, w way, n int64) (Repeat, error) {
		if w.concurrency == 10 {
			return Repeat{}, &slowError{request: Plan{Requests: n}.to("http://127.0.0.1/"), ok: 1234}
		}
		return Repeat{Requests: n, OK: n, Times: Times{Wall: 1}}, nil
	}}
	p := DefaultPlan()
	p.Requests, p.Repeats = 2000, 3
	results, err := newRunner(p, f).Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := "given up: a request was not answered in full within 10 s, so no more were made. 1,234 of 2,000 requests were answered well by then. Allow a request more time, or find out why the server does not answer"
	if c := results.Clients[1]; len(c.Warnings) != 1 || c.Warnings[0].String() != want || len(c.Repeats) != 0 {
		t.Errorf("%q, want %q", c.Warnings, want)
	}
	if asked := fmt.Sprint(f.asked); strings.Count(asked, "10 connections") != 1 {
		t.Errorf("asked %s, want no second turn of one that was given up", asked)
	}
}
