package bench

import (
	"context"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/rounds"
)

// tryTime is the length of the load that shows whether looking for answers pays.
const tryTime = 200 * time.Millisecond

// chooseWait returns the way in which the load generator waits for answers throughout
// the run, as the plan has it or as a short load of each server shows. A generator that
// slept for one server and not for another would compare the two ways of waiting: the
// waking from a sleep takes longer than a fast server's answer. So it looks before it
// sleeps only where every contestant's answers are found so, and sleeps for all of them
// where one is slower, or has more connections than looking is for.
func (r *Runner) chooseWait(ctx context.Context) load.Wait {
	if r.plan.Wait != load.WaitAuto {
		return r.plan.Wait
	}
	for _, c := range r.contestants {
		if r.plan.P99Below > 0 || r.plan.Engine != "" || !r.plan.loadOptions(c, r.sampleURL(c)).CanLook() {
			return load.WaitSleep
		}
	}
	r.rounds.Show(func(s *rounds.Status, _ *detail) { s.Phase = "trying how soon answers come" })
	for _, c := range r.contestants {
		if !r.foundByLooking(ctx, c) {
			return load.WaitSleep
		}
	}
	return load.WaitLook
}

// sampleURL is a URL such as the contestant will have.
func (r *Runner) sampleURL(c contestant) string {
	switch {
	case c.url != "":
		return c.url
	case c.server.Command != nil:
		return c.server.Command.Base(80) + c.path
	}
	return builtInURL(c.path)
}

// foundByLooking loads a contestant for a moment and reports whether its answers were
// found by looking. A server that does not start, or answers nothing well, fails again
// in its turn, where the reason is kept.
func (r *Runner) foundByLooking(ctx context.Context, c contestant) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	url := c.url
	if url == "" {
		s, err := r.start(ctx, c)
		if err != nil {
			return false
		}
		defer s.Stop()
		url = s.URL() + c.path
	}
	c.rate = r.plan.Rate
	o := r.plan.loadOptions(c, url)
	o.Requests, o.Duration, o.Wait = 0, tryTime, load.WaitLook
	m, err := r.engine.load(ctx, positionLoad{Options: o}, func(load.Progress) {})
	return err == nil && m.OK > 0 && m.Waiting != nil && m.Waiting.FoundByLooking()
}

// loadOptions is the load of one repeat of a contestant at a URL, with the way of
// waiting that was chosen.
func (r *Runner) loadOptions(c contestant, url string) load.Options {
	o := r.plan.loadOptions(c, url)
	if o.Wait = r.wait; r.plan.Engine != "" {
		o.WarmUp, o.WarmUpTime = 0, 0 // k6 has none
	}
	return o
}

// Waiting is how the load generator waited in all repeats together; measured is false
// where there is none. Repeats of earlier versions slept.
func (r Results) Waiting() (sum load.Waiting, measured bool) {
	for _, result := range r.Measured() {
		for _, m := range result.Repeats {
			w := load.Waiting{Way: load.WaitSleep}
			if m.Waiting != nil {
				w = *m.Waiting
			}
			if measured {
				w = sum.Add(w)
			}
			sum, measured = w, true
		}
	}
	return sum, measured
}
