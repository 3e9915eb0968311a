package benchmark

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/store"
)

// keptClients is a stage with two runs of clients in its store, the second on screen, which
// were made in the window.
func keptClients(t *testing.T) *stage {
	t.Helper()
	s, fake, plans := asking(t, 1280, 800)
	s.store = store.Open(filepath.Join(t.TempDir(), "data"))
	s.tab.KeepIn(s.store, nil)
	for n := range 2 {
		if err := s.tab.Run(); err != nil {
			t.Fatal(err)
		}
		r := clientResults((*plans)[n], 1)
		r.Plan.Seed = uint64(n + 1)
		r.Started = r.Started.AddDate(0, 0, n)
		r.Finished = r.Finished.AddDate(0, 0, n)
		fake.finish <- r
		s.until("the run has ended", func() bool { return !s.tab.Busy() && len(s.tab.past.runs.All()) == n+1 })
	}
	return s
}

func TestRunsOfClientsAreKept(t *testing.T) {
	s := keptClients(t)
	if got := s.texts(); !strings.Contains(got, " as run #2") {
		t.Errorf("the status is %q, want the number of the run", got)
	}

	// The last one is on screen after a restart, with inputs that were changed since.
	s.tab.in.clients.requests.Entry().SetText("77")
	s.restart()
	if r := s.tab.clients.results; r == nil || r.Plan.Seed != 2 || s.tab.in.values().Client.Requests != "77" {
		t.Fatalf("after a restart %+v is on screen", r)
	}

	// An older one opens from History, also while servers are chosen.
	s.until("the runs are listed", func() bool { return len(s.tab.past.runs.All()) == 2 })
	s.tab.in.target.SetIndex(int(form.BuiltIn))
	s.tab.openKept(1)
	s.until("run #1 is open", func() bool { return s.tab.clients.kept.id == 1 })
	if !s.tab.ofClients() || s.tab.clients.results.Plan.Seed != 1 || s.tab.in.values().Client.Requests != "100" || s.tab.clients.machine.Stale {
		t.Error("run #1 is not on screen with its inputs")
	}

	// A deleted run is marked so, until it is brought back.
	s.tab.OpenHistory()
	s.tab.past.runs.Select(1)
	s.tab.past.onKey(fyne.KeyDelete)
	s.until("run #1 is deleted", func() bool { return len(s.tab.past.runs.All()) == 1 && len(s.tab.past.deleted) == 1 })
	if got := s.texts(); !strings.Contains(got, "run #1 was deleted") {
		t.Errorf("the status is %q", got)
	}
	s.tab.past.undelete()
	s.until("run #1 is back", func() bool { return len(s.tab.past.runs.All()) == 2 })
	if got := s.texts(); !strings.Contains(got, " as run #1") {
		t.Errorf("the status is %q", got)
	}
}

func TestRunsOfClientsAreCompared(t *testing.T) {
	s := keptClients(t)
	p := s.tab.past
	s.tab.OpenHistory()
	p.tick(1)
	p.tick(2)
	p.compareTicked()
	s.until("the runs are compared", func() bool { return len(p.against.runs) == 2 })
	if rows := p.against.c.Rows; len(rows) != 1 || rows[0].Config != "Perihelion, one after another" {
		t.Errorf("the rows are %+v", rows)
	}
	if text := p.against.verdict.Text(); !strings.Contains(text, "repeat and 1 cannot show a difference") {
		t.Errorf("the verdict is %q", text)
	}

	// A run of servers beside it is compared with nothing.
	handOver(s.store.Begin(), evaluated(bench.DefaultPlan(), 4))
	p.look()
	s.until("run #3 is listed", func() bool { return len(p.runs.All()) == 3 })
	p.tick(3)
	s.until("three are compared", func() bool { return len(p.against.runs) == 3 })
	if got := p.against.c.Runs[2].Refused; !strings.Contains(got, "one run compares servers, the other clients") {
		t.Errorf("#3 is refused because %q", got)
	}
}

// A run with a setting that has no input is not made again with another.
func TestRunOfClientsThatOnlyATerminalMakes(t *testing.T) {
	s := keptClients(t)
	p := clients.DefaultPlan()
	p.Timeout, p.Repeats = 30e9, 2
	k := s.store.BeginClients()
	if err := k.Keep(clientResults(p, 2)); err != nil {
		t.Fatal(err)
	}
	s.tab.past.look()
	s.until("run #3 is listed", func() bool { return len(s.tab.past.runs.All()) == 3 })
	s.tab.runKeptAgain(3)
	s.until("run #3 is open", func() bool { return s.tab.clients.kept.id == 3 })
	if s.tab.Busy() {
		t.Error("a run with the usual timeout has begun")
	}
	if got := s.tab.onlyInTerminal(3); got != "perihelion clients -n 100 --repeats 2 --timeout 30s --delay 100ms" {
		t.Errorf("the command is %q", got)
	}
	s.tab.runKeptAgain(2)
	s.until("run #2 is made again", s.tab.Busy)
}
