package view

import (
	"testing"
	"time"

	"perihelion/bench/clients"
)

// The library requests is written so, at the beginning of a line too.
func TestClientProgressBeginsWithTheClientsName(t *testing.T) {
	s := clients.Snapshot{Phase: "requests (Python), 10 threads, round 1 of 2", Current: "requests (Python), 10 threads", Done: 3, Total: 12, Elapsed: 4 * time.Second}
	if got, want := ClientProgressOf(s), (Progress{Now: s.Phase, Fraction: 0.25, Time: "4 s elapsed"}); got != want {
		t.Errorf("ClientProgressOf = %+v, want %+v", got, want)
	}
	s.Phase, s.Current = "looking for Python", ""
	if got := ClientProgressOf(s).Now; got != "Looking for Python." {
		t.Errorf("ClientProgressOf = %q", got)
	}
}
