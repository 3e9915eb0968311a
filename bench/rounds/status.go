package rounds

import (
	"slices"
	"time"
)

// State of a contestant.
type State string

// The states.
const (
	Waiting State = "waiting" // for its first turn
	Idle    State = "idle"    // between its turns
	Done    State = "done"    // every turn finished
	Broken  State = "broken"  // given up
	Out     State = "out"     // has no turn at all
)

// Nobody is Status.Current between turns.
const Nobody = -1

// Status is how a run stands. Nothing that it refers to is changed after it has been
// handed out.
type Status struct {
	Phase     string        // the present step, in words
	Current   int           // the contestant that has its turn, or Nobody
	States    []State       // of each contestant
	Done      int           // turns finished or given up, of Total
	Total     int           // turns of all contestants that can have them
	Elapsed   time.Duration // since Begin; 0 before
	Remaining time.Duration // an estimate; 0 while unknown, and at the end
}

// moment is a snapshot with the instants that its durations are computed from when
// somebody looks.
type moment[D any] struct {
	Status
	detail   D
	started  time.Time // zero before Begin
	expected time.Time // end of the run; zero while unknown
	finished time.Time // zero until then
}

// Look returns the snapshot as it stands at an instant.
func (r *Run[D]) Look(now time.Time) (Status, D) {
	m := r.latest.Look()
	switch {
	case m.started.IsZero():
	case !m.finished.IsZero():
		m.Elapsed = m.finished.Sub(m.started)
	default:
		m.Elapsed = now.Sub(m.started)
		m.Remaining = max(0, m.expected.Sub(now))
	}
	return m.Status, m.detail
}

// Show replaces the snapshot by a changed copy. Parts that change does not replace as a
// whole it must not change: readers hold them.
func (r *Run[D]) Show(change func(*Status, *D)) {
	r.latest.Replace(func(m *moment[D]) { change(&m.Status, &m.detail) })
}

// publish is Show with the states and the count of turns, for the goroutine that the
// run belongs to.
func (r *Run[D]) publish(change func(*moment[D])) {
	states, done, total := slices.Clone(r.states), r.done, r.total()
	r.latest.Replace(func(m *moment[D]) {
		m.States, m.Done, m.Total = states, done, total
		change(m)
	})
}
