package benchmark

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/server/python"
)

func (s *stage) row(name string) *configRow {
	s.t.Helper()
	i := slices.IndexFunc(s.tab.in.configs, func(r *configRow) bool { return r.name == name })
	if i < 0 {
		s.t.Fatalf("there is no row of %s", name)
	}
	return s.tab.in.configs[i]
}

// A configuration that cannot run is grey with the reason and the remedy, and is offered when it can.
func TestRowsWithoutTheirModulesAreGrey(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	all := s.python
	s.row(server.FlaskDev).check.SetChecked(true)
	s.python = []python.Interpreter{{Path: "/opt/python3", Version: "3.12.1", Modules: map[string]string{"aiohttp": "3.9", "ephem": "4.1"}}}
	s.tab.in.python.look()
	if s.row(server.FlaskDev).about.Text() != form.LookingForPython {
		t.Error("while Python is looked for, the row does not say so")
	}
	s.until("Python was looked for", func() bool { return s.tab.in.python.found.Text() != form.LookingForPython })
	if r := s.row(server.AiohttpDev); r.check.Disabled() {
		t.Error("what can run is grey")
	}
	r := s.row(server.FlaskDev)
	if !r.check.Disabled() || !r.check.Checked() || r.about.Text() != "needs flask, ephem" || !strings.Contains(s.tab.in.python.found.Text(), "/opt/python3 lacks ") {
		t.Errorf("disabled %t, ticked %t, %q", r.check.Disabled(), r.check.Checked(), r.about.Text())
	}
	if plan, _ := s.tab.in.values().Plan(); slices.Contains(plan.Labels(), server.FlaskDev) {
		t.Error("what cannot run is in the plan")
	}
	if s.tab.in.python.again.Hidden {
		t.Error("nobody offers to look again")
	}
	s.python = all
	test.Tap(s.tab.in.python.again)
	s.until("Python was looked for again", func() bool {
		return s.tab.in.python.again.Hidden && s.tab.in.python.found.Text() != form.LookingForPython
	})
	if plan, _ := s.tab.in.values().Plan(); !slices.Contains(plan.Labels(), server.FlaskDev) {
		t.Error("the tick is lost")
	}
}

func TestServersOfOnesOwnAreMeasured(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.target.SetIndex(int(form.Started))
	if s.tab.in.line("configurations").fold.Visible() || !s.tab.in.servers.blocks[0].command.Visible() {
		t.Error("the form does not show what it is about")
	}
	if err := s.tab.Run(); err == nil || !strings.Contains(err.Error(), "write the command") {
		t.Errorf("Run() = %v, want that it asks for a command", err)
	}
	if s.win.Canvas().Focused() != s.tab.in.servers.blocks[0].command.Entry() {
		t.Error("the keyboard is not on the command")
	}
	s.tab.in.servers.blocks[0].command.Entry().SetText("go version")
	s.tab.in.servers.blocks[1].command.Entry().SetText("go version")
	s.finish(6)
	if got := s.plans[0].Labels(); !slices.Equal(got, []string{"old", "new"}) {
		t.Errorf("measured %q", got)
	}
	if got := s.tab.servers.table().Lines()[0].Cells[0].Text; got != "old" {
		t.Errorf("the first row is %q", got)
	}
}

// experimented carries the experiment to its end.
func experimented(t *testing.T, w, h float32) *stage {
	t.Helper()
	s := newStage(t, w, h, widget.Light)
	s.tab.in.target.SetIndex(int(form.Experiment))
	for _, c := range s.tab.in.configs { // only aiohttp and Flask
		c.check.SetChecked(c.isPython())
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	r := evaluated(s.fake.plan, 60)
	r.Results[1].Log = []string{"[INFO] Starting gunicorn", "[INFO] Booting worker"}
	s.fake.finish <- r
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
	return s
}

func TestSummaryOfTheExperiment(t *testing.T) {
	for _, w := range []float32{1280, 960} {
		s := experimented(t, w, 640)
		c := s.tab.servers.pane
		of := func(e *chartEntry[bench.Results]) bool { return e.key == chart.ExperimentKey }
		at := slices.IndexFunc(c.offered, of)
		if at < 0 {
			t.Fatal("the summary is not offered")
		}
		table, summary := c.offered[0].table, c.offered[at].table
		if c.views.Off(at) {
			t.Fatal("the summary is not offered")
		}
		c.views.SetIndex(at)
		if table.Visible() || !summary.Visible() || len(summary.Lines()) != 3 {
			t.Errorf("%d lines, table shown %t", len(summary.Lines()), table.Visible())
		}
		if got := c.notes.first.Text(); !strings.HasPrefix(got, "Aiohttp against Flask") && !strings.HasPrefix(got, "aiohttp against Flask") {
			t.Errorf("the verdict is %q", got)
		}
		if got := summary.Lines()[0].Cells[0].Text; got != "development server" {
			t.Errorf("the first deployment is %q", got)
		}
		if err := s.tab.SaveChart(t.TempDir() + "/summary.png"); err != nil {
			t.Error(err)
		}
		c.views.SetIndex(0)
		if !table.Visible() || summary.Visible() {
			t.Error("the first chart did not come back")
		}
	}
}

func TestRunWithoutTheExperimentHasNoSummary(t *testing.T) {
	s := newStage(t, 1280, 640, widget.Light)
	s.finish(15)
	c := s.tab.servers.pane
	if slices.ContainsFunc(c.offered, func(e *chartEntry[bench.Results]) bool { return e.key == chart.ExperimentKey }) || s.tab.servers.logs.Visible() {
		t.Error("a summary or logs are offered that are not there")
	}
}

func TestLogsAreShown(t *testing.T) {
	s := experimented(t, 1280, 640)
	if s.tab.servers.logs.Hidden {
		t.Fatal("the logs are not offered")
	}
	test.Tap(s.tab.servers.logs)
	top := s.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog")
	}
	if markup := test.RenderToMarkup(s.win.Canvas()); !strings.Contains(markup, "Booting worker") {
		t.Error("the log is not in the dialog")
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the dialog")
	}
}
