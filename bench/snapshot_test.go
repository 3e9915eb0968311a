package bench

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"perihelion/bench/rounds"
	"perihelion/bench/server"
)

func TestSnapshotTellsTheCourse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{during: func(context.Context, string, int) { time.Sleep(2 * time.Second) }}
		p := threePlan(2)
		p.Seed = 1
		r := newRunner(p, f)
		if s := r.Snapshot(); s.Total != 6 || s.Elapsed != 0 || s.States["goroutines"] != Waiting || len(s.Partial.Results) != 3 {
			t.Errorf("before Run: %+v, want 6 repeats, all waiting", s)
		}
		finished := make(chan struct{})
		go func() {
			defer close(finished)
			if _, err := r.Run(t.Context()); err != nil {
				t.Error(err)
			}
		}()
		order := rounds.Orders(1, 2, 3)
		labels := p.Labels()

		time.Sleep(time.Second)
		first := labels[order[0][0]]
		s := r.Snapshot()
		if s.Current != first || s.States[first] != Loading || s.Done != 0 || s.Elapsed != time.Second || s.Remaining != 0 || s.Progress.OK != 1 {
			t.Errorf("in the first load: %+v, want %s loading, 1s elapsed, remaining unknown", s, first)
		}
		under := s.InTime().Results[slices.Index(labels, first)]
		if len(s.Seconds) != 1 || len(under.Repeats) != 1 || len(under.Repeats[0].Timeline) != 1 || len(s.Partial.Results[slices.Index(labels, first)].Repeats) != 0 {
			t.Errorf("in the first load there are the seconds %v, in time %+v", s.Seconds, under.Repeats)
		}
		if want := first + " is under load, round 1 of 2"; s.Phase != want {
			t.Errorf("phase %q, want %q", s.Phase, want)
		}

		time.Sleep(2 * time.Second)
		s = r.Snapshot()
		if s.Done != 1 || s.States[first] != Idle || s.Elapsed != 3*time.Second || s.Remaining != 9*time.Second || len(s.Partial.Results) != 3 {
			t.Errorf("in the second load: %+v, want 1 done, 3s elapsed, 9s remaining", s)
		}
		<-finished
		s = r.Snapshot()
		if s.Done != 6 || s.Phase != "finished" || s.States[first] != Done || s.Current != "" || s.Elapsed != 12*time.Second || s.Partial.Verdict == "" || len(s.Seconds) > 0 || len(s.InTime().Results[0].Repeats) != 2 {
			t.Errorf("at the end: %+v, want finished, 6 done, 12s elapsed", s)
		}
	})
}

func TestGuessBeforeAnythingIsKnown(t *testing.T) {
	p := threePlan(2)
	if got := newRunner(p, &fake{}).guess(0, 0); got != 0 {
		t.Errorf("a turn of a plan by requests is guessed to take %v, want unknown", got)
	}
	p.Requests, p.Duration = 0, 2*time.Second
	r := newRunner(p, &fake{})
	if got, want := r.guess(0, 0), 2500*time.Millisecond; got != want {
		t.Errorf("a repeat of 2s is guessed to take %v, want %v", got, want)
	}
	p.Configs[0] = server.Config{Name: server.FlaskDev}
	if got, want := newRunner(p, &fake{}).guess(0, 700*time.Millisecond), p.Duration+p.Configs[0].Rough().Start; got <= want {
		t.Errorf("a repeat of 2s with the start of Python is guessed to take %v, want more than %v", got, want)
	}
	p.Requests, p.Duration = 1000, 0
	if got := newRunner(p, &fake{}).guess(0, 7*time.Second); got != 7*time.Second {
		t.Errorf("guessed %v, want what the others took", got)
	}
}

// TestSnapshotsAreImmutable reads all of every snapshot while the run goes on (the
// race detector watches), and reads the first ones again at the end.
func TestSnapshotsAreImmutable(t *testing.T) {
	f := &fake{}
	p := threePlan(30)
	r := newRunner(p, f)
	type seen struct {
		snapshot Snapshot
		text     string
	}
	text := func(s Snapshot) string {
		b, err := json.Marshal(s)
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	finished := make(chan struct{})
	var readers sync.WaitGroup
	kept := make([][]seen, 2)
	for i := range kept {
		readers.Go(func() {
			for {
				s := r.Snapshot()
				kept[i] = append(kept[i], seen{s, text(s)})
				select {
				case <-finished:
					return
				default:
				}
			}
		})
	}
	if _, err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(finished)
	readers.Wait()
	for _, one := range append(kept[0], kept[1]...) {
		if now := text(one.snapshot); now != one.text {
			t.Fatalf("a snapshot has changed from\n%s\nto\n%s", one.text, now)
		}
		one.snapshot.States["goroutines"] = Broken // the reader's own
	}
	if s := r.Snapshot(); s.States["goroutines"] != Done {
		t.Errorf("a reader has changed the state to %s", s.States["goroutines"])
	}
}
