package benchmark

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/store"
)

// keeping is a stage whose tab keeps its runs in a temporary store.
func keeping(t *testing.T, w, h float32) *stage {
	t.Helper()
	s := newStage(t, w, h, widget.Dark)
	s.store = store.Open(filepath.Join(t.TempDir(), "data"))
	s.tab.KeepIn(s.store, nil)
	return s
}

// restart opens the tab anew with the same store, and waits for the last run.
func (s *stage) restart() (interrupted bool) {
	s.t.Helper()
	s.tab.Close()
	s.open(1280, 800)
	there := false
	s.tab.Resume(func(was bool) { interrupted, there = was, true })
	s.until("the last run was looked for", func() bool { return there })
	return interrupted
}

func (s *stage) texts() string {
	var all []string
	for _, item := range s.tab.bar.Items() {
		all = append(all, item.Text)
	}
	return strings.Join(all, "; ")
}

func TestLastRunIsOnScreenAfterARestart(t *testing.T) {
	s := keeping(t, 1280, 800)
	if s.restart(); s.tab.servers.results != nil {
		t.Fatal("an empty store brought a run")
	}
	s.finish(30)
	if got := s.texts(); !strings.Contains(got, " as run #1") {
		t.Errorf("the status is %q, want the number of the run", got)
	}
	baseline := s.plans[0].Labels()[2]
	again := s.tab.servers.results.Against(baseline)
	s.tab.servers.results = &again
	s.tab.servers.refresh(chart.Invitation{})
	verdict := s.tab.servers.results.Verdict

	if s.restart() {
		t.Error("the run is reported as interrupted")
	}
	r, ok := s.tab.Results()
	if !ok || len(r.Results) != 3 || r.Plan.Baseline != baseline || r.Verdict != verdict {
		t.Fatalf("Results() has the baseline %q and the verdict %q, %t; want %s, %q", r.Plan.Baseline, r.Verdict, ok, baseline, verdict)
	}
	if s.tab.servers.machine.Stale || s.tab.servers.machine.Phase != view.Finished {
		t.Errorf("the run is shown as %+v", s.tab.servers.machine)
	}

	// Inputs that were changed since stay, and are another question than the run's.
	s.tab.in.load[form.Connections].Entry().SetText("33")
	s.restart()
	if got := s.tab.in.values().Connections; got != "33" || !s.tab.servers.machine.Stale {
		t.Errorf("%s connections, out of date %t; want 33, true", got, s.tab.servers.machine.Stale)
	}
}

// The inputs are still those of the run, however their values were typed.
func TestARunIsUpToDateAfterARestartInAnyNotation(t *testing.T) {
	s := keeping(t, 1280, 800)
	s.tab.in.load[form.Amount].Entry().SetText("200ms")
	s.tab.in.load[form.Connections].Entry().SetText("1,4;16")
	s.finish(30)
	s.restart()
	if got := s.tab.in.values().Amount; got != "200ms" || s.tab.servers.machine.Stale {
		t.Errorf("each repeat is %q, out of date %t; want 200ms, false", got, s.tab.servers.machine.Stale)
	}
}

// A run that another program made comes with its own inputs.
func TestLastRunOfAnotherProgram(t *testing.T) {
	s := keeping(t, 1280, 800)
	s.finish(30)
	plan := s.plans[0]
	plan.Connections = 7
	handOver(s.store.Begin(), evaluated(plan, 30))
	s.restart()
	if got := s.tab.in.values().Connections; got != "7" || s.tab.servers.machine.Stale {
		t.Errorf("%s connections, out of date %t; want 7, false", got, s.tab.servers.machine.Stale)
	}
	if got := s.texts(); !strings.Contains(got, "run #2") {
		t.Errorf("the status is %q, want run #2", got)
	}
}

