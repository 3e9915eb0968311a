package rounds

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"time"
)

// Run is one comparison in rounds: it gives each contestant one turn in each round,
// counts turns, estimates the time that is left, and holds the snapshot that readers
// take meanwhile. D is the part of a snapshot besides the Status.
//
// Its methods belong to one goroutine, except for Look, which may be called from any,
// and Show, which a turn's own goroutines may call.
type Run[D any] struct {
	seed    uint64
	repeats int
	begun   atomic.Bool
	between func(context.Context) // or nil
	latest  Latest[moment[D]]

	states []State
	took   [][]time.Duration // finished turns of each contestant
	done   int               // turns finished or given up
}

// Contest is a comparison: the functions that a Run calls, one at a time.
type Contest[D any] struct {
	// Turn gives a contestant its turn. It returns a function that keeps the result: the Run
	// calls that unless ctx has ended, since whether such a turn was cut short or had
	// just ended cannot be known. An error gives the contestant up.
	Turn func(ctx context.Context, t Turn) (keep func(), err error)
	// GiveUp keeps why a contestant has no more turns.
	GiveUp func(t Turn, err error)
	// Guess returns about how long a contestant's first turn takes, where others is
	// the mean of the turns of all contestants, or 0; it returns 0 where nothing is known.
	Guess func(contestant int, others time.Duration) time.Duration
	// Evaluate writes the results so far into the snapshot.
	Evaluate func(*D)
	// Over returns why nobody can have a turn any more, or nil. It may be nil itself.
	Over func() error
	// Enough reports after a round whether no more rounds are needed. It may be nil.
	Enough func() bool
}

// Turn is one turn of one contestant.
type Turn struct {
	Contestant int // from 0
	Round      int // from 1
	Place      int // within the round, from 1, among the contestants that have a turn in it
}

// ErrAgain is returned by Begin of a Run that has begun.
var ErrAgain = errors.New("a run is carried out once")

// New prepares so many rounds. A seed of 0 stands for one that is drawn.
func New[D any](seed uint64, repeats, contestants int) *Run[D] {
	for seed == 0 {
		seed = rand.Uint64() >> 11 // exact in JSON's numbers
	}
	r := &Run[D]{seed: seed, repeats: repeats, took: make([][]time.Duration, contestants)}
	r.states = slices.Repeat([]State{Waiting}, contestants)
	r.publish(func(m *moment[D]) { m.Phase, m.Current = "ready to start", Nobody })
	return r
}

// Seed returns the seed of the orders.
func (r *Run[D]) Seed() uint64 { return r.seed }

// Between has f called before each turn, while nothing is measured: the turn begins when f
// returns, which it does at once when its context ends. Call it before Rounds.
func (r *Run[D]) Between(f func(context.Context)) { r.between = f }

// Begin starts the clock. The error is ErrAgain.
func (r *Run[D]) Begin(now time.Time) error {
	if r.begun.Swap(true) {
		return ErrAgain
	}
	r.publish(func(m *moment[D]) { m.started = now })
	return nil
}

// Leave takes a contestant out before the first round.
func (r *Run[D]) Leave(contestant int) {
	r.states[contestant] = Out
	r.publish(func(*moment[D]) {})
}

// Rounds carries out all rounds. It returns nil when they are done or ctx has ended,
// else the error of Over.
func (r *Run[D]) Rounds(ctx context.Context, c Contest[D]) error {
	for i, order := range Orders(r.seed, r.repeats, len(r.states)) {
		place := 0
		for _, at := range order {
			if r.states[at] == Broken || r.states[at] == Out {
				continue
			}
			place++
			r.take(ctx, c, Turn{Contestant: at, Round: i + 1, Place: place})
			if ctx.Err() != nil {
				return nil
			}
			if c.Over == nil {
				continue
			}
			if err := c.Over(); err != nil {
				return err
			}
		}
		if i+1 < r.repeats && c.Enough != nil && c.Enough() {
			r.shorten(i + 1)
			return nil
		}
	}
	return nil
}

// shorten makes a round the last one. All turns are then done.
func (r *Run[D]) shorten(last int) {
	r.repeats = last
	for at, s := range r.states {
		if s == Idle {
			r.states[at] = Done
		}
	}
	r.done = r.total()
	r.publish(func(*moment[D]) {})
}

func (r *Run[D]) take(ctx context.Context, c Contest[D], t Turn) {
	at, begun := t.Contestant, time.Now()
	end := r.expected(begun, c.Guess)
	r.publish(func(m *moment[D]) { m.expected = end })
	if r.between != nil {
		r.between(ctx)
	}
	keep, err := c.Turn(ctx, t)
	switch {
	case ctx.Err() != nil:
		r.states[at] = Idle
	case err != nil:
		c.GiveUp(t, err)
		r.states[at] = Broken
		r.done += r.repeats - t.Round + 1
	default:
		keep()
		r.states[at] = Idle
		if t.Round == r.repeats {
			r.states[at] = Done
		}
		r.took[at] = append(r.took[at], time.Since(begun))
		r.done++
	}
	r.publish(func(m *moment[D]) {
		m.Current = Nobody
		c.Evaluate(&m.detail)
	})
}

// Stopped reports whether turns are missing.
func (r *Run[D]) Stopped() bool { return r.done < r.total() }

// End stops the clock and shows the last snapshot.
func (r *Run[D]) End(now time.Time, change func(*Status, *D)) {
	r.publish(func(m *moment[D]) {
		m.finished, m.Current = now, Nobody
		change(&m.Status, &m.detail)
	})
}

// total is the number of turns of the contestants that can have them.
func (r *Run[D]) total() int {
	n := 0
	for _, s := range r.states {
		if s != Out {
			n += r.repeats
		}
	}
	return n
}

// expected estimates when the run ends if a turn begins now: each turn still to come
// takes the mean of the contestant's turns so far, or else the guess. The zero
// time means that it is not known.
func (r *Run[D]) expected(now time.Time, guess func(int, time.Duration) time.Duration) time.Time {
	others := mean(slices.Concat(r.took...))
	for at, took := range r.took {
		if left := r.repeats - len(took); left == 0 || r.states[at] == Broken || r.states[at] == Out {
			continue
		}
		each := mean(took)
		if len(took) == 0 {
			each = guess(at, others)
		}
		if each == 0 {
			return time.Time{}
		}
		now = now.Add(each * time.Duration(r.repeats-len(took)))
	}
	return now
}

func mean(durations []time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range durations {
		sum += d
	}
	return sum / time.Duration(max(len(durations), 1))
}
