package clients

import (
	"context"
	"time"
)

// Keeper takes over a run while it is made, so that the finished turns outlive the program.
type Keeper interface {
	// Keep is called before the first turn, after each turn and before the next, and at the
	// end. A Runner calls it once at a time and waits for it. Until the end the results are
	// those of an interrupted run, which they are when nothing follows. An error never ends
	// the run: it becomes a warning of the results, which a later success takes back. It names
	// its cause and the action to take.
	Keep(Results) error
}

// Keep has the run handed over to a keeper while it is made. Call it before Run.
func (r *Runner) Keep(k Keeper) { r.keeper = k }

// Between has f called before each turn, while nothing is asked: the turn begins when f
// returns, which it does at once when its context ends. Call it before Run.
func (r *Runner) Between(f func(context.Context)) { r.rounds.Between(f) }

// handOver gives results to the keeper, if there is one, and keeps its error for the warnings.
func (r *Runner) handOver(results Results) {
	if r.keeper == nil {
		return
	}
	r.results.Unkept = ""
	if err := r.keeper.Keep(results); err != nil {
		r.results.Unkept = err.Error()
	}
}

// keepTurns hands the finished turns over. At the end of ctx, end does that.
func (r *Runner) keepTurns(ctx context.Context) {
	if ctx.Err() != nil {
		return
	}
	interim := r.results
	interim.Finished, interim.Stopped, interim.Interrupted, interim.Unkept = time.Now(), true, true, ""
	r.handOver(evaluate(interim))
}

// end evaluates the run and hands the results over. An error of that is in the results
// that it returns.
func (r *Runner) end() Results {
	r.results.Unkept = ""
	results := evaluate(r.results)
	r.handOver(results)
	if r.results.Unkept != "" {
		results = evaluate(r.results)
	}
	return results
}
