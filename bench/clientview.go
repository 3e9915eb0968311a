package bench

import (
	"sync"
	"sync/atomic"
	"time"

	"perihelion/bench/load"
)

// ClientSnapshot is an immutable view of a run of clients under way.
type ClientSnapshot struct {
	Phase     string        // what happens now, in words
	Done      int           // turns finished or given up, of Total
	Total     int           // turns of all clients that can run
	Elapsed   time.Duration // since Run was called; 0 before
	Remaining time.Duration // an estimate; 0 while unknown, and at the end
	Current   string        // the name of the client whose turn it is, or ""
	Progress  load.Progress // of its requests; Python's clients tell nothing before their end
	Partial   ClientResults // the turns finished so far, evaluated
}

// clientView is what a run shows of itself, as view is.
type clientView struct {
	writing sync.Mutex // held from reading now to replacing it
	now     atomic.Pointer[clientMoment]
}

// clientMoment is a snapshot with the instants that its durations are taken from
// when it is looked at.
type clientMoment struct {
	ClientSnapshot
	expected time.Time // end of the run; zero while unknown
}

func (v *clientView) at(now time.Time) ClientSnapshot {
	m := v.now.Load()
	s := m.ClientSnapshot
	switch started, finished := s.Partial.Started, s.Partial.Finished; {
	case started.IsZero():
	case !finished.IsZero():
		s.Elapsed = finished.Sub(started)
	default:
		s.Elapsed = now.Sub(started)
		s.Remaining = max(0, m.expected.Sub(now))
	}
	return s
}

// publish replaces the snapshot by a changed copy.
func (v *clientView) publish(change func(*clientMoment)) {
	v.writing.Lock()
	defer v.writing.Unlock()
	var next clientMoment
	if m := v.now.Load(); m != nil {
		next = *m
	}
	change(&next)
	v.now.Store(&next)
}
