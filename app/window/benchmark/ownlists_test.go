package benchmark

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
)

func TestURLsAreAddedAndRemoved(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	u := s.tab.in.urls
	s.tab.in.target.SetIndex(int(form.Own))
	u.rows[0].field.Entry().SetText("localhost:1")
	test.Tap(u.add)
	if s.win.Canvas().Focused() != fyne.Focusable(u.rows[1].field.Entry()) || u.rows[0].remove.Hidden {
		t.Error("the keyboard is not on the new URL, or the first cannot be removed")
	}
	if len(s.tab.in.problems()) > 0 {
		t.Errorf("an empty row beside a URL: %v", s.tab.in.problems())
	}
	u.rows[1].field.Entry().SetText("localhost:2")
	if plan, _ := s.tab.in.values().Plan(); len(plan.URLs) != 2 || len(plan.Labels()) != 2 {
		t.Errorf("plan %+v", plan)
	}
	test.Tap(u.rows[0].remove)
	if v := s.tab.in.values(); len(v.URLs) != 1 || v.URLs[0] != "localhost:2" || !u.rows[0].remove.Hidden || u.rows[1].object.Visible() {
		t.Errorf("URLs %q", v.URLs)
	}
	s.open(1280, 760)
	if v := s.tab.in.values(); v.URLs[0] != "localhost:2" {
		t.Errorf("the next start has the URLs %q", v.URLs)
	}
}

func TestServersAreAddedMovedAndRemoved(t *testing.T) {
	s := newStage(t, 960, 568, widget.Light)
	in := s.tab.in.servers
	s.tab.in.target.SetIndex(int(form.Started))
	in.blocks[0].command.Entry().SetText("go version")
	in.blocks[0].path.Entry().SetText("/x")
	for range 4 {
		test.Tap(in.add)
	}
	v := s.tab.in.values()
	if len(v.Servers) != 6 || v.Servers[5].Name != "server 6" || !in.blocks[5].fold.Open() {
		t.Fatalf("servers %+v", v.Servers)
	}
	in.blocks[5].command.Entry().SetText("go env")
	for i := 5; i > 0; i-- {
		test.Tap(in.blocks[i].up)
	}
	if v := s.tab.in.values(); v.Servers[0].Command != "go env" || v.Servers[1].Command != "go version" || !in.blocks[0].fold.Open() {
		t.Errorf("moved to the top: %+v", v.Servers)
	}
	for range 3 {
		test.Tap(in.blocks[2].remove)
	}
	v = s.tab.in.values()
	if len(v.Servers) != 3 || v.Servers[2].Name != "server 5" {
		t.Errorf("three removed: %+v", v.Servers)
	}
	if plan, problems := v.Plan(); len(problems) > 0 || len(plan.Own) != 2 || plan.Own[1].Path != "/x" {
		t.Errorf("plan %+v, %v", plan, problems)
	}
	if got := in.blocks[2].fold.AccessibilityLabel(); !strings.HasPrefix(got, "server 5, ") {
		t.Errorf("the line reads %q", got)
	}
}

// A wrong input of a folded server is reached by the button beside its sentence.
func TestWrongServerUnfolds(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.tab.in.target.SetIndex(int(form.Started))
	b := s.tab.in.servers.blocks[1]
	s.tab.in.servers.blocks[0].command.Entry().SetText("go version")
	b.folder.Entry().SetText("/no/such/folder")
	if got := b.fold.AccessibilityLabel(); !strings.Contains(got, "wrong") {
		t.Errorf("the folded server reads %q", got)
	}
	if err := s.tab.Run(); err == nil || !b.fold.Open() || s.win.Canvas().Focused() != fyne.Focusable(b.command.Entry()) {
		t.Errorf("Run() = %v, unfolded %t; want the keyboard on the missing command", err, b.fold.Open())
	}
}

// A plan of many servers, each asked for its own path, fills the form.
func TestOpenedServersHaveAllTheirInputs(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	plan := bench.DefaultPlan()
	plan.Configs = nil
	for _, name := range []string{"a", "b", "c", "d"} {
		plan.Own = append(plan.Own, server.Command{Name: name, Line: "go version", Path: "/" + name, Ready: "/ready" + name})
	}
	if err := s.tab.Open("four.json", bench.Document{Plan: plan}); err != nil {
		t.Fatal(err)
	}
	v := s.tab.in.values()
	if len(v.Servers) != 4 || v.Servers[3].Path != "/d" || v.Servers[2].Ready != "/readyc" || v.Target != form.Started {
		t.Errorf("the form has %+v", v.Servers)
	}
	plan.Own, plan.URLs = nil, []string{"http://127.0.0.1:1/", "http://127.0.0.1:2/", "http://127.0.0.1:3/"}
	if err := s.tab.Open("three.json", bench.Document{Plan: plan}); err != nil {
		t.Fatal(err)
	}
	if v := s.tab.in.values(); len(v.URLs) != 3 || v.URLs[2] != plan.URLs[2] {
		t.Errorf("the form has %q", v.URLs)
	}
}
