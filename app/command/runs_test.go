package command

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"perihelion/bench"
	"perihelion/bench/store"
)

// listed are the numbers that runs list writes.
func listed(t *testing.T, args ...string) string {
	t.Helper()
	var numbers []string
	for _, run := range document(t, append([]string{"runs", "list", "--format", "json"}, args...)...)["runs"].([]any) {
		numbers = append(numbers, strconv.Itoa(int(run.(map[string]any)["id"].(float64))))
	}
	return strings.Join(numbers, " ")
}

func TestRunsAreListed(t *testing.T) {
	s := ownStore(t)
	if code, out, _ := call(t, "runs"); code != Done || out != "no runs\n" {
		t.Errorf("an empty store: exit code %d, %q", code, out)
	}
	for hour := range 3 {
		keepRun(t, s, hour)
	}
	for _, args := range [][]string{
		{"runs", "note", "#2", "--name", "before the pool", "--note", "quiet", "--tag", "Nightly,old", "--star"},
		{"runs", "note", "3", "2", "--tag", "nightly", "--untag", "OLD"},
	} {
		if code, out, stderr := call(t, args...); code != Done || out+stderr != "" {
			t.Fatalf("%v: exit code %d, %q, %q", args, code, out, stderr)
		}
	}
	for want, args := range map[string][]string{
		"3 2 1": nil, "3 2": {"--tag", "nightly"}, "2": {"POOL", "goroutines"}, "": {"--tag", "old"}, "3": {"--limit", "1"},
	} {
		if got := listed(t, args...); got != want {
			t.Errorf("runs list %v has %q, want %q", args, got, want)
		}
	}
	if got := listed(t, "--starred"); got != "2" {
		t.Errorf("runs list --starred has %q", got)
	}
	_, out, _ := call(t, "runs", "list")
	for _, want := range []string{"* #2", "before the pool", "goroutines, prefork", "no figure", "0/6", "finished"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table lacks %q:\n%s", want, out)
		}
	}
	_, out, _ = call(t, "runs", "list", "--format", "csv")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 1+3*2 || rows[1][0] != "3" || rows[1][9] != "goroutines" {
		t.Errorf("the CSV has %q, %v", rows, err)
	}
}

func TestRunIsShownAndExported(t *testing.T) {
	s := ownStore(t)
	keepRun(t, s, 8)
	call(t, "runs", "note", "1", "--note", "kernel 6.1")
	code, out, stderr := call(t, "runs", "show", "last")
	if code != Done || !strings.HasPrefix(out, "run #1; finished\nkernel 6.1\n\n") || !strings.Contains(out, "its server did not start") {
		t.Errorf("runs show: exit code %d, %q, %q", code, out, stderr)
	}
	if d := document(t, "runs", "show", "1", "--format", "json"); d["format"] != bench.Format {
		t.Errorf("runs show --format json has the format %v", d["format"])
	}
	path := filepath.Join(t.TempDir(), "week.json")
	if code, _, stderr := call(t, "runs", "export", "#1", path); code != Done {
		t.Fatalf("runs export: exit code %d, %q", code, stderr)
	}
	if d, err := bench.ReadFile(path); err != nil || d.Run == nil {
		t.Errorf("the exported file holds no run: %v", err)
	}
}

func TestRunsAreDeletedAndRestored(t *testing.T) {
	s := ownStore(t)
	for hour := range 3 {
		keepRun(t, s, hour)
	}
	code, _, stderr := call(t, "runs", "delete", "1", "last")
	if code != Done || !strings.Contains(stderr, "perihelion runs restore 3 brings it back") || listed(t) != "2" || listed(t, "--deleted") != "3 1" {
		t.Errorf("runs delete: exit code %d, %q; listed are %s", code, stderr, listed(t))
	}
	if code, _, _ := call(t, "runs", "restore", "#3"); code != Done || listed(t) != "3 2" {
		t.Errorf("runs restore: exit code %d; listed are %s", code, listed(t))
	}
	if _, out, _ := call(t, "__complete", "runs", "show", ""); !strings.HasPrefix(out, "last\n3\tgoroutines, prefork\n2\t") {
		t.Errorf("runs show is completed with %q", out)
	}
	if _, out, _ := call(t, "__complete", "runs", "restore", ""); !strings.HasPrefix(out, "1\t") {
		t.Errorf("runs restore is completed with %q", out)
	}
}

func TestWrongUseOfRuns(t *testing.T) {
	ownStore(t)
	for want, args := range map[string][]string{
		"there is no run #99":                     {"runs", "show", "99"},
		"is no number of a run":                   {"runs", "show", "run.json"},
		"there is no run yet":                     {"runs", "show", "last"},
		"show needs the number":                   {"runs", "show"},
		"“2” was given too":                       {"runs", "show", "1", "2"},
		"there is no command “runs lst”":          {"runs", "lst"},
		"note changes nothing without a flag":     {"runs", "note", "1"},
		"there is no run #7":                      {"runs", "delete", "7"},
		"run #7 is not in the bin":                {"runs", "restore", "7"},
		"restore needs numbers":                   {"runs", "restore", "last"},
		"export needs a run and a file":           {"runs", "export", "1"},
		"--limit -1: write how many":              {"runs", "list", "--limit", "-1"},
		"--format: “yaml” is not possible; write": {"runs", "list", "--format", "yaml"},
	} {
		code, out, stderr := call(t, args...)
		if code != Misused || out != "" || !strings.Contains(stderr, want) {
			t.Errorf("perihelion %v: exit code %d, %q, %q, want %q", args, code, out, stderr, want)
		}
	}
}

// bench keeps its run and names the number, unless that is not wanted.
func TestBenchKeepsItsRun(t *testing.T) {
	ownStore(t)
	args := []string{"bench", "--config", "goroutines", "-c", "2", "-n", "50", "-k", "--repeats", "2", "--format", "json"}
	code, out, stderr := call(t, args...)
	if code != Done || !strings.Contains(stderr, "kept as run #1\n") {
		t.Fatalf("exit code %d, %q", code, stderr)
	}
	if _, kept, _ := call(t, "runs", "show", "1", "--format", "json"); kept != out {
		t.Error("the kept run is not the one that bench has written")
	}
	if code, _, stderr := call(t, append(args, "--no-keep")...); code != Done || strings.Contains(stderr, "kept") || listed(t) != "1" {
		t.Errorf("--no-keep: exit code %d, %q; listed are %s", code, stderr, listed(t))
	}

	// A disk that refuses ends no run.
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(store.Variable, blocked)
	d := document(t, args...)
	if text := strings.Join(words(d["warnings"]), "\n"); !strings.Contains(text, "this run is not kept whole") || !strings.Contains(text, store.Variable) {
		t.Errorf("without a disk the warnings are %q", text)
	}
}

func words(list any) []string {
	var all []string
	for _, w := range list.([]any) {
		all = append(all, w.(string))
	}
	return all
}
