package benchmark

import (
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shirou/gopsutil/v4/process"
	"go.uber.org/goleak"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/figure"
)

func TestMain(m *testing.M) {
	child.Dispatch(bench.Roles())
	os.Exit(m.Run())
}

func TestRunShowsWhatHappensAndWhatCameOfIt(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	if s.tab.in.stop.Disabled() != true || s.tab.in.run.Disabled() {
		t.Fatal("before a run Stop can be pressed, or Run cannot")
	}
	test.Tap(s.tab.in.run)
	if !s.tab.Busy() || s.tab.in.stop.Disabled() || !s.tab.in.run.Disabled() {
		t.Fatal("while running Run can be pressed, or Stop cannot")
	}
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	if got, want := s.tab.servers.pane.notes.first.Text(), "Round 3 of 10: goroutines, 421 requests, 38,273 per second"; got != want {
		t.Errorf("now = %q, want %q", got, want)
	}
	states := []string{"3 of 10", "its turn…", "2 of 10"}
	for i, line := range s.tab.servers.table().Lines() {
		if got := line.Cells[0].Note; got != states[i] {
			t.Errorf("state in line %d = %q, want %q", i, got, states[i])
		}
	}
	s.fake.finish <- evaluated(s.fake.plan, 30)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if got := s.tab.in.run.Text(); got != "Run again" {
		t.Errorf("button = %q, want %q", got, "Run again")
	}
	r, ok := s.tab.Results()
	if !ok || len(r.Results) != 3 || len(r.Results[0].Repeats) != 10 {
		t.Fatalf("Results() = %d configurations, %t; want 3 of 10 repeats", len(r.Results), ok)
	}
	if got, want := s.tab.bar.Items()[0], (widget.Status{Kind: widget.Success, Text: "finished: 30 of 30 repeats in 21 s"}); got != want {
		t.Errorf("status = %v, want %v", got, want)
	}
	if got := s.tab.servers.pane.notes.first.Kind(); got != widget.Success {
		t.Errorf("the verdict has kind %v, want a tick", got)
	}
}

// The window learns how far a run has come, and that it is over.
func TestRunIsFollowedFromOutside(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	var seen []float64
	over := ""
	s.tab.OnRun = func(fraction float64) { seen = append(seen, fraction) }
	s.tab.OnOver = func(_ time.Duration, outcome string) { over = outcome }
	test.Tap(s.tab.in.run)
	s.fake.at(15)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 15 })
	if last := seen[len(seen)-1]; seen[0] != 0 || last < 0.5 || last > 0.6 || over != "" {
		t.Errorf("seen %v, over %q", seen, over)
	}
	s.fake.finish <- evaluated(s.fake.plan, 30)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if seen[len(seen)-1] != -1 || over != "finished: 30 of 30 repeats in 21 s" {
		t.Errorf("seen %v, over %q", seen, over)
	}
}

func TestStopKeepsFinishedRepeats(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	test.Tap(s.tab.in.run)
	s.fake.at(7)
	s.until("a snapshot is on screen", func() bool { return s.tab.servers.run.done == 7 })
	test.Tap(s.tab.in.stop)
	if s.tab.servers.machine.Phase != view.Stopping || !s.tab.in.stop.Disabled() {
		t.Error("after Stop the tab is not stopping")
	}
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	r, ok := s.tab.Results()
	if done, _ := view.Repeats(r); !ok || !r.Stopped || done != 7 {
		t.Errorf("Results() = %d repeats, stopped %t, %t; want the 7 finished ones of a stopped run", done, r.Stopped, ok)
	}
	if got := s.tab.bar.Items()[0].Text; !strings.Contains(got, "7 of 30 repeats are kept") {
		t.Errorf("status = %q, want it to say that 7 of 30 repeats are kept", got)
	}
}

func TestStopBeforeTheFirstRepeatKeepsTheResultsOfBefore(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(15)
	test.Tap(s.tab.in.run)
	s.tab.Stop()
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	r, _ := s.tab.Results()
	if done, _ := view.Repeats(r); done != 15 {
		t.Errorf("Results() = %d repeats, want the 15 of the run before", done)
	}
	if got := s.tab.bar.Items()[0].Text; !strings.Contains(got, "run before") {
		t.Errorf("status = %q, want it to name the run before", got)
	}
}

// finish carries a run to its end.
func (s *stage) finish(repeats int) {
	s.t.Helper()
	if err := s.tab.Run(); err != nil {
		s.t.Fatalf("Run() = %v", err)
	}
	s.fake.finish <- evaluated(s.fake.plan, repeats)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
}

