package benchmark

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/clients"
)

// fakeClients is a comparison of clients that the test carries out.
type fakeClients struct {
	keeper   clients.Keeper
	finish   chan clients.Results
	snapshot clients.Snapshot
}

func (f *fakeClients) Run(ctx context.Context) (clients.Results, error) {
	select {
	case r := <-f.finish:
		if f.keeper != nil {
			_ = f.keeper.Keep(r)
		}
		return r, nil
	case <-ctx.Done():
		r := f.snapshot.Partial
		r.Stopped = true
		return r, nil
	}
}

func (f *fakeClients) Keep(k clients.Keeper) { f.keeper = k }

func (f *fakeClients) Between(func(context.Context)) {}

func (f *fakeClients) Snapshot() clients.Snapshot { return f.snapshot }

// clientResults are the results of two clients, of which one cannot run.
func clientResults(p clients.Plan, turns int) clients.Results {
	c := clients.Client{Name: "Perihelion, one after another", By: clients.ByPerihelion, Concurrency: 1, Expected: 10, Requests: 100, OK: 100}
	c.Wall, c.User, c.Sys, c.Process.Wall = 10.07, 0.05, 0.09, 10.08
	for range turns {
		c.Repeats = append(c.Repeats, clients.Repeat{Requests: 100, OK: 100, Times: c.Times, Process: c.Process})
	}
	unable := clients.Client{Name: "aiohttp (Python), all at once", By: clients.ByAiohttp, Unable: "there is no Python 3 here; install with: apt install python3"}
	begun := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	return clients.Results{Started: begun, Finished: begun.Add(21 * time.Second), Plan: p, Clients: []clients.Client{c, unable}}
}

// asking opens a tab that compares clients.
func asking(t *testing.T, w, h float32) (*stage, *fakeClients, *[]clients.Plan) {
	t.Helper()
	s := newStage(t, w, h, widget.Light)
	fake := &fakeClients{finish: make(chan clients.Results, 1)}
	var plans []clients.Plan
	s.tab.host.clients = func(p clients.Plan) (clientRunner, error) {
		plans = append(plans, p)
		fake.snapshot = clients.Snapshot{Phase: "Perihelion, one after another asks", Total: 1, Current: "Perihelion, one after another", Partial: clientResults(p, 0)}
		return fake, nil
	}
	s.tab.in.target.SetIndex(int(form.Clients))
	return s, fake, &plans
}

func TestClientsAreCompared(t *testing.T) {
	for _, w := range []float32{1280, 960} {
		s, fake, plans := asking(t, w, 640)
		if s.tab.servers.pane.object.Visible() || !s.tab.clients.pane.object.Visible() || s.tab.in.line("load").fold.Visible() || !s.tab.in.clients.delay.Visible() {
			t.Fatal("the form does not show what it is about")
		}
		s.tab.in.clients.requests.Entry().SetText("50")
		if err := s.tab.Run(); err != nil {
			t.Fatal(err)
		}
		if want := (clients.Plan{Delay: 100 * time.Millisecond, Requests: 50, Repeats: 1}); len(*plans) != 1 || !cmp.Equal((*plans)[0], want) {
			t.Errorf("plan %+v, want %+v", *plans, want)
		}
		if !s.tab.Busy() || s.tab.in.stop.Disabled() || !s.tab.in.run.Disabled() {
			t.Error("while running, Run can be pressed or Stop cannot")
		}
		if got := s.tab.clients.pane.entries[0].table.Lines()[0].Cells[0].Note; got != "asks…" {
			t.Errorf("the client's state is %q", got)
		}
		fake.finish <- clientResults((*plans)[0], 1)
		s.until("the run has ended", func() bool { return !s.tab.Busy() })
		lines := s.tab.clients.pane.entries[0].table.Lines()
		if lines[0].Cells[4].Text != "10.070" || lines[1].Cells[0].Note != "cannot run" || !lines[1].Muted {
			t.Errorf("lines %+v", lines)
		}
		if got := s.tab.clients.pane.notes.shown.Doubts.Text; !strings.Contains(got, "apt install python3") {
			t.Errorf("the first notice is %q", got)
		}
		if got := s.tab.bar.Items()[0].Text; got != "finished: 1 of 1 turns in 21 s" {
			t.Errorf("status %q", got)
		}
		path := filepath.Join(t.TempDir(), "clients.png")
		if err := s.tab.SaveChart(path); err != nil {
			t.Error(err)
		} else if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
		s.tab.in.clients.repeats.Entry().SetText("3")
		if got := s.tab.clients.pane.remark.Text(); got != staleSentence {
			t.Errorf("after a change the remark is %q", got)
		}
	}
}

