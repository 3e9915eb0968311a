package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/clients"
)

// clientsAfter is a run of clients after so many of its four turns, of which the last ends it.
func clientsAfter(turns int) clients.Results {
	r := clients.Results{
		Started: begin, Finished: begin.Add(time.Duration(turns) * time.Second), Interrupted: turns < 4, Stopped: turns < 4,
		Environment: bench.Environment{OS: "linux", CPU: "Example 3000", Cores: 2}, Plan: clients.Plan{Delay: 100 * time.Millisecond, Requests: 100, Repeats: 2, Seed: 7},
		Clients: []clients.Client{{Name: "Perihelion, one after another", Concurrency: 1}, {Name: "aiohttp (Python), all at once", Concurrency: 100}, {Name: "requests (Python), one after another", Unable: "no Python"}},
	}
	for n := range turns {
		c := &r.Clients[n%2]
		wall := []float64{10, 0.4}[n%2]
		c.Times.Wall, c.WallRange.Low, c.WallRange.High = wall, wall, wall
		c.Requests, c.OK = c.Requests+100, c.OK+100
		c.Repeats = append(c.Repeats, clients.Repeat{Round: n/2 + 1, Place: n%2 + 1, Requests: 100, OK: 100, Times: clients.Times{Wall: wall}})
	}
	return r
}

// keepClients hands a run of clients over as clients.Runner does.
func keepClients(t *testing.T, w *ClientsWriter, turns int) {
	t.Helper()
	for n := range turns + 1 {
		if err := w.Keep(clientsAfter(n)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestClientsAreKept(t *testing.T) {
	s := kept(t, 1)
	w := s.BeginClients()
	for n := range 4 {
		if err := w.Keep(clientsAfter(n)); err != nil {
			t.Fatal(err)
		}
		e := list(t, s)[0]
		if e.State != Running || e.Kind != Clients || e.Done != n || e.Total != 4 || !e.Finished.IsZero() {
			t.Errorf("after %d turns the run is listed as %+v", n, e)
		}
	}
	if err := s.Delete(w.ID()); err == nil {
		t.Error("a run under way was deleted")
	}
	// What a program leaves behind that is killed now.
	killed := filepath.Join(s.runs(), "3")
	if err := os.CopyFS(killed, os.DirFS(s.RunFolder(2))); err != nil {
		t.Fatal(err)
	}
	if err := w.Keep(clientsAfter(4)); err != nil {
		t.Fatal(err)
	}

	all := list(t, s)
	if e := all[0]; e.ID != 3 || e.State != Interrupted || e.Done != 3 || e.Finished != begin.Add(3*time.Second) {
		t.Errorf("the killed run is listed as %+v", e)
	}
	if e := all[1]; e.State != Finished || e.Done != 4 || e.Title != "clients: built-in target, 100 ms" || len(e.Figures) != 2 || e.Figures[1].RPS.Median != 250 {
		t.Errorf("the run is listed as %+v", e)
	}
	if r, err := s.LoadClients(2); err != nil || len(r.Clients[1].Repeats) != 2 || r.Interrupted {
		t.Errorf("LoadClients(2) = %+v, %v", r, err)
	}
	if r, err := s.LoadClients(3); err != nil || len(r.Clients[0].Repeats) != 2 || !r.Interrupted || !r.Stopped {
		t.Errorf("LoadClients(3) = %+v, %v", r, err)
	}
	if id, err := s.Last(Servers); id != 1 || err != nil {
		t.Errorf("the last run of servers is %d, %v", id, err)
	}
	if id, err := s.Last(); id != 3 || err != nil {
		t.Errorf("the last run is %d, %v", id, err)
	}

	// Name, deletion and the index are those of every run.
	if err := s.Edit(2, About{Name: "new Python"}); err != nil {
		t.Fatal(err)
	}
	aged(t, s)
	list(t, s)
	if found := (Filter{Text: "clients new"}).Of(list(t, s)); len(found) != 1 || found[0].Kind != Clients {
		t.Errorf("found are %+v", found)
	}
	if err := s.Delete(2); err != nil || len(list(t, s)) != 2 {
		t.Errorf("Delete: %v", err)
	}
	if err := s.Restore(2); err != nil || list(t, s)[1].Name != "new Python" {
		t.Errorf("Restore: %v", err)
	}
}

// A run of the other kind is refused with a sentence.
func TestKindsAreNotMixed(t *testing.T) {
	s := kept(t, 1)
	keepClients(t, s.BeginClients(), 4)
	if _, err := s.Load(2); err == nil || !strings.Contains(err.Error(), "run #2 compares clients") {
		t.Errorf("Load(2) = %v", err)
	}
	if _, err := s.LoadClients(1); err == nil || !strings.Contains(err.Error(), "run #1 compares servers") {
		t.Errorf("LoadClients(1) = %v", err)
	}
	if _, err := s.LoadClients(9); err == nil || !strings.Contains(err.Error(), "there is no run #9") {
		t.Errorf("LoadClients(9) = %v", err)
	}
	if err := os.WriteFile(filepath.Join(s.RunFolder(2), clientsName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := list(t, s)[0]; e.State != Damaged || e.Kind != Clients || !strings.Contains(e.Problem, "run #2 cannot be opened: its file holds no run of clients") {
		t.Errorf("a damaged run is listed as %+v", e)
	}
}

// A full disk keeps the turns that were reported as kept; one that fails once loses nothing.
func TestClientsOnAFaultyDisk(t *testing.T) {
	count := Open(filepath.Join(t.TempDir(), "data"))
	calls := &faulty{disk: system{}}
	count.disk = calls
	keepClients(t, count.BeginClients(), 4)
	for at := range calls.writes {
		for _, once := range []bool{true, false} {
			s := Open(filepath.Join(t.TempDir(), "data"))
			s.disk = &faulty{disk: system{}, cut: 10, fail: func(write int) error {
				if write == at || write > at && !once {
					return syscall.ENOSPC
				}
				return nil
			}}
			w, kept := s.BeginClients(), -1
			for n := range 5 {
				err := w.Keep(clientsAfter(n))
				if err == nil {
					kept = n
				} else if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "free space on the disk") {
					t.Errorf("call %d: the error is %q", at, err)
				}
			}
			all := list(t, Open(s.folder))
			switch {
			case once && kept < 3:
				t.Errorf("call %d failed once, and %d turns are kept", at, kept)
			case kept < 0 && len(all) == 0:
			case len(all) != 1 || all[0].Done < kept || all[0].State == Damaged:
				t.Errorf("full from call %d on: %d turns were reported as kept, and the list has %+v", at, kept, all)
			}
		}
	}
}

func TestClientsThatWereStoppedAtOnceLeaveNothing(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "data"))
	w := s.BeginClients()
	keepClients(t, w, 0)
	r := clientsAfter(0)
	r.Interrupted = false
	if err := w.Keep(r); err != nil || w.ID() != 0 || len(list(t, s)) != 0 {
		t.Errorf("Keep: %v, number %d", err, w.ID())
	}
}
