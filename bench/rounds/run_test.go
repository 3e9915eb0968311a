package rounds

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// race is a contest of three with turns of 1, 2 and 3 seconds. Its snapshot is the list
// of kept turns.
type race struct {
	run    *Run[[]Turn]
	kept   []Turn
	gaveUp []Turn
	fail   func(Turn) error
	over   error
}

func newRace(repeats int) *race { return &race{run: New[[]Turn](7, repeats, 3)} }

func (r *race) contest() Contest[[]Turn] {
	return Contest[[]Turn]{
		Turn: func(ctx context.Context, t Turn) (func(), error) {
			r.run.Show(func(s *Status, _ *[]Turn) { s.Phase, s.Current = "runs", t.Contestant })
			select {
			case <-time.After(time.Duration(t.Contestant+1) * time.Second):
			case <-ctx.Done():
			}
			var err error
			if r.fail != nil {
				err = r.fail(t)
			}
			return func() { r.kept = append(r.kept, t) }, err
		},
		GiveUp:   func(t Turn, _ error) { r.gaveUp = append(r.gaveUp, t) },
		Guess:    func(_ int, others time.Duration) time.Duration { return others },
		Evaluate: func(kept *[]Turn) { *kept = slices.Clone(r.kept) },
		Over:     func() error { return r.over },
	}
}

func TestEachHasATurnInEachRound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(2)
		if s, _ := r.run.Look(time.Now()); s.Phase != "ready to start" || s.Current != Nobody || s.Total != 6 || s.Elapsed != 0 {
			t.Errorf("before: %+v", s)
		}
		if err := r.run.Begin(time.Now()); err != nil {
			t.Fatal(err)
		}
		if err := r.run.Begin(time.Now()); !errors.Is(err, ErrAgain) {
			t.Errorf("the second Begin: %v, want ErrAgain", err)
		}
		ended := make(chan error)
		go func() { ended <- r.run.Rounds(t.Context(), r.contest()) }()
		time.Sleep(6*time.Second + 500*time.Millisecond) // in the first turn of the second round
		s, kept := r.run.Look(time.Now())
		if s.Done != 3 || len(kept) != 3 || s.Current == Nobody || s.Elapsed != 6500*time.Millisecond || s.Remaining != 5500*time.Millisecond {
			t.Errorf("after 6.5 s: %+v, %v; want 3 turns done and 5.5 s left", s, kept)
		}
		if err := <-ended; err != nil {
			t.Error(err)
		}
		var want []Turn
		for i, order := range Orders(7, 2, 3) {
			for place, at := range order {
				want = append(want, Turn{at, i + 1, place + 1})
			}
		}
		if !slices.Equal(r.kept, want) {
			t.Errorf("turns %v, want %v", r.kept, want)
		}
		r.run.End(time.Now(), func(s *Status, _ *[]Turn) { s.Phase = "over" })
		time.Sleep(time.Minute)
		if s, _ := r.run.Look(time.Now()); s.Phase != "over" || s.Elapsed != 12*time.Second || s.Remaining != 0 || slices.Contains(s.States, Idle) || r.run.Stopped() {
			t.Errorf("at the end: %+v", s)
		}
		if len(kept) != 3 {
			t.Errorf("a snapshot that was handed out has changed: %v", kept)
		}
	})
}

// Before each turn a function is called, and waited for.
func TestBetween(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(2)
		var kept []int
		r.run.Between(func(context.Context) {
			time.Sleep(10 * time.Second)
			kept = append(kept, len(r.kept))
		})
		begun := time.Now()
		if err := r.run.Rounds(t.Context(), r.contest()); err != nil {
			t.Fatal(err)
		}
		if want := []int{0, 1, 2, 3, 4, 5}; !slices.Equal(kept, want) || time.Since(begun) != 72*time.Second {
			t.Errorf("called with %v turns kept, want %v; all takes %v, want 72 s", kept, want, time.Since(begun))
		}
	})
}

func TestGivenUpAndOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(3)
		r.run.Leave(0)
		if s, _ := r.run.Look(time.Now()); s.Total != 6 || s.States[0] != Out {
			t.Errorf("without the first: %+v", s)
		}
		r.fail = func(t Turn) error {
			if t.Contestant == 1 && t.Round == 2 {
				return errors.New("broken")
			}
			return nil
		}
		if err := r.run.Rounds(t.Context(), r.contest()); err != nil {
			t.Error(err)
		}
		s, _ := r.run.Look(time.Now())
		if len(r.kept) != 4 || len(r.gaveUp) != 1 || s.Done != 6 || !slices.Equal(s.States, []State{Out, Broken, Done}) {
			t.Errorf("%d kept, given up %v, %+v; want 4, one in round 2, all 6 counted", len(r.kept), r.gaveUp, s)
		}
		if last := r.kept[3]; last.Place != 1 {
			t.Errorf("the only one in a round has place %d", last.Place)
		}
	})
}

// A turn that the end of the context may have cut short is dropped.
func TestATurnThatWasCutShortIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(3)
		ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
		defer cancel()
		if err := r.run.Rounds(ctx, r.contest()); err != nil || len(r.kept) < 3 || len(r.kept) > 4 || !r.run.Stopped() {
			t.Errorf("error %v, %v kept, stopped %v", err, r.kept, r.run.Stopped())
		}
		if s, _ := r.run.Look(time.Now()); s.Current != Nobody || s.Done != len(r.kept) {
			t.Errorf("%+v", s)
		}
	})
}

func TestNobodyCanGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(3)
		r.over = errors.New("the target has ended")
		if err := r.run.Rounds(t.Context(), r.contest()); !errors.Is(err, r.over) || len(r.kept) != 1 {
			t.Errorf("error %v after %d turns, want the target's after one", err, len(r.kept))
		}
	})
}

// A reader may hold a snapshot while the next one is made.
func TestAMomentIsNeverChanged(t *testing.T) {
	r := New[int](1, 2, 2)
	before, _ := r.Look(time.Now())
	r.Leave(1)
	if before.States[1] != Waiting {
		t.Errorf("the states of the moment before have changed to %v", before.States)
	}
}

// A seed of 0 is drawn, and is exact as a number of JSON.
func TestSeedIsDrawn(t *testing.T) {
	if s := New[int](0, 1, 1).Seed(); s == 0 || s >= 1<<53 {
		t.Errorf("seed %d", s)
	}
}

// A run that needs no more rounds ends after the one that is under way, with all of its
// turns done.
func TestEnough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRace(9)
		c, asked := r.contest(), 0
		c.Enough = func() bool { asked++; return asked == 2 }
		if err := r.run.Begin(time.Now()); err != nil {
			t.Fatal(err)
		}
		if err := r.run.Rounds(t.Context(), c); err != nil {
			t.Error(err)
		}
		s, _ := r.run.Look(time.Now())
		if len(r.kept) != 6 || s.Done != 6 || s.Total != 6 || r.run.Stopped() || !slices.Equal(s.States, []State{Done, Done, Done}) {
			t.Errorf("%d turns kept, %+v, stopped %v; want 6 of 6", len(r.kept), s, r.run.Stopped())
		}
	})
}