func TestAnotherMachineIsAskedAboutFirst(t *testing.T) {
	var hits atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer server.Close()
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.target.SetIndex(int(form.Own))
	s.tab.in.urls.rows[0].field.Entry().SetText(server.URL) // the stage takes it for another machine's
	ask := func() *consent {
		t.Helper()
		if err := s.tab.Run(); err != nil {
			t.Fatalf("Run() = %v", err)
		}
		s.until("the question is asked", func() bool { return s.tab.question != nil || s.tab.servers.run != nil })
		return s.tab.question
	}
	q := ask()
	if q == nil {
		t.Fatal("a run was started without asking")
	}
	if s.win.Canvas().Focused() != fyne.Focusable(q.no) {
		t.Error("the keyboard is not on No")
	}
	if !s.tab.Busy() || !s.tab.in.run.Disabled() {
		t.Error("while the question is open, Run can be pressed")
	}
	if got, want := s.tab.bar.Items()[0].Text, "waiting for your permission"; got != want {
		t.Errorf("status = %q, want %q", got, want)
	}
	q.no.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.tab.Busy() || len(s.plans) != 0 {
		t.Fatal("No started a run")
	}
	ask().no.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.tab.Busy() || len(s.plans) != 0 {
		t.Fatal("Escape started a run")
	}
	test.Tap(ask().yes)
	if len(s.plans) != 1 {
		t.Fatal("Yes started no run")
	}
	s.fake.finish <- evaluated(s.fake.plan, 5)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if ask() != nil {
		t.Error("the same host is asked about twice in one session")
	}
	if hits.Load() != 0 {
		t.Errorf("%d requests were sent, want none: the runner is a fake", hits.Load())
	}
}

func TestTheRingInTheQuestionShowsWhatReturnPresses(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	q := showConsent(s.win, view.Question{Title: "Load host.invalid?", Text: []string{"200 requests"}}, func(bool) {})
	ring := func(b *widget.Button) string {
		at, size := s.app.Driver().AbsolutePositionForObject(b), b.Size()
		var pixels strings.Builder
		picture := s.win.Canvas().Capture()
		for x := range int(size.Width) { // along the upper edge, where the ring is
			for y := range 4 {
				fmt.Fprint(&pixels, picture.At(int(at.X)+x, int(at.Y)+y))
			}
		}
		return pixels.String()
	}
	no, yes := ring(q.no), ring(q.yes)
	s.win.Canvas().FocusNext()
	if s.win.Canvas().Focused() != fyne.Focusable(q.yes) {
		t.Fatal("Tab does not lead from No to Yes")
	}
	if ring(q.no) == no {
		t.Error("No keeps the ring after the keyboard has left it")
	}
	if ring(q.yes) == yes {
		t.Error("Yes has the keyboard and shows no ring")
	}
}

func TestThisMachineIsNotAskedAbout(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.target.SetIndex(int(form.Own))
	s.tab.in.urls.rows[0].field.Entry().SetText("127.0.0.1:8080")
	s.locals["http://127.0.0.1:8080/"] = true
	if err := s.tab.Run(); err != nil {
		t.Fatalf("Run() = %v", err)
	}
	s.until("the run is under way", func() bool { return s.tab.servers.run != nil || s.tab.question != nil })
	if s.tab.question != nil {
		t.Error("a loopback address was asked about")
	}
}

// To select a row highlights it and changes nothing of the results; to make it the
// baseline is another act, by the flag, a key or the menu of the row.
func TestBaselineIsAFlag(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(30)
	pane, table := s.tab.servers.pane, s.tab.servers.table()
	before, _ := s.tab.Results()
	verdict := pane.notes.first.Text()
	s.win.Canvas().Focus(table.FocusTarget())
	table.FocusTarget().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if r, _ := s.tab.Results(); table.Selected() != 1 || r.Comparisons[0].Baseline != before.Comparisons[0].Baseline || pane.notes.first.Text() != verdict {
		t.Errorf("selecting line 1 changed the results: %+v, %q", r.Comparisons, pane.notes.first.Text())
	}
	if pane.drawn.Marked != "goroutines" || pane.drawn.Shown != nil {
		t.Errorf("the charts show %+v, want goroutines highlighted", pane.drawn)
	}
	base := func(want string) {
		t.Helper()
		r, _ := s.tab.Results()
		if len(r.Comparisons) != 2 || r.Comparisons[0].Baseline != want {
			t.Errorf("comparisons = %+v, want two with %s", r.Comparisons, want)
		}
		for i, line := range table.Lines() {
			if at := pane.labels[i] == want; at != (line.Flag == widget.FlagSet) || at != (line.Cells[3].Text == "baseline") {
				t.Errorf("line %d has the flag %v and reads %q", i, line.Flag, line.Cells[3].Text)
			}
		}
	}
	base("one-at-a-time")
	table.FocusTarget().TypedKey(&fyne.KeyEvent{Name: fyne.KeyB})
	base("goroutines")
	if table.Selected() != 1 {
		t.Errorf("line %d is selected, want the same as before", table.Selected())
	}
	table.OnFlag(2) // as a press on it does
	base("prefork:2")
	menu := table.Menu(0)
	if menu[0].Disabled || !table.Menu(2)[0].Disabled {
		t.Error("the menu offers the baseline to itself, or to no other row")
	}
	menu[0].Action()
	base("one-at-a-time")
}

