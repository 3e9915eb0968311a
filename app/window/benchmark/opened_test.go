package benchmark

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
)

// planned is a plan of which the form has no input for much.
func planned() bench.Plan {
	p := bench.DefaultPlan()
	p.Configs = []server.Config{{Name: server.Threads, Workers: 4}, {Name: server.Threads, Workers: 8}, {Name: server.Goroutines}}
	p.Connections, p.Requests, p.Duration, p.Repeats, p.KeepAlive = 7, 700, 0, 3, false
	p.Timeout, p.Path, p.Work, p.Baseline = 5*time.Second, "/planets", 300*time.Microsecond, "goroutines"
	return p
}

func TestOpenShowsAPlanInItsForm(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	want := planned()
	if err := s.tab.Open("/x/slow.perihelion", bench.Document{Plan: want}); err != nil {
		t.Fatal(err)
	}
	v := s.tab.in.values()
	if v.Request.Path != "/planets" || v.Work != "300 µs" || v.Timeout != "5 s" {
		t.Errorf("the form asks for %+v with %q of work", v.Request, v.Work)
	}
	if v.Connections != "7" || v.Amount != "700" || v.Repeats != "3" || v.KeepAlive || v.Chosen() != 3 {
		t.Errorf("the form has %+v", v)
	}
	note := s.tab.servers.pane.notes.first.Text()
	for _, part := range []string{"slow.perihelion", "baseline goroutines"} {
		if !strings.Contains(note, part) {
			t.Errorf("the note %q does not name %s", note, part)
		}
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	got := s.plans[0]
	if got.Timeout != want.Timeout || got.Path != want.Path || got.Work != want.Work || got.Baseline != want.Baseline || len(got.Configs) != 3 {
		t.Errorf("Run carries out %+v, want the plan of the file %+v", got, want)
	}
	s.fake.finish <- evaluated(got, 9)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	s.tab.in.load[form.Connections].Entry().SetText("8")
	if note := s.tab.servers.pane.notes.second.Text() + s.tab.servers.pane.notes.first.Text(); strings.Contains(note, "slow.perihelion") {
		t.Errorf("after a change the note is %q, and the file's plan counts no more", note)
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	if got := s.plans[1]; got.Timeout != want.Timeout || got.Baseline != "" || got.Path != want.Path || got.Work != want.Work {
		t.Errorf("after a change Run carries out %+v", got)
	}
}

func TestOpenShowsARunWithItsResults(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	run := evaluated(bench.DefaultPlan(), 30)
	run.Plan.Seed = 5
	path := filepath.Join(t.TempDir(), "run.perihelion")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.WriteJSON(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	d, err := bench.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.tab.Open(path, d); err != nil {
		t.Fatal(err)
	}
	got, ok := s.tab.Results()
	if !ok || len(got.Results) != 3 || len(s.tab.servers.table().Lines()) != 3 || s.tab.servers.machine.State() != "finished" {
		t.Errorf("Results() = %d, %t; %d lines, %s", len(got.Results), ok, len(s.tab.servers.table().Lines()), s.tab.servers.machine.State())
	}
	if items := s.tab.bar.Items(); !strings.Contains(items[1].Text, "run.perihelion") && !strings.Contains(items[2].Text, "run.perihelion") {
		t.Errorf("the status is %v, want it to name the file", items)
	}
	if s.tab.servers.pane.notes.first.Text() == "" || s.tab.in.run.Text() != "Run again" || len(s.plans) > 0 {
		t.Errorf("verdict %q, button %q, runs %d", s.tab.servers.pane.notes.first.Text(), s.tab.in.run.Text(), len(s.plans))
	}
	var saved bytes.Buffer
	if err := got.WriteJSON(&saved); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(path); !bytes.Equal(text, saved.Bytes()) {
		t.Error("what was opened is not saved as it was")
	}
}

func TestRunsOfOtherServersThanTheFormHasAreShown(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	mixed := bench.DefaultPlan()
	mixed.Own = []server.Command{{Name: "mine", Line: "./server"}}
	if err := s.tab.Open("mixed.json", bench.Document{Plan: mixed}); err == nil || !strings.Contains(err.Error(), "bench --plan") {
		t.Errorf("a plan that the form has no room for: %v", err)
	}
	s.tab.in.target.SetIndex(int(form.Clients))
	run := evaluated(bench.DefaultPlan(), 30)
	run.Plan = mixed
	if err := s.tab.Open("mixed.json", bench.Document{Plan: mixed, Run: &run}); err != nil {
		t.Fatal(err)
	}
	pane := s.tab.servers.pane
	if len(s.tab.servers.table().Lines()) != 4 || pane.object.Hidden {
		t.Errorf("%d lines, hidden %t; want the four servers of the run", len(s.tab.servers.table().Lines()), pane.object.Hidden)
	}
	if pane.stale || pane.remark.Text() == staleSentence || s.tab.in.run.Text() != "Run" {
		t.Errorf("its results are called old: %q, button %q", pane.remark.Text(), s.tab.in.run.Text())
	}
	if got := s.tab.file.notices(s.tab.in.values()); len(got) != 1 || !strings.HasPrefix(got[0].Text, "The inputs are not those of mixed.json: it compares") {
		t.Errorf("the notices are %v", got)
	}
	s.finish(30)
	s.tab.in.load[form.Connections].Entry().SetText("21")
	if pane.remark.Text() != staleSentence {
		t.Errorf("after a run of the inputs and a change of them: %q", pane.remark.Text())
	}
}

// A file names programs: none is started, looked for or remembered before its user
// has agreed.
func TestProgramsOfAFileAreAskedAboutFirst(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	plan := bench.Plan{Own: []server.Command{{Name: "evil", Line: "go evil {port}", Environment: []string{"MODE=very fast"}}},
		Connections: 1, Requests: 10, Repeats: 1, Python: "/tmp/evil-python"}
	if err := s.tab.Open("evil.perihelion", bench.Document{Plan: plan}); err != nil {
		t.Fatal(err)
	}
	if s.tab.in.python.interpreter.Text() != "" || strings.Contains(s.app.Preferences().String(prefsKey), "evil {port}") {
		t.Errorf("Python %q; remembered %s", s.tab.in.python.interpreter.Text(), s.app.Preferences().String(prefsKey))
	}
	err := s.tab.Run()
	if s.tab.question == nil || len(s.plans) > 0 {
		t.Fatalf("question %v, runs %d, %v; want a question first", s.tab.question, len(s.plans), err)
	}
	test.Tap(s.tab.question.no)
	if s.tab.Busy() || len(s.plans) > 0 {
		t.Fatal("after No something runs")
	}
	s.tab.in.servers.blocks[0].folder.Entry().SetText(os.TempDir())
	_ = s.tab.Run()
	if s.tab.question == nil {
		t.Fatal("another folder makes the command of the file the user's own")
	}
	test.Tap(s.tab.question.yes)
	if len(s.plans) != 1 || s.plans[0].Own[0].Environment[0] != "MODE=very fast" {
		t.Fatalf("after Yes: %+v", s.plans)
	}
	s.fake.finish <- evaluated(s.fake.plan, 1)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	if err := s.tab.Run(); err != nil || s.tab.question != nil {
		t.Errorf("asked again in the same session: %v", err)
	}
	if !strings.Contains(s.app.Preferences().String(prefsKey), "evil {port}") {
		t.Error("what was allowed is not remembered")
	}
}

func TestNothingIsOpenedDuringARun(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	if err := s.tab.Open("x", bench.Document{Plan: planned()}); err != ErrBusy {
		t.Errorf("Open during a run = %v, want ErrBusy", err)
	}
	s.tab.Stop()
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
}

// Files may be damaged: each value of a run, in turn, is missing or nonsense. A run
// that is not refused makes a plot, and every fourth is drawn and opened in the tab, which
// takes much longer.
func TestDamagedRunsDoNotCrash(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "bench", "testdata", "run.json.golden"))
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	read := 0
	try := func() {
		damaged, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		run, err := bench.ReadResults(bytes.NewReader(damaged))
		if err != nil {
			return
		}
		read++
		whole := read%4 == 0
		if whole {
			if err := s.tab.Open("x.json", bench.Document{Plan: run.Plan, Run: &run}); err != nil {
				t.Errorf("Open = %v", err)
			}
		}
		if p, err := chart.ThroughputPane(run, chart.Selection{}, chart.Print()); err == nil && whole && p.Drawn() {
			chart.Image(p, 200, 120, 72)
		}
		view.Logs(run)
		view.FileWords(run)
	}
	damage(document, try)
	if read < 100 {
		t.Errorf("only %d damaged runs were read", read)
	}
}

// damage calls try with each value below one missing, empty or nonsense, and restores
// it; always in the same order.
func damage(value any, try func()) {
	nonsense := []any{nil, 0.0, -1.0, 1e300, "", []any{}, map[string]any{}}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			was := v[key]
			delete(v, key)
			try()
			for _, n := range nonsense {
				v[key] = n
				try()
			}
			v[key] = was
			damage(was, try)
		}
	case []any:
		for i := range v[:min(len(v), 1)] {
			was := v[i]
			for _, n := range nonsense {
				v[i] = n
				try()
			}
			v[i] = was
			damage(was, try)
		}
	}
}
