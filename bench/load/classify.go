package load

import (
	"fmt"
	"time"

	"perihelion/bench/load/body"
	"perihelion/bench/load/check"
)

// classify returns the outcome in which a whole answer ends, and makes the checks.
// Those are not made of a redirect that is followed, which is a success.
func (w *worker) classify(followed bool) (outcome, error) {
	o := statusOutcome(w.answer.Status)
	if followed {
		w.good = true
		return o, nil
	}
	w.good = w.run.checker.Status(w.answer.Status) || w.answer.Status == 304 && w.run.asking.asked(&w.draft).conditional
	if !w.good {
		if o == status2xx {
			return checkFailed, fmt.Errorf("status %d is not an expected one", w.answer.Status)
		}
		return o, nil
	}
	if w.answer.Collect {
		if err := w.checkBody(); err != nil {
			w.good = false
			return checkFailed, err
		}
	}
	return o, nil
}

// checkBody compares the body that was kept with the expected one.
func (w *worker) checkBody() error {
	before := w.run.clock()
	err := w.answer.Content.Check(w.answer.Encoding, func(body []byte) error {
		return w.run.checker.Body(body, w.reference(body))
	})
	w.answer.Content.Release()
	if err == body.ErrNoRoom {
		w.run.noRoom.Add(1)
		return nil
	}
	w.count(func(t *tally) {
		t.checked++
		if err != nil {
			t.failedChecks++
		}
		t.checkTime += w.run.clock() - before
	})
	return err
}

// reference is the body that others of the same URL are compared with; the first
// becomes it.
func (w *worker) reference(body []byte) *check.Reference {
	if !w.run.checker.Same() {
		return nil
	}
	at := &w.run.references[w.which]
	if at.Load() == nil {
		at.CompareAndSwap(nil, w.run.checker.Refer(body))
	}
	return at.Load()
}

// sampler decides which answers of a worker are checked.
type sampler struct {
	next int64 // no sooner than this, where the budget decides
}

// burst is how many checks may follow one another at once before the budget is
// felt.
const burst = 10

// sampled reports whether the answer to a request that begins now is checked.
func (w *worker) sampled(now int64) bool {
	switch share := w.run.options.Check.Share; {
	case share == 1:
		return true
	case share > 0:
		return w.rand.Float64() < share
	case now < w.sampler.next:
		return false
	}
	interval := int64(len(w.run.workers)) * int64(time.Second) / check.Budget
	w.sampler.next = max(w.sampler.next, now-burst*interval) + interval
	return true
}