func TestInterruptedRunOpensWithItsRepeats(t *testing.T) {
	s := keeping(t, 1280, 800)
	r := evaluated(bench.DefaultPlan(), 4)
	k := s.store.Begin()
	_ = k.Begin(bench.Record{Plan: r.Plan, Environment: r.Environment, Started: r.Started})
	m := r.Results[0].Repeats[0]
	_ = k.Add(bench.Step{Config: r.Results[0].Config, Repeat: &bench.Repeat{Config: r.Results[0].Config, Turn: r.Results[0].Turns[0], Measurement: m}})
	journal := filepath.Join(s.store.RunFolder(1), "journal")
	copied := store.Open(filepath.Join(t.TempDir(), "data"))
	copyFile(t, journal, filepath.Join(copied.RunFolder(1), "journal")) // nobody holds its lock
	s.store = copied
	if !s.restart() {
		t.Error("the run is not reported as interrupted")
	}
	got, ok := s.tab.Results()
	if done, _ := view.Repeats(got); !ok || done != 1 || s.tab.servers.machine.Phase != view.Stopped {
		t.Errorf("%d repeats are on screen, %t, as %v; want 1 of a run that was stopped", done, ok, s.tab.servers.machine.Phase)
	}
	if text := s.texts(); !strings.HasPrefix(text, "interrupted: 1 of 30 repeats are kept") {
		t.Errorf("the status is %q", text)
	}
	_ = k.End(r)
}

// Without a store a sentence stands in the bar, and everything else works.
func TestWithoutAStore(t *testing.T) {
	s := newStage(t, 1280, 800, widget.Light)
	s.tab.KeepIn(nil, errors.New("the system names no folder for application data; set PERIHELION_DATA to a folder"))
	asked := false
	if s.tab.Resume(func(bool) { asked = true }); !asked {
		t.Error("the start waits for a store that is not there")
	}
	s.finish(30)
	if got := s.texts(); !strings.Contains(got, "runs are not kept: ") || !strings.Contains(got, "finished: 30 of 30") {
		t.Errorf("the status is %q", got)
	}
}

func TestQuittingInARunAsks(t *testing.T) {
	s := keeping(t, 1280, 800)
	quits := 0
	quit := func() { quits++ }
	if s.tab.Leave(quit); quits != 1 {
		t.Fatal("without a run the window does not close at once")
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	s.tab.Leave(quit)
	s.tab.Leave(quit)
	if quits != 1 || s.tab.leaving == nil || s.win.Canvas().Focused() != fyne.Focusable(s.tab.leaving.no) {
		t.Fatal("the window closes in a run, or the keyboard is not on Keep running")
	}
	s.tab.leaving.no.OnTapped()
	if !s.tab.Running() || s.win.Canvas().Overlays().Top() != nil {
		t.Fatal("Keep running ended the run, or left the question")
	}
	s.tab.Leave(quit)
	s.tab.leaving.yes.OnTapped()
	if quits != 2 {
		t.Fatal("Stop and quit has no effect")
	}
	s.tab.Stop()
	if s.tab.Leave(quit); quits != 3 || s.tab.leaving != nil {
		t.Error("the end of a run that was stopped already is asked about")
	}
	s.tab.Close()
	if all, err := s.store.List(); err != nil || len(all) != 1 || all[0].State != store.Stopped || all[0].Done != 7 {
		t.Errorf("the store lists %+v, %v; want a stopped run with 7 repeats", all, err)
	}
}

// The question follows the run, and goes with it.
func TestTheQuestionBeforeQuittingFollowsTheRun(t *testing.T) {
	s := keeping(t, 1280, 800)
	quits := 0
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	begun := evaluated(s.fake.plan, 0)
	_ = s.fake.keeper.Begin(bench.Record{Plan: begun.Plan, Environment: begun.Environment, Started: begun.Started})
	s.tab.Leave(func() { quits++ })
	text := func() string { return s.tab.leaving.texts[0].Text() }
	if got := text(); !strings.Contains(got, "none of its repeats") {
		t.Errorf("the question is %q", got)
	}
	s.fake.at(7)
	s.until("the picture of the run is a new one", func() bool { return s.tab.servers.run.done == 7 })
	if got := text(); !strings.Contains(got, "7 repeats are finished") {
		t.Errorf("after seven repeats the question is %q", got)
	}
	s.fake.finish <- evaluated(s.fake.plan, 30)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if s.tab.leaving != nil || s.win.Canvas().Overlays().Top() != nil || quits != 0 {
		t.Errorf("after the end of the run the question is still there, or the window closed (%d)", quits)
	}
	if got := s.win.Canvas().Focused(); got != nil {
		t.Errorf("a Return meant for the question goes to %T", got)
	}
	if s.tab.Leave(func() { quits++ }); quits != 1 {
		t.Error("the window does not close after the end of the run")
	}
}
