package command

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// Runs of clients are kept, shown, exported and compared as those of servers are.
func TestRunsOfClients(t *testing.T) {
	s := ownStore(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "well") }))
	defer server.Close()
	args := []string{"clients", "-n", "20", "--python", filepath.Join(t.TempDir(), "python"), "--format", "json", server.URL}
	var out string
	for n := range 2 {
		code, written, stderr := call(t, args...)
		if want := fmt.Sprintf("kept as run #%d\n", n+1); code != Done || !strings.Contains(stderr, want) {
			t.Fatalf("exit code %d, %q, want %q", code, stderr, want)
		}
		out = written
	}
	if _, kept, _ := call(t, "runs", "show", "2", "--format", "json"); kept != out {
		t.Errorf("the kept run is not the one that was written: %s", kept)
	}
	if code, _, stderr := call(t, append(args, "--no-keep")...); code != Done || strings.Contains(stderr, "kept") || listed(t) != "2 1" {
		t.Errorf("--no-keep: exit code %d, %q; listed are %s", code, stderr, listed(t))
	}
	if _, table, _ := call(t, "runs", "show", "last"); !strings.HasPrefix(table, "run #2; finished\n\nGET http://127.0.0.1") {
		t.Errorf("runs show writes %q", table)
	}
	if _, list, _ := call(t, "runs", "list", "clients"); !strings.Contains(list, "clients: http://127.0.0.1") || !strings.Contains(list, "took least in one repeat") {
		t.Errorf("runs list writes %q", list)
	}
	file := filepath.Join(t.TempDir(), "clients.json")
	if code, _, stderr := call(t, "runs", "export", "1", file); code != Done {
		t.Errorf("runs export: exit code %d, %q", code, stderr)
	}
	d := document(t, "runs", "compare", file, "2", "--format", "json")
	if rows := d["configurations"].([]any); len(rows) < 4 || rows[0].(map[string]any)["config"] != "Perihelion, one after another" {
		t.Errorf("runs compare has %v", rows)
	}
	if run := d["runs"].([]any)[0].(map[string]any); run["plan"] != nil || run["refused"] != nil {
		t.Errorf("the first run is %v", run)
	}
	if code, trend, _ := call(t, "runs", "trend", "--config", "Perihelion, all at once", "--format", "csv"); code != Done || strings.Count(trend, "\n") != 3 {
		t.Errorf("runs trend writes %q", trend)
	}

	third := keepRun(t, s, 8)
	for want, args := range map[string][]string{
		"#2 compares clients, and this is for runs that compare servers": {"report", "2"},
		"clients.json compares clients":                                  {"report", file},
		"the run compares clients, and has no format benchfmt":           {"runs", "show", "2", "--format", "benchfmt"},
	} {
		if code, _, stderr := call(t, args...); code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("perihelion %v: exit code %d, %q, want %q", args, code, stderr, want)
		}
	}
	_, text, _ := call(t, "runs", "compare", "1", fmt.Sprint(third))
	if !strings.Contains(text, "No configuration is in two of the runs") || !strings.Contains(text, "one run compares servers, the other clients") {
		t.Errorf("runs compare of two kinds writes %q", text)
	}
	if _, err := s.Load(1); err == nil {
		t.Error("a run of clients loads as one of servers")
	}
}
