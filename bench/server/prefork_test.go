package server

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// pid is the process that answers on a connection.
func pid(t *testing.T, w wire) int {
	t.Helper()
	n, err := strconv.Atoi(w.worker())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// workers connects until n processes have answered, none of them the one named.
// A process that is being killed may still take connections, and drops them.
func workers(t *testing.T, url string, n, without int) map[int]bool {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
	seen := make(map[int]bool)
	for deadline := time.Now().Add(30 * time.Second); len(seen) < n; {
		if time.Now().After(deadline) {
			t.Fatalf("processes %v answered, want %d of them", seen, n)
		}
		r, err := client.Get(url + "/healthz")
		if err != nil {
			continue
		}
		r.Body.Close()
		_, who, _ := strings.Cut(r.Header.Get(instanceHeader), " ")
		p, err := strconv.Atoi(who)
		if err != nil {
			t.Fatal(err)
		}
		if p != without {
			seen[p] = true
		}
	}
	return seen
}

func TestPreforkIsProcesses(t *testing.T) {
	needsPrefork(t)
	s := start(t, Options{Config: parse(t, "prefork:3")})
	seen := workers(t, s.URL(), 3, 0)
	for range 200 {
		w := dial(t, s.URL())
		seen[pid(t, w)] = true
		w.Close()
	}
	if len(seen) != 3 || seen[s.child.PID()] {
		t.Errorf("processes %v answered; 3 were wanted, and not the master, %d", seen, s.child.PID())
	}
	s.Stop()
	for p := range seen {
		goneProcess(t, p)
	}
}

func TestPreforkReplacesAWorkerThatDied(t *testing.T) {
	needsPrefork(t)
	s := start(t, Options{Config: parse(t, "prefork:2")})
	if _, err := s.Usage(); err != nil {
		t.Error(err)
	}
	var victim int
	for victim = range workers(t, s.URL(), 2, 0) {
		break
	}
	kill(t, victim)
	goneProcess(t, victim)
	after := workers(t, s.URL(), 2, victim)
	if after[victim] {
		t.Errorf("process %d answers from beyond", victim)
	}
	if u, err := s.Usage(); err != nil || u.Processes != 3 {
		t.Errorf("usage of %d processes, %v; want the master and two workers", u.Processes, err)
	}
	if words := strings.Join(s.Log(), "\n"); !strings.Contains(words, "a worker ended") || !strings.Contains(words, "killed") {
		t.Errorf("the death is not reported: %q", words)
	}
}

// The end of a worker is reported where the server runs in this process.
func TestServeReportsAWorkerThatDied(t *testing.T) {
	needsPrefork(t)
	reports := make(chan string, 10)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o := Options{Config: parse(t, "prefork:1"), Report: func(line string) { reports <- line }}
	url, ended := make(chan string, 1), make(chan error, 1)
	var once sync.Once
	go func() { ended <- Serve(ctx, o, func(u string) { once.Do(func() { url <- u }) }) }()
	at := <-url
	kill(t, pid(t, dial(t, at)))
	if got := <-reports; !strings.Contains(got, "killed") {
		t.Errorf("report %q", got)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	refused(t, at)
}

func TestPreforkSharesItsPortWithNoStranger(t *testing.T) {
	needsPrefork(t)
	ctx, cancel := context.WithCancel(t.Context())
	held := make(chan string)
	ended := make(chan error)
	go func() {
		ended <- Serve(ctx, Options{Config: Config{Name: Prefork, Workers: 2}}, func(url string) { held <- url })
	}()
	addr := strings.TrimPrefix(<-held, "http://")
	err := Serve(t.Context(), Options{Config: Config{Name: Prefork, Workers: 2}, Addr: addr}, func(url string) {
		t.Errorf("a second server listens on %s, too", url)
	})
	if !errors.Is(err, addressInUse) {
		t.Errorf("a second server on %s: %v, want that the address is in use", addr, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
