package bench

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/load"
)

// TestRealRun measures two real servers with the real generator, all of them
// processes of their own.
func TestRealRun(t *testing.T) {
	p := DefaultPlan()
	p.Configs, p.Connections, p.Requests, p.Duration, p.Repeats = configs("one-at-a-time", "goroutines"), 4, 200, 0, 2
	r, err := NewRunner(p)
	if err != nil {
		t.Fatal(err)
	}
	results, err := r.Run(t.Context())
	if err != nil {
		t.Fatalf("%v: %v", err, results.AllWarnings())
	}
	for i, result := range results.Results {
		if len(result.Repeats) != 2 || !result.Ranked || result.RPS.Median <= 0 || result.Latency.P50 <= 0 || result.Latency.P99 < result.Latency.P50 {
			t.Errorf("%s: %d repeats, ranked %v, %v requests/s, latency %+v: %q", result.Config, len(result.Repeats), result.Ranked, result.RPS, result.Latency, result.Warnings)
		}
		for _, m := range result.Repeats {
			if m.Requests != 200 || m.OK != 200 || m.Classes[load.Status2xx] != 200 {
				t.Errorf("%s: %d requests, %d good, classes %v; want 200 good", result.Config, m.Requests, m.OK, m.Classes)
			}
		}
		if kept := i == 1; result.KeepAlive != kept {
			t.Errorf("%s: keep-alive used %v, want %v", result.Config, result.KeepAlive, kept)
		}
		if result.Server.RSS < 1e6 || result.Server.Processes != 1 || result.Server.CPU < 0 {
			t.Errorf("%s: server %+v, want one process with memory", result.Config, result.Server)
		}
	}
	if len(results.Comparisons) != 1 || results.Comparisons[0].Verdict != TooFew || results.Comparisons[0].Pairs != 2 {
		t.Errorf("comparisons %+v, want one of too few repeats", results.Comparisons)
	}
	var text bytes.Buffer
	if err := results.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadResults(&text); err != nil {
		t.Error(err)
	}
}

// TestRealURL measures a server that the program did not start: an address that is
// answered well and one that is not.
func TestRealURL(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	s := httptest.NewServer(mux)
	defer s.Close()
	p := Plan{URLs: []string{s.URL + "/"}, Connections: 2, Requests: 50, KeepAlive: true, Repeats: 2}
	r, err := NewRunner(p)
	if err != nil {
		t.Fatal(err)
	}
	results, err := r.Run(t.Context())
	if err != nil || len(results.Results[0].Repeats) != 2 || !results.Results[0].Ranked {
		t.Errorf("error %v, results %+v; want two good repeats", err, results.Results)
	}
	p.URLs = []string{s.URL + "/missing"}
	if r, err = NewRunner(p); err != nil {
		t.Fatal(err)
	}
	if results, err = r.Run(t.Context()); err == nil || results.Results[0].Ranked {
		t.Errorf("error %v, results %+v; want nothing measured", err, results.Results)
	}
}

// TestRealServerThatLosesRequests measures a server with a handler that sometimes
// panics: each lost request is a failure, and the server is not ranked.
func TestRealServerThatLosesRequests(t *testing.T) {
	var asked, lost atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if n := asked.Add(1); n > 50 && n%200 == 0 {
			lost.Add(1)
			panic(http.ErrAbortHandler)
		}
		w.Write([]byte("ok"))
	}))
	s.Start()
	defer s.Close()
	r, err := NewRunner(Plan{URLs: []string{s.URL + "/"}, Connections: 2, Requests: 500, KeepAlive: true, Repeats: 2})
	if err != nil {
		t.Fatal(err)
	}
	results, err := r.Run(t.Context())
	got := results.Results[0]
	if err == nil && got.Ranked || got.Failed == 0 || got.Failed > lost.Load() { // failures of the warm-up are in no repeat
		t.Errorf("error %v, ranked %v, %d failed of %d that were lost: %q", err, got.Ranked, got.Failed, lost.Load(), got.Warnings)
	}
}

// TestRealStop stops a run that would last for minutes.
func TestRealStop(t *testing.T) {
	p := DefaultPlan()
	p.Configs, p.Connections, p.Requests, p.Duration, p.Repeats = configs("goroutines", "prefork:2"), 4, 0, 10*time.Minute, 2
	r, err := NewRunner(p)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan Results)
	go func() {
		results, err := r.Run(ctx)
		if err != nil {
			t.Error(err)
		}
		ended <- results
	}()
	for r.Snapshot().Progress.Requests == 0 {
		select {
		case results := <-ended:
			t.Fatalf("the run ended by itself: %+v", results)
		case <-time.After(20 * time.Millisecond):
		}
	}
	cancel()
	began := time.Now()
	results := <-ended
	t.Logf("ended %v after the cancel", time.Since(began).Round(time.Millisecond))
	if !results.Stopped || results.Verdict == "" {
		t.Errorf("%+v, want stopped", results)
	}
}
