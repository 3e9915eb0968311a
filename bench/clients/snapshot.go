package clients

import (
	"time"

	"perihelion/bench/load"
	"perihelion/bench/rounds"
)

// Snapshot is an immutable view of a run of clients under way.
type Snapshot struct {
	Phase     string        // what happens now, in words
	Done      int           // turns finished or given up, of Total
	Total     int           // turns of all clients that can run
	Elapsed   time.Duration // since Run was called; 0 before
	Remaining time.Duration // an estimate; 0 while unknown, and at the end
	Current   string        // the name of the client whose turn it is, or ""
	Progress  load.Progress // of its requests; Python's clients tell nothing before their end
	Partial   Results       // the turns finished so far, evaluated
}

// view is what a run of clients shows of itself.
type view struct{ rounds.Latest[moment] }

// moment is a snapshot with the instants that its durations are taken from
// when it is looked at.
type moment struct {
	Snapshot
	expected time.Time // end of the run; zero while unknown
}

func (v *view) at(now time.Time) Snapshot {
	m := v.Look()
	s := m.Snapshot
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
