package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/bench/k6"
	"perihelion/bench/load"
)

// planFile writes a plan and returns its path.
func planFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "My week.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const urlPlan = `{"format": "perihelion/plan/1", "url": "http://127.0.0.1:1/items", "connections": 4, "duration": "1s", "keepAlive": true, "repeats": 2, "warmUp": 10,
	"request": {"header": ["Authorization: …"]}}`

func TestExportK6(t *testing.T) {
	plan := planFile(t, urlPlan)
	code, stdout, stderr := call(t, "export", "k6", plan)
	if code != Done || !strings.Contains(stdout, `"executor":"constant-vus"`) || !strings.Contains(stdout, "HEADER_AUTHORIZATION") || !strings.Contains(stderr, "no warm-up") {
		t.Errorf("exit code %d, %q\n%.2000s", code, stderr, stdout)
	}
	out := filepath.Join(t.TempDir(), "load.yaml")
	code, stdout, stderr = call(t, "export", "k6", plan, "--kubernetes", "--parallelism", "2", "-o", out)
	text, err := os.ReadFile(out)
	if code != Done || stdout != "" || err != nil || !strings.Contains(string(text), `"kind": "TestRun"`) || !strings.Contains(string(text), `"name": "my-week"`) {
		t.Errorf("exit code %d, %q, %v\n%.500s", code, stderr, err, text)
	}
	for name, args := range map[string][]string{
		"nothing":            {"export"},
		"none":               {"export", "k6"},
		"no cluster":         {"export", "k6", plan, "--parallelism", "2"},
		"too many runners":   {"export", "k6", plan, "--kubernetes", "--parallelism", "5"},
		"a search":           {"export", "k6", planFile(t, `{"format": "perihelion/plan/1", "configs": ["goroutines"], "connections": 4, "duration": "1s", "keepAlive": true, "repeats": 2, "p99Below": "1s"}`)},
		"no plan":            {"export", "k6", planFile(t, "{}")},
		"an unknown program": {"export", "wrk", plan},
	} {
		if code, _, stderr := call(t, args...); code != Misused || stderr == "" {
			t.Errorf("%s: exit code %d, %q", name, code, stderr)
		}
	}
}

func TestCollect(t *testing.T) {
	ownConfig(t)
	t.Setenv("PERIHELION_DATA", t.TempDir())
	var log strings.Builder
	for repeat := 1; repeat <= 3; repeat++ {
		for config, n := range map[string]int64{"old": 1000, "new": 1100} {
			s := k6.Summary{Format: k6.Format, Digest: "d", Config: config, Repeat: repeat, Plan: json.RawMessage(urlPlan), Started: "2026-11-29T12:00:00Z", Running: 2, Ended: 1,
				Requests: n, Succeeded: n, Answers: map[load.Class]int64{load.Status2xx: n}}
			line, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			log.WriteString("level=info\n" + string(line) + "\n")
		}
	}
	path := planFile(t, log.String())
	code, stdout, stderr := call(t, "collect", path)
	if code != Done || !strings.Contains(stdout, "old") || !strings.Contains(stdout, "1,100") || !strings.Contains(stderr, "kept as run #1") {
		t.Errorf("exit code %d, %q\n%s", code, stderr, stdout)
	}
	if code, stdout, stderr := call(t, "runs", "show", "1"); code != Done || !strings.Contains(stdout, "1,100") {
		t.Errorf("the kept run: exit code %d, %q\n%s", code, stderr, stdout)
	}
	for name, args := range map[string][]string{"none": {"collect"}, "no such file": {"collect", path + "x"}, "no summary": {"collect", planFile(t, "hello")}} {
		if code, _, stderr := call(t, args...); code != Misused || stderr == "" {
			t.Errorf("%s: exit code %d, %q", name, code, stderr)
		}
	}
}
