package server

import (
	"strings"
	"sync"
	"testing"
	"time"
)

// A server that has one processor burns no more than one at a time.
func TestMaxProcs(t *testing.T) {
	const requests, work = 8, 30 * time.Millisecond
	s := start(t, Options{Config: Config{Name: Goroutines}, MaxProcs: 1, Work: work})
	begun := time.Now()
	var all sync.WaitGroup
	for range requests {
		w := dial(t, s.URL())
		all.Go(func() {
			w.send("GET", "/planets/mars", "HTTP/1.1")
			w.receive("GET")
		})
	}
	all.Wait()
	if took := time.Since(begun); took < requests*work*9/10 { // the clocks of Wine differ by a few hundredths
		t.Errorf("%d requests of %v of work took %v on one processor", requests, work, took)
	}
	args := strings.Join(psArgs(Options{Config: Config{Name: Goroutines}, MaxProcs: 3}), " ")
	if !strings.Contains(args, "--gomaxprocs 3") {
		t.Errorf("ps shows %q", args)
	}
	for _, o := range []Options{{Config: Config{Name: Goroutines}, MaxProcs: -1}, {Config: Config{Name: Goroutines}, MaxProcs: 5000}} {
		if err := o.Validate(); err == nil || !strings.Contains(err.Error(), "GOMAXPROCS") {
			t.Errorf("GOMAXPROCS %d: %v", o.MaxProcs, err)
		}
	}
}
