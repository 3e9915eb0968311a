package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"perihelion/bench/server/api"
)

// crowd is an answer that waits until a number of requests is inside at once.
type crowd struct {
	mu          sync.Mutex // guards the following
	inside, max int
	want        int
	full        chan struct{} // closed when want of them have met
}

func (c *crowd) answer(_ context.Context, _, _, _ string) api.Response {
	c.mu.Lock()
	c.inside++
	c.max = max(c.max, c.inside)
	if c.inside == c.want {
		select {
		case <-c.full:
		default:
			close(c.full)
		}
	}
	c.mu.Unlock()
	<-c.full
	time.Sleep(time.Millisecond) // room for one too many to come in
	c.mu.Lock()
	c.inside--
	c.mu.Unlock()
	return api.Response{Status: http.StatusOK, ContentType: "text/plain", Body: []byte("ok")}
}

// As many requests as the architecture promises are answered at once: fewer
// would wait for each other for ever, more would be counted.
func TestRequestsAnsweredAtOnce(t *testing.T) {
	const clients = 8
	for _, test := range []struct {
		config string
		serve  architecture
		want   int
	}{
		{"one-at-a-time", serveOneAtATime, 1},
		{"threads:1", serveThreads, 1},
		{"threads:3", serveThreads, 3},
		{"goroutines", serveGoroutines, clients},
		{"fasthttp", serveFast, clients},
	} {
		for _, keepAlive := range []bool{true, false} {
			c := &crowd{want: test.want, full: make(chan struct{})}
			ctx, cancel := context.WithCancel(t.Context())
			work, cut := context.WithCancel(context.WithoutCancel(ctx))
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			ended := make(chan error)
			config := parse(t, test.config)
			s := service{answer: c.answer, workers: config.WorkerCount(), life: work}
			go func() { ended <- test.serve(ctx, l, s, func() {}) }()

			var all sync.WaitGroup
			client := &http.Client{Transport: &http.Transport{DisableKeepAlives: !keepAlive, MaxIdleConnsPerHost: clients}, Timeout: 30 * time.Second}
			for range clients {
				all.Go(func() {
					for range 3 {
						r, err := client.Get("http://" + l.Addr().String())
						if err != nil {
							t.Error(test.config, err)
							return
						}
						r.Body.Close()
					}
				})
			}
			all.Wait()
			client.CloseIdleConnections()
			cancel()
			if err := <-ended; err != nil {
				t.Error(test.config, err)
			}
			cut()
			if c.max != test.want {
				t.Errorf("%s answered %d requests at once, want %d", test.config, c.max, test.want)
			}
		}
	}
}

// A pool that gave its workers to connections would never answer the third.
func TestThreadsServeMoreConnectionsThanThereAreWorkers(t *testing.T) {
	s := start(t, Options{Config: parse(t, "threads:2")})
	var open []wire
	for range 5 {
		open = append(open, dial(t, s.URL()))
	}
	for range 3 {
		for i, w := range open {
			w.send("GET", "/planets/mars", "HTTP/1.1")
			if r, _ := w.receive("GET"); r.StatusCode != 200 {
				t.Errorf("connection %d: %s", i, r.Status)
			}
		}
	}
}

// A connection without a request does not block the only worker.
func TestSilentConnectionDoesNotBlockTheOnlyWorker(t *testing.T) {
	s := start(t, Options{Config: parse(t, OneAtATime)})
	silent := dial(t, s.URL())
	half := dial(t, s.URL())
	if _, err := half.Write([]byte("GET /planets/mars HTTP/1.1\r\nHost: te")); err != nil {
		t.Fatal(err)
	}
	w := dial(t, s.URL())
	w.send("GET", "/planets/mars", "HTTP/1.1")
	if r, body := w.receive("GET"); r.StatusCode != 200 || !strings.Contains(body, "mars") {
		t.Errorf("%s %s", r.Status, body)
	}
	if !silent.closed() {
		t.Error("the silent connection is open")
	}
}

// A server ends although connections are open and a request still waits.
func TestServeEndsWithItsContext(t *testing.T) {
	for _, c := range everyConfig() {
		ctx, cancel := context.WithCancel(t.Context())
		url, ended := make(chan string, 1), make(chan error, 1)
		go func() {
			ended <- Serve(ctx, Options{Config: c, Delay: maxBusy}, func(u string) { url <- u })
		}()
		var at string
		select {
		case at = <-url:
		case err := <-ended:
			t.Fatalf("%v: %v", c, err)
		}
		busy := dial(t, at)
		busy.send("GET", "/planets/mars", "HTTP/1.1")
		if c.Rough().Kept > 0 {
			idle := dial(t, at)
			idle.worker() // answered, and kept alive
		}
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve(%v) = %v", c, err)
		}
		refused(t, at)
		busy.Close()
	}
}

func TestServeRefuses(t *testing.T) {
	never := func(string) { t.Error("ready") }
	held, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	for _, c := range everyConfig() {
		err := Serve(t.Context(), Options{Config: c, Addr: held.Addr().String()}, never)
		if !errors.Is(err, addressInUse) {
			t.Errorf("%v on a taken port: %v", c, err)
		}
	}
	if err := Serve(t.Context(), Options{Config: Config{Name: FlaskDev}, Addr: "127.0.0.1:0"}, never); err == nil || !strings.Contains(err.Error(), "serve one of one-at-a-time") {
		t.Errorf("one of Python's: %v", err)
	}
	if err := Serve(t.Context(), Options{Config: Config{Name: "magic"}}, never); err == nil {
		t.Error("an unknown architecture was served")
	}
}

// A request in flight has its time after the end of the server's context, and its own context
// ends with the work of the server at the latest.
func TestContextsOfRequestsInFlight(t *testing.T) {
	for config, serve := range map[string]architecture{
		"one-at-a-time": serveOneAtATime, "threads:2": serveThreads, "goroutines": serveGoroutines, "fasthttp": serveFast,
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		work, cut := context.WithCancel(t.Context())
		begun, asked := make(chan context.Context, 1), make(chan error, 1)
		slow := func(ctx context.Context, _, _, _ string) api.Response {
			begun <- ctx
			select {
			case <-ctx.Done():
				return api.Response{Status: http.StatusServiceUnavailable, ContentType: "text/plain"}
			case <-time.After(shutdownGrace / 4):
				return api.Response{Status: http.StatusOK, ContentType: "text/plain"}
			}
		}
		ended := make(chan error)
		go func() { ended <- serve(ctx, l, service{answer: slow, workers: 2, life: work}, func() {}) }()
		client := &http.Client{Transport: &http.Transport{}, Timeout: 30 * time.Second}
		go func() {
			r, err := client.Get("http://" + l.Addr().String())
			if err == nil {
				r.Body.Close()
				if r.StatusCode != http.StatusOK {
					err = fmt.Errorf("status %d", r.StatusCode)
				}
			}
			asked <- err
		}()
		during := <-begun
		cancel()
		if err := <-asked; err != nil {
			t.Errorf("%s: a request in flight at the end: %v", config, err)
		}
		client.CloseIdleConnections()
		if err := <-ended; err != nil {
			t.Error(config, err)
		}
		cut()
		if during.Err() == nil {
			t.Errorf("%s: the context of a request outlives the server's work", config)
		}
	}
}
