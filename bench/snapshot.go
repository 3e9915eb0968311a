package bench

import (
	"time"

	"perihelion/bench/load"
	"perihelion/bench/named"
)

// State of one configuration while a run goes on.
type State string

const (
	Waiting  State = "waiting"  // for its first turn
	Starting State = "starting" // its server
	Loading  State = "loading"  // warm-up and load
	Idle     State = "idle"     // between its turns
	Done     State = "done"     // every repeat finished
	Broken   State = "broken"   // given up; Partial says why
)

// Snapshot is an immutable view of a run under way: nothing that it refers to is
// changed after it has been handed out.
type Snapshot struct {
	Phase      string           // one sentence: what happens now
	PhaseNames []named.Name     // where configurations are named in Phase
	Done       int              // repeats finished or given up, of Total
	Total      int              // repeats of all configurations
	Elapsed    time.Duration    // since Run was called; 0 before
	Remaining  time.Duration    // an estimate; 0 while unknown, and at the end
	Waited     time.Duration    // for the server that is being started; 0 while none is
	Limit      time.Duration    // how long it is waited for at most
	Current    string           // the configuration whose turn it is, or ""
	Progress   load.Progress    // of the load under way
	States     map[string]State // by label
	Partial    Results          // the repeats finished so far, evaluated
}
