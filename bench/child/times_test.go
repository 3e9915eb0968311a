package child_test

import (
	"testing"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/internal/wine"
)

func TestTimes(t *testing.T) {
	began := time.Now()
	p := start(t, t.Context(), "echo", 1)
	line(t, p)
	if got := p.Times(); got != (child.Times{}) {
		t.Errorf("Times() of a process that runs = %+v, want nothing", got)
	}
	time.Sleep(50 * time.Millisecond)
	p.Stop(time.Minute)
	got := p.Times()
	if all := time.Since(began); got.Wall < 50*time.Millisecond || got.Wall > all {
		t.Errorf("Times() = %+v, want a wall time from 50 ms to %v", got, all)
	}
	wine.Skip(t, "the processor time of an ended process: it answers with that of others")
	if cpu := got.User + got.Sys; cpu <= 0 || cpu > 10*time.Second {
		t.Errorf("Times() = %+v, want some processor time", got)
	}
}
