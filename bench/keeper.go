package bench

import (
	"context"
	"slices"

	"perihelion/bench/warning"
)

// Keeper takes over a run while it is made, so that the finished repeats outlive the
// program. A Runner calls its methods one at a time and waits for each.
//
// An error never ends the run: it becomes a warning of the results. A method returns
// nil only when everything that was handed over so far is kept, so a later success
// takes the warning back. The error names its cause and the action to take.
type Keeper interface {
	// Begin is called before the first turn, with a record that has no repeats yet.
	Begin(Record) error
	// Add is called after each turn, before the next begins.
	Add(Step) error
	// End is called once, with the results that Run returns.
	End(Results) error
}

// Step is what one turn adds to a record.
type Step struct {
	Config      string    `json:"config"`                // label
	Connections int       `json:"connections,omitempty"` // in a sweep: open at the same time
	Repeat      *Repeat   `json:"repeat,omitempty"`      // nil where the turn gave none
	Broken      string    `json:"broken,omitempty"`      // why the configuration was given up, or ""
	Suspended   []float64 `json:"suspended,omitempty"`   // for how many seconds the load generator was suspended, each time the turn was made again
	Log         []string  `json:"log"`                   // the last output of the server; nil where none started
}

// Add puts a step into the record.
func (r *Record) Add(s Step) {
	key := At(s.Config, s.Connections)
	if s.Repeat != nil {
		r.Repeats = append(r.Repeats, *s.Repeat)
	}
	if s.Broken != "" {
		r.Broken = with(r.Broken, key, s.Broken)
	}
	if len(s.Suspended) > 0 {
		r.Suspended = with(r.Suspended, key, slices.Concat(r.Suspended[key], s.Suspended))
	}
	if s.Log != nil {
		r.Logs = with(r.Logs, key, s.Log)
	}
}

// with is a map with one more value.
func with[V any](m map[string]V, key string, value V) map[string]V {
	if m == nil {
		m = make(map[string]V)
	}
	m[key] = value
	return m
}

// Between has f called before each turn, while no server runs: the turn begins when f
// returns, which it does at once when its context ends. Call it before Run.
func (r *Runner) Between(f func(context.Context)) { r.rounds.Between(f) }

// Keep has the run handed over to a keeper while it is made. Call it before Run.
func (r *Runner) Keep(k Keeper) { r.keeper = k }

// add puts the step of the turn that has ended into the record, and hands it over.
func (r *Runner) add() {
	if s := r.step; s.Config != "" {
		r.record.Add(s)
		r.handOver(func(k Keeper) error { return k.Add(s) })
	}
	r.step = Step{}
}

// handOver calls the keeper, if there is one, and keeps its error for the warnings.
func (r *Runner) handOver(call func(Keeper) error) {
	if r.keeper == nil {
		return
	}
	r.record.Unkept = ""
	if err := call(r.keeper); err != nil {
		r.record.Unkept = err.Error()
	}
}

// KeptWarnings are the doubts about what is kept of a run: whether it was interrupted, and why it
// is not kept whole, or "".
func KeptWarnings(interrupted bool, unkept string) (all []warning.Warning) {
	if interrupted {
		all = append(all, warning.Warning{
			Code: codeInterrupted, Severity: warning.Caution,
			Cause: "the program or the machine ended during this run. The repeats that were finished by then are kept",
		})
	}
	if unkept != "" {
		all = append(all, warning.Warning{
			Code: codeUnkept, Severity: warning.Caution,
			Cause: "this run is not kept whole: " + unkept, Remedy: "Save the run as a file before the program ends",
		})
	}
	return all
}
