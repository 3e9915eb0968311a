package bench

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/rounds"
)

// State of one configuration while a run goes on.
type State string

const (
	Waiting  = State(rounds.Waiting)
	Starting = State("starting") // its server
	Loading  = State("loading")  // warm-up and load
	Idle     = State(rounds.Idle)
	Done     = State(rounds.Done)
	Broken   = State(rounds.Broken) // Partial has the reason
)

// Snapshot is an immutable view of a run under way: nothing that it refers to is
// changed after it has been handed out.
type Snapshot struct {
	Phase      string           // one sentence: the present step
	PhaseNames []named.Name     // where configurations are named in Phase
	Done       int              // repeats finished or given up, of Total
	Total      int              // repeats of all configurations
	Elapsed    time.Duration    // since Run was called; 0 before
	Remaining  time.Duration    // an estimate; 0 while unknown, and at the end
	Waited     time.Duration    // for the server that is being started; 0 while none is
	Limit      time.Duration    // how long it is waited for at most
	Current    string           // the configuration that has its turn, or ""
	Progress   load.Progress    // of the load under way
	Seconds    []load.Moment    // of the load under way, as far as they have ended
	States     map[string]State // by label
	Partial    Results          // the repeats finished so far, evaluated
}

// detail is the part of a snapshot of servers besides the status of the rounds.
type detail struct {
	names    []named.Name  // where configurations are named in the phase
	doing    State         // of the current one: Starting or Loading
	progress load.Progress // of its load
	seconds  []load.Moment // of its load
	waiting  time.Time     // since when its server is waited for; zero while none is
	limit    time.Duration // how long at most
	partial  Results
}

// Snapshot returns how the run stands now. Its map is the reader's own.
func (r *Runner) Snapshot() Snapshot {
	now := time.Now()
	status, d := r.rounds.Look(now)
	s := Snapshot{
		Phase: status.Phase, PhaseNames: d.names, Done: status.Done, Total: status.Total,
		Elapsed: status.Elapsed, Remaining: status.Remaining, Limit: d.limit, Progress: d.progress, Seconds: d.seconds,
		States: make(map[string]State), Partial: d.partial,
	}
	for i, c := range r.contestants {
		s.States[c.label] = together(s.States[c.label], State(status.States[i]))
	}
	if status.Current != rounds.Nobody {
		s.Current = r.contestants[status.Current].label
		s.States[s.Current] = d.doing
	}
	if !d.waiting.IsZero() {
		s.Waited = max(0, now.Sub(d.waiting))
	}
	return s
}

// InTime are the partial results with the load under way as one repeat more of its
// configuration, which has its seconds and nothing else: for a view of them, not for
// figures.
func (s Snapshot) InTime() Results {
	r := s.Partial
	if len(s.Seconds) == 0 {
		return r
	}
	r.Results = slices.Clone(r.Results)
	for i := range r.Results {
		if res := &r.Results[i]; res.Config == s.Current {
			last := s.Seconds[len(s.Seconds)-1]
			res.Repeats = append(slices.Clip(res.Repeats), load.Measurement{Seconds: last.To, Timeline: s.Seconds})
		}
	}
	return r
}

// together is the state of a configuration of which a part, at some numbers of connections of a
// sweep, is in one state ("": there is none yet) and the next in another.
func together(part, next State) State {
	switch {
	case part == "" || part == next:
		return next
	case part == Waiting || next == Waiting, part == Idle || next == Idle:
		return Idle
	}
	return Done // at some of them, and Broken at others
}

// show publishes a contestant's step in its turn.
func (r *Runner) show(c contestant, t rounds.Turn, state State, doing string) {
	if c.level > 0 {
		doing += " with " + figure.Plural(c.level, "connection")
	}
	text := fmt.Sprintf("%s %s, round %d of %d", named.Mark(c.label), doing, t.Round, r.plan.Repeats)
	if r.plan.UntilDecided {
		text += strings.Join(append([]string{" at most"}, figure.Present(r.forecast.String())...), ", ")
	}
	phase, names := named.Cut(text)
	r.rounds.Show(func(s *rounds.Status, d *detail) {
		s.Phase, s.Current = phase, t.Contestant
		*d = detail{names: names, doing: state, partial: d.partial}
		if state == Starting {
			d.waiting, d.limit = time.Now(), c.server.StartLimit()
		}
	})
}

// observe publishes how far a load has come. It comes from the load's own goroutine.
func (r *Runner) observe(p load.Progress) {
	r.rounds.Show(func(s *rounds.Status, d *detail) {
		if s.Current != rounds.Nobody {
			d.progress = p
			d.seconds = append(slices.Clip(d.seconds), p.Moments...) // snapshots hold the slice of before
		}
	})
}
