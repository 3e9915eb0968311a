package server

import (
	"testing"
	"time"
)

func TestBurn(t *testing.T) {
	now, done := stopwatch()
	defer done()
	start := now()
	burn(5 * time.Millisecond)
	if used := now() - start; used < 5*time.Millisecond {
		t.Errorf("burn(5ms) used %v", used)
	}
}

func TestWaitIsCut(t *testing.T) {
	cut := make(chan struct{})
	close(cut)
	wait(time.Hour, cut)
}
