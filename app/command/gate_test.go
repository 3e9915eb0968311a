package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"perihelion/bench"
	"perihelion/bench/file"
)

// speeds is a run of two configurations, one of them at a speed.
func speeds(flask float64) bench.Results {
	r := pythons(1000)
	record := bench.Record{Plan: r.Plan, Environment: r.Environment}
	for _, result := range r.Results {
		for i, m := range result.Repeats {
			if m.RPS = 2000 + float64(i); result.Config == "flask-dev" {
				m.RPS = flask + float64(i)
			}
			record.Repeats = append(record.Repeats, bench.Repeat{Config: result.Config, Turn: result.Turns[i], Measurement: m})
		}
	}
	return bench.Evaluate(record)
}

// writtenRun writes a run of two configurations, one of them at a relative speed, made at a
// second of a minute, and returns its path.
func writtenRun(t *testing.T, name string, second int, speed float64, change func(*bench.Results)) string {
	t.Helper()
	results := speeds(speed)
	results.Started = time.Date(2026, 11, 22, 12, 0, second, 0, time.UTC)
	if change != nil {
		change(&results)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := file.Replace(path, 0o666, results.WriteJSON); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRunsAreCompared(t *testing.T) {
	a := writtenRun(t, "week.json", 0, 1000, nil)
	b := writtenRun(t, "now.json", 1, 800, nil)
	code, out, _ := call(t, "runs", "compare", a, b)
	if code != Done || !strings.Contains(out, "now.json against week.json") || !strings.Contains(out, "lost 20 %") {
		t.Errorf("exit code %d:\n%s", code, out)
	}
	if got := document(t, "runs", "compare", a, b, "--format", "json"); got["format"] != "perihelion/comparison/1" {
		t.Errorf("the document has the format %v", got["format"])
	}
	picture := filepath.Join(t.TempDir(), "change.svg")
	if code, _, stderr := call(t, "runs", "compare", a, b, "--chart", picture); code != Done || stderr != "" {
		t.Errorf("with a chart: exit code %d, %q", code, stderr)
	}
	if text, err := os.ReadFile(picture); err != nil || !strings.Contains(string(text), "<svg") {
		t.Errorf("the chart holds %.40q (%v)", text, err)
	}
	if code, out, _ := call(t, "runs", "trend", "--config", "flask-dev", b, a); code != Done || !strings.Contains(out, "over 2 runs") || strings.Index(out, "week.json") > strings.Index(out, "now.json") {
		t.Errorf("the trend: exit code %d:\n%s", code, out)
	}
	if code, out, _ := call(t, "runs", "trend", "--config", "flask-dev", b, a, "--format", "csv"); code != Done || strings.Count(out, "\n") != 3 {
		t.Errorf("the trend as CSV: exit code %d:\n%s", code, out)
	}
	if code, _, stderr := call(t, "runs", "trend", "--config", "none", a); code != Misused || !strings.Contains(stderr, "has the configuration") {
		t.Errorf("a trend of nothing: exit code %d, %q", code, stderr)
	}
	if code, _, stderr := call(t, "runs", "compare", a); code != Misused || !strings.Contains(stderr, "two runs or more") {
		t.Errorf("one run: exit code %d, %q", code, stderr)
	}
}

// What makes a comparison impossible is found before anything is measured.
func TestGateIsCheckedFirst(t *testing.T) {
	url, asked := counting(t)
	week := writtenRun(t, "week.json", 0, 1000, nil)
	for args, want := range map[string]string{
		"--fail-if-slower 5%":                             "needs something to compare with",
		"--against " + week + " --fail-if-slower 0%":      "the smallest loss that matters",
		"--against " + week + " --fail-if-slower 5%":      "has none of the configurations of this run (url)",
		"--against " + week + ".none --fail-if-slower 5%": "there is no file",
		"--max-p99 0s": "a time above 0",
		"--against " + week + " --fail-if-slower 5":                "such as 0.5%",
		"--against " + selfRun(t, url, 7) + " --fail-if-slower 5%": "2 connections (was 7 connections)",
	} {
		code, _, stderr := call(t, append([]string{"bench", "--url", url, "-c", "2", "-n", "10", "--repeats", "1", "-q", "--no-keep"}, strings.Fields(args)...)...)
		if code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, %q; want %q", args, code, stderr, want)
		}
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("%d requests were sent", n)
	}
}

// selfRun is a stored run of a URL with so many connections.
func selfRun(t *testing.T, url string, connections int) string {
	return writtenRun(t, "self.json", 2, 1000, func(r *bench.Results) {
		p := bench.Plan{URLs: []string{url}, Connections: connections, Requests: 10, Repeats: 6}
		record := bench.Record{Plan: p, Environment: bench.ThisMachine(), Started: r.Started, Finished: r.Finished}
		for i, m := range r.Results[0].Repeats {
			m.RPS = 0.001 // slower than anything
			record.Repeats = append(record.Repeats, bench.Repeat{Config: "url", Turn: bench.Turn{Round: i + 1, Place: 1}, Measurement: m})
		}
		*r = bench.Evaluate(record)
	})
}

func TestGateAgainstARealRun(t *testing.T) {
	url, _ := counting(t)
	before := selfRun(t, url, 2)
	args := []string{"bench", "--url", url, "-c", "2", "-n", "10", "--repeats", "6", "-q", "--no-keep", "--against", before, "--fail-if-slower", "5%"}
	code, out, stderr := call(t, args...)
	if code != Done || !strings.Contains(stderr, "not slower by 5 %: url lost nothing") || !strings.Contains(out, "this run against self.json") {
		t.Errorf("exit code %d, %q:\n%s", code, stderr, out)
	}
	code, out, stderr = call(t, append(args, "--format", "json")...)
	var run bench.Results
	if err := json.Unmarshal([]byte(out), &run); code != Done || err != nil || !strings.Contains(stderr, "this run against self.json") {
		t.Errorf("as JSON: exit code %d, %v, %q", code, err, stderr)
	}
}

func TestExitCodesOfTheGate(t *testing.T) {
	week := writtenRun(t, "week.json", 0, 1000, nil)
	results := func(speed float64) bench.Results {
		r := speeds(speed)
		r.Started = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
		return r
	}
	for _, c := range []struct {
		speed, allowed float64
		code           int
	}{{1000, 0.5, Done}, {400, 0.05, Slower}, {1000, 0.0001, Open}} {
		f := gateFlags{against: week, allowed: c.allowed}
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		f.define(flags)
		f.against, f.allowed = week, c.allowed
		flags.Lookup("fail-if-slower").Changed = true
		if err := f.check(t.Context(), flags, results(c.speed).Plan); err != nil {
			t.Fatal(err)
		}
		f.first.Results.Environment = results(c.speed).Environment
		if err := f.demanded(results(c.speed), flags, &strings.Builder{}); exitCode(err) != c.code {
			t.Errorf("speed %v, allowed %v: exit code %d (%v), want %d", c.speed, c.allowed, exitCode(err), err, c.code)
		}
	}
}