// The table is copied with figures that a spreadsheet counts with, and the verdict with
// load and machine.
func TestCopies(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(30)
	clip := s.app.Clipboard()
	s.tab.servers.table().FocusTarget().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	rows := strings.Split(clip.Content(), "\n")
	heads, first := strings.Split(rows[0], "\t"), strings.Split(rows[1], "\t")
	if len(rows) != 5 || len(heads) != len(first) || heads[2] != "low" || strings.Contains(strings.Join(first[1:], ""), ",") {
		t.Errorf("copied %q", rows)
	}
	if got := s.tab.bar.Items(); got[len(got)-1].Text != "table copied" {
		t.Errorf("the status is %v", got)
	}
	test.Tap(s.tab.servers.pane.notes.copy)
	if got := clip.Content(); !strings.HasPrefix(got, s.tab.servers.pane.notes.first.Text()+"\n") || !strings.Contains(got, "linux/amd64") {
		t.Errorf("copied %q", got)
	}
}

func TestRunnerThatRefusesIsSaid(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.refuse = errors.New("too many open files; close other programs")
	if err := s.tab.Run(); err == nil {
		t.Error("Run() = nil, want the runner's error")
	}
	if got := s.tab.servers.pane.notes.first.Text(); !strings.Contains(got, "Too many open files") {
		t.Errorf("note = %q, want the reason", got)
	}
	if s.tab.Busy() {
		t.Error("the tab is busy with nothing")
	}
}

func TestSaveChart(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	path := filepath.Join(t.TempDir(), "chart.png")
	if err := s.tab.SaveChart(path); !errors.Is(err, widget.ErrNothingToSave) {
		t.Errorf("SaveChart before a run = %v, want %v", err, widget.ErrNothingToSave)
	}
	s.finish(15)
	if err := s.tab.SaveChart(path); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := png.Decode(f); err != nil {
		t.Errorf("what was saved is no PNG picture: %v", err)
	}
	s.tab.servers.pane.onSaved(path)
	items := s.tab.bar.Items()
	if got, want := items[len(items)-1].Text, "saved as chart.png"; got != want {
		t.Errorf("status = %q, want %q", got, want)
	}
}

func TestCloseEndsEverything(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	before := goleak.IgnoreCurrent()
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.tab.Close()
	if !s.fake.returned.Load() {
		t.Error("Close returned before the run had")
	}
	s.drain()
	goleak.VerifyNone(t, before)
	if err := s.tab.Run(); !errors.Is(err, ErrClosed) {
		t.Errorf("Run() after Close = %v, want %v", err, ErrClosed)
	}
}

func TestMoreNoticesAreListed(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(15)
	n := s.tab.servers.pane.notes
	if n.shown.Count() < 2 || n.more.Hidden || !strings.Contains(n.shown.Doubts.Text, " · Setup: ") {
		t.Fatalf("%d warnings, button hidden %t, %q; want several in one line and a button", n.shown.Count(), n.more.Hidden, n.second.Text())
	}
	test.Tap(n.more)
	top := s.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("the button lists nothing")
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the list")
	}
}

// TestRealRun measures a server of this program over loopback.
func TestRealRun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.host.servers = thisHost().servers
	for i, c := range s.tab.in.configs {
		c.check.SetChecked(i == 2)
	}
	s.tab.in.load[form.Amount].Entry().SetText("200")
	s.tab.in.load[form.Repeats].Entry().SetText("2")
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	r, ok := s.tab.Results()
	if done, total := view.Repeats(r); !ok || done != 2 || total != 2 || r.Results[0].Failed != 0 {
		t.Fatalf("%d of %d repeats, results %+v; want 2 of 2 without failures", done, total, r.Results)
	}
	if got := s.tab.servers.table().Lines()[0].Cells[1].Text; got == figure.None {
		t.Error("the table shows no requests per second")
	}
}

// TestCloseInTheMiddleOfARealRun returns only when the children have ended.
func TestCloseInTheMiddleOfARealRun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	var started serverRunner
	s.tab.host.servers = func(p bench.Plan) (serverRunner, error) {
		r, err := thisHost().servers(p)
		started = r
		return r, err
	}
	s.tab.in.load[form.Amount].Entry().SetText("30 s")
	before := goleak.IgnoreCurrent()
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.until("a load is under way", func() bool { return started.Snapshot().Progress.Requests > 0 })
	if n := children(t); n < 2 {
		t.Fatalf("%d children while a load is under way, want the server and the generator", n)
	}
	s.tab.Close()
	if n := children(t); n != 0 {
		t.Errorf("%d children after Close, want none", n)
	}
	s.drain()
	goleak.VerifyNone(t, before)
}

// children counts the processes that this one has started and that live.
func children(t *testing.T) int {
	t.Helper()
	self, err := process.NewProcess(int32(os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	all, err := self.Children()
	if err != nil && !errors.Is(err, process.ErrorNoChildren) {
		t.Skipf("this system does not note the children of a process: %v", err)
	}
	return len(all)
}
