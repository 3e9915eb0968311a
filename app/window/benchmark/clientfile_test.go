package benchmark

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/clients"
)

// aClientRun is a run of clients, as a file holds it.
func aClientRun(t *testing.T) clients.Results {
	t.Helper()
	text, err := os.ReadFile("../../../bench/clients/testdata/clients.json.golden")
	if err != nil {
		t.Fatal(err)
	}
	r, err := clients.ReadJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A run of clients is taken along as a run of servers is: its forms and its chart are saved, and
// a file with it, a picture too, brings it back with its inputs.
func TestARunOfClientsIsExportedAndOpened(t *testing.T) {
	s := newStage(t, 1280, 800, widget.Dark)
	folder := t.TempDir()
	s.app.Preferences().SetString("save.folder", folder)
	run := aClientRun(t)
	run.Plan.Timeout = 5 * time.Second
	if err := s.tab.OpenClients("folder/clients.json", run); err != nil {
		t.Fatal(err)
	}
	in := s.tab.in.values()
	if in.Target != form.Clients || in.Client != form.ClientOf(run.Plan) || s.tab.clients.machine.Stale {
		t.Errorf("the inputs are %v, %+v (stale: %t)", in.Target, in.Client, s.tab.clients.machine.Stale)
	}
	if got := widget.Read(s.tab.clients.object()); !strings.Contains(got, "File: 1 remark") || !strings.Contains(got, "requests (Python)") {
		t.Errorf("the pane reads %q", got)
	}
	export := s.tab.clients.export
	for title, ending := range map[string]string{"Table as text": ".txt", "Markdown": ".md", "CSV": ".csv", "JSON": ".json", "Chart as SVG": ".svg", "Chart as PNG": ".png"} {
		s.chooseFrom(export.menu(), title+"…")
		if saved := s.tab.clients.saved; filepath.Dir(saved) != folder || filepath.Ext(saved) != ending {
			t.Errorf("%s is saved as %s", title, saved)
		}
	}
	s.chooseFrom(export.menu(), "Copy as Markdown")
	if got := s.app.Clipboard().Content(); !strings.Contains(got, "| client") {
		t.Errorf("copied is %q", got)
	}
	saved := strings.TrimSuffix(s.tab.clients.saved, filepath.Ext(s.tab.clients.saved))
	for _, ending := range []string{".json", ".png"} {
		d, err := bench.ReadFile(saved+ending, clients.Format)
		if err != nil || d.Other == nil {
			t.Fatalf("%s holds no run of clients: %v", ending, err)
		}
		again, err := clients.ReadJSON(d.Other)
		if err != nil || again.Verdict != run.Verdict || !cmp.Equal(again.Plan, run.Plan) {
			t.Errorf("%s brings back %+v: %v", ending, again.Plan, err)
		}
		if _, err := bench.ReadFile(saved + ending); err == nil {
			t.Errorf("%s is read as a run of servers", ending)
		}
	}
	s.tab.New()
	if export.button.Visible() || !s.tab.clients.open.Visible() || s.tab.CanSaveRun() {
		t.Error("an empty tab of clients offers to export")
	}
}
