package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"perihelion/bench/load"
)

// fill reads flags of load with a standard input.
func fill(t *testing.T, stdin string, args ...string) (load.Options, error) {
	t.Helper()
	f := &loadFlagged{options: load.Options{Connections: 1, Requests: 1}}
	flags := pflag.NewFlagSet("load", pflag.ContinueOnError)
	f.add(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	o := f.options
	err := f.source.fill(&o, flags, flags.Args(), strings.NewReader(stdin))
	return o, err
}

// Files of Windows' editor, and standard input for a body as for URLs.
func TestFilesOfLoad(t *testing.T) {
	url, _ := counting(t)
	list := filepath.Join(t.TempDir(), "urls.txt")
	if err := os.WriteFile(list, []byte("\ufeff"+url+"\r\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, "load", "-n", "1", "--urls", list); code != Done {
		t.Errorf("a list that begins with a mark of the order of bytes: %d, %s", code, stderr)
	}
	o, err := fill(t, "hello", "--body", "@-", url)
	if err != nil || string(o.Body) != "hello" || o.Method != "POST" {
		t.Errorf("--body @-: %q by %s, %v", o.Body, o.Method, err)
	}
	if _, err := fill(t, url, "--body", "@-", "--urls", "-"); err == nil || !strings.Contains(err.Error(), "both read standard input") {
		t.Errorf("both from standard input: %v", err)
	}
}

// A load in which no request was due succeeds.
func TestNothingDueIsNoFailure(t *testing.T) {
	url, answered := counting(t)
	code, stdout, stderr := call(t, "load", "-r", "0.001", "-d", "50ms", "--poisson", "--seed", "3", url)
	if code != Done || answered.Load() != 0 || !strings.Contains(stdout, "no request was due") {
		t.Errorf("exit code %d, %d requests:\n%s%s", code, answered.Load(), stdout, stderr)
	}
	if code, _, _ := call(t, "load", "-r", "0.5", "-d", "200ms", "--min-rps", "100", url); code != Slower {
		t.Errorf("one request in 200 ms reached 100 a second: exit code %d", code)
	}
	// A busy machine holds no rate for a moment, and one for seconds.
	d := document(t, "load", "-r", "5", "-d", "3s", "-H", "Authorization: x", "--format", "json", url)
	if d["rps"] != 5.0 || d["seconds"] != 3.0 {
		t.Errorf("got %v a second over %v s, want 5 over 3", d["rps"], d["seconds"])
	}
	wantKeys(t, "what was asked for", d["load"].(map[string]any), "url", "method", "header", "connections", "rate", "duration", "keepAlive", "timeout")
	wantKeys(t, "the environment", d["environment"].(map[string]any), "os", "arch", "cores", "perihelion")
	wantKeys(t, "latency", d["latency"].(map[string]any), "p95")
}
