package command

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/file"
	"perihelion/bench/server"
	"perihelion/bench/store"
)

// ownStore is an empty store of one test.
func ownStore(t *testing.T) *store.Store {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	t.Setenv(store.Variable, folder)
	return store.Open(folder)
}

// keepRun keeps a run of two configurations without requests, which began at an hour of
// a day, and returns its number.
func keepRun(t *testing.T, s *store.Store, hour int) int {
	t.Helper()
	r := bench.Record{
		Plan: bench.Plan{
			Configs:     []server.Config{{Name: server.Goroutines}, {Name: server.Prefork}},
			Connections: 20, Duration: time.Second, Repeats: 3,
		},
		Started: time.Date(2026, 11, 22, hour, 0, 0, 0, time.UTC),
	}
	w := s.Begin()
	broken := bench.Step{Config: "goroutines", Broken: "its server did not start"}
	r.Add(broken)
	r.Finished = r.Started.Add(time.Minute)
	for _, err := range []error{w.Begin(r), w.Add(broken), w.End(bench.Evaluate(r))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return w.ID()
}

func TestRunArgument(t *testing.T) {
	s := ownStore(t)
	first, last := keepRun(t, s, 8), keepRun(t, s, 9)
	run, err := s.Load(first)
	if err != nil {
		t.Fatal(err)
	}
	path, plan := filepath.Join(t.TempDir(), "1"), filepath.Join(t.TempDir(), "plan.json")
	if err := file.Replace(path, 0o600, run.WriteJSON); err != nil {
		t.Fatal(err)
	}
	for arg, hour := range map[string]int{"1": 8, "#1": 8, "#2": 9, "last": 9, path: 8} {
		if r, err := runOf(context.Background(), arg); err != nil || r.Started.Hour() != hour {
			t.Errorf("%s is the run of %v (%v), want that of %d o'clock", arg, r.Started, err, hour)
		}
	}
	if err := os.WriteFile(plan, []byte(`{"format": "perihelion/plan/1", "connections": 1, "repeats": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for arg, sentence := range map[string]string{
		"3": "there is no run #3", "0": "there is no run #0", "#": "there is no file #", "99999999999999999999": "there is no run",
		"none.json": "there is no file none.json", plan: "holds a plan and no results",
	} {
		if _, err := runOf(context.Background(), arg); err == nil || !strings.Contains(err.Error(), sentence) || exitCode(err) != Misused {
			t.Errorf("%s: %v", arg, err)
		}
	}
	for _, id := range []int{first, last} {
		if err := s.Delete(id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := runOf(context.Background(), "last"); !strings.Contains(err.Error(), "there is no run yet") {
		t.Errorf("last in an empty store: %v", err)
	}
}
