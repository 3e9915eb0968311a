package clients

import (
	"time"

	"perihelion/bench/load"
)

// Snapshot is an immutable view of a run of clients under way.
type Snapshot struct {
	Phase     string        // the present step, in words
	Done      int           // turns finished or given up, of Total
	Total     int           // turns of all clients that can run
	Elapsed   time.Duration // since Run was called; 0 before
	Remaining time.Duration // an estimate; 0 while unknown, and at the end
	Current   string        // the name of the client that has its turn, or ""
	Progress  load.Progress // of its requests; Python's clients report nothing before their end
	Partial   Results       // the turns finished so far, evaluated
}