func TestClientsStop(t *testing.T) {
	s, _, _ := asking(t, 1280, 640)
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.tab.in.target.SetIndex(int(form.BuiltIn))
	if !s.tab.ofClients() {
		t.Error("a run under way is not on screen any more")
	}
	s.tab.Stop()
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if s.tab.ofClients() || !s.tab.servers.pane.object.Visible() {
		t.Error("after the run the servers that were chosen are not on screen")
	}
}

// A run that is stopped before its first turn leaves the results of the run before.
func TestClientsStoppedBeforeTheFirstTurnKeepTheResultsOfBefore(t *testing.T) {
	s, fake, plans := asking(t, 1280, 640)
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	fake.finish <- clientResults((*plans)[0], 1)
	s.until("the first run has ended", func() bool { return !s.tab.Busy() })
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.tab.Stop()
	s.until("the second run has ended", func() bool { return !s.tab.Busy() })
	if got := s.tab.clients.pane.entries[0].table.Lines()[0].Cells[4].Text; got != "10.070" {
		t.Errorf("the wall time is %q, want that of the first run", got)
	}
	if got, want := s.tab.bar.Items()[0], (widget.Status{Kind: widget.Warning, Text: "stopped before the first turn: these are the results of the run before"}); got != want {
		t.Errorf("status %v, want %v", got, want)
	}
}

func TestClientsNameWhatIsWrong(t *testing.T) {
	s, _, plans := asking(t, 1280, 640)
	for i, f := range s.tab.in.clients.fields() {
		good := f.Text()
		f.Entry().SetText([]string{"http://", "soon", "many", "0"}[i])
		if f.Err() == nil {
			t.Errorf("%s: no error for %q", f.Label(), f.Text())
		}
		if err := s.tab.Run(); err == nil || len(*plans) != 0 {
			t.Errorf("%s: it runs all the same", f.Label())
		}
		if s.win.Canvas().Focused() != f.Entry() {
			t.Errorf("%s: the keyboard is elsewhere", f.Label())
		}
		f.Entry().SetText(good)
		if f.Err() != nil {
			t.Errorf("%s: %v", f.Label(), f.Err())
		}
	}
}

// Clients of another machine are asked about first.
func TestClientsOfAnotherMachineAreAskedAbout(t *testing.T) {
	s, fake, plans := asking(t, 1280, 640)
	s.tab.in.clients.url.Entry().SetText("http://example.org/")
	if s.tab.in.clients.delay.Visible() {
		t.Error("a delay is asked for that a server of one's own does not have")
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.until("the question is asked", func() bool { return s.tab.question != nil })
	if len(*plans) != 0 {
		t.Error("it runs before the answer")
	}
	s.tab.question.yes.OnTapped()
	if len(*plans) != 1 || (*plans)[0].URL != "http://example.org/" {
		t.Errorf("plans %+v", *plans)
	}
	fake.finish <- clientResults((*plans)[0], 1)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
}

// Closing does not wait until every client has had its turn.
func TestCloseStopsClients(t *testing.T) {
	s, _, _ := asking(t, 1280, 640) // which ends by itself never
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	closed := make(chan struct{})
	go func() {
		s.tab.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-time.After(20 * time.Second):
		t.Fatal("it is still not closed")
	}
}

// A real comparison, closed in the middle, leaves nothing.
func TestCloseInTheMiddleOfRealClients(t *testing.T) {
	s := newStage(t, 1280, 640, widget.Light)
	s.tab.in.target.SetIndex(int(form.Clients))
	before := goleak.IgnoreCurrent()
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.until("a client asks", func() bool { return len(s.tab.clients.pane.entries[0].table.Lines()) > 0 && children(t) >= 2 })
	s.tab.Close()
	if n := children(t); n != 0 {
		t.Errorf("%d children after Close, want none", n)
	}
	s.drain()
	goleak.VerifyNone(t, before)
}
