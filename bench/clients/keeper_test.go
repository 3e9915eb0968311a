package clients

import (
	"errors"
	"testing"
	"testing/synctest"

	"perihelion/bench/warning"
)

// taken are the results that were handed over.
type taken struct {
	all  []Results
	fail func(call int) error
}

func (k *taken) Keep(r Results) error {
	k.all = append(k.all, r)
	if k.fail == nil {
		return nil
	}
	return k.fail(len(k.all) - 1)
}

// Each turn is handed over before the next begins, as a run that would end there.
func TestTurnsAreHandedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := DefaultPlan()
		p.Repeats = 2
		r, k := newRunner(p, &fake{python: complete()}), &taken{}
		r.Keep(k)
		results, err := r.Run(t.Context())
		if err != nil || len(k.all) != 18 {
			t.Fatalf("%d calls for 16 turns, %v", len(k.all), err)
		}
		for n, got := range k.all {
			done, planned := got.Turns()
			last := n == len(k.all)-1
			if want := min(n, 16); done != want || planned != 16 || got.Interrupted == last || got.Stopped == last || got.Finished.IsZero() || got.Asked == "" {
				t.Errorf("call %d has %d of %d turns, interrupted %t, stopped %t", n, done, planned, got.Interrupted, got.Stopped)
			}
			if warning.Has(got.Warnings, "interrupted") == last || warning.Has(got.Warnings, "stopped") {
				t.Errorf("call %d has the warnings %v", n, got.Warnings)
			}
		}
		if under := k.all[5].UnderWay(); warning.Has(under.Warnings, "interrupted") || !under.Finished.IsZero() || under.Stopped {
			t.Errorf("under way it is %+v", under)
		}
		if warning.Has(results.Warnings, "interrupted") || warning.Has(results.Warnings, "not-kept") {
			t.Errorf("the results have %v", results.Warnings)
		}
	})
}

// A keeper that fails ends nothing. Where it fails at the end, the results have a warning.
func TestKeeperThatFails(t *testing.T) {
	for name, c := range map[string]struct {
		fail func(int) error
		warn bool
	}{
		"always": {func(int) error { return errors.New("the disk is full") }, true},
		"once": {func(call int) error {
			if call == 3 {
				return errors.New("the disk is full")
			}
			return nil
		}, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			r := newRunner(DefaultPlan(), &fake{python: complete()})
			r.Keep(&taken{fail: c.fail})
			results, err := r.Run(t.Context())
			if done, _ := results.Turns(); err != nil || done != 8 || warning.Has(results.Warnings, "not-kept") != c.warn {
				t.Errorf("%s: %d turns, %v, %v", name, done, results.Warnings, err)
			}
		})
	}
}
