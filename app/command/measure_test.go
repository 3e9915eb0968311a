package command

import (
	"errors"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/file"
)

// counting starts a server that counts its answers.
func counting(t *testing.T) (url string, answered *atomic.Int64) {
	t.Helper()
	answered = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answered.Add(1)
		w.Write([]byte("here"))
	}))
	t.Cleanup(s.Close)
	return s.URL, answered
}

func TestLoadJSON(t *testing.T) {
	url, answered := counting(t)
	d := document(t, "load", "-c", "3", "-n", "57", "-k", "--format", "json", url)
	wantKeys(t, "the measurement", d, "model", "requests", "ok", "seconds", "rps", "latency", "classes",
		"bytesIn", "bytesOut", "connections", "keepAlive", "cpu", "warnings")
	wantKeys(t, "latency", d["latency"].(map[string]any), "mean", "p50", "p90", "p99", "p99.9", "max")
	wantKeys(t, "cpu", d["cpu"].(map[string]any), "user", "sys")
	if d["requests"] != 57.0 || d["ok"] != 57.0 || answered.Load() != 57 {
		t.Errorf("requests %v, ok %v, the server counted %d; want 57 of each", d["requests"], d["ok"], answered.Load())
	}
	sum := 0.0
	for _, n := range d["classes"].(map[string]any) {
		sum += n.(float64)
	}
	if sum != 57 {
		t.Errorf("the classes add up to %v, want 57", sum)
	}
}

func TestLoadAsABPrintsItsFields(t *testing.T) {
	url, _ := counting(t)
	_, stdout, _ := call(t, "load", "-c", "2", "-n", "20", "-k", "--format", "ab", url)
	for _, line := range []string{"Concurrency Level:      2", "Complete requests:      20", "Keep-Alive requests:", "Requests per second:", "Percentage of the requests served"} {
		if !strings.Contains(stdout, line) {
			t.Errorf("ab's report lacks %q:\n%s", line, stdout)
		}
	}
}

func TestExitCodesOfMeasurements(t *testing.T) {
	url, _ := counting(t)
	closed := httptest.NewServer(nil)
	closed.Close()
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(5 * time.Millisecond) }))
	defer slow.Close()
	var asked atomic.Int64
	partly := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1)%10 == 0 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	defer partly.Close()
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"load -n 10 " + url, Done, ""},
		{"load -n 10 --min-rps 1e9 " + url, Slower, "the limit rps >= 1,000,000,000 does not hold"},
		{"load -n 10 " + closed.URL, Failed, "no request succeeded"},
		{"load -n 40 " + partly.URL, Failed, "4 of 40 requests failed"},
		{"load -n 40 --max-failed 9.9% " + partly.URL, Slower, "the limit failed <= 9.9 % does not hold: 10 %"},
		{"load -n 40 --max-failed 10% " + partly.URL, Done, ""},
		{"load -n 10 --max-failed 100% " + closed.URL, Failed, "no request succeeded"},
		{"bench --url " + partly.URL + " -c 2 -n 40 --repeats 1 -q", Failed, "could not be ranked"},
		{"load -r 100000 -d 200ms " + slow.URL, Slower, "was not held"},
		{"clients -n 5 " + closed.URL, Failed, "failed"},
		{"bench --url " + closed.URL + " -c 2 -n 10 --repeats 1 -q", Failed, ""},
		{"bench --url " + url + " -c 2 -n 10 --repeats 1 -q --min-rps 1e9", Slower, "1,000,000,000"},
		{"bench --url " + slow.URL + " -c 2 -n 10 --repeats 1 -q --max-p99 1ms", Slower, "the limit p99 <= 1.00 ms does not hold"},
		{"bench --url " + slow.URL + " -c 2 -n 10 --repeats 1 -q --max-p99 20s", Done, ""},
		{"bench --url " + slow.URL + " -c 2 -n 10 --repeats 1 -q --limit p50<20s --limit p95<1ms --limit rps>1e9", Slower, "2 limits are broken: p95 < 1.00 ms does not hold"},
		{"load -n 10 -r 100 --limit p95<1m --limit failed<=0% --limit rate " + url, Done, ""},
		{"load -n 40 --limit failed<5% " + partly.URL, Slower, "the limit failed < 5 % does not hold: 10 %"},
		{"load --once -H Accept:text/html " + url, Done, ""},
		{"load --once --expect-status 404 " + url, Failed, "the status 200 is not an expected one"},
		{"load --once " + closed.URL, Failed, "the request was not answered"},
		{"load --once --format json " + url, Misused, "leave out --format"},
		{"load -n 10 --limit p95 " + url, Misused, "write what is allowed, such as p95<300ms"},
		{"bench --limit latency<1s", Misused, "it begins with none of mean, p50"},
		{"bench --url " + partly.URL + " -c 2 -n 40 --repeats 1 -q --max-failed 9%", Slower, "the limit failed <= 9 % does not hold: 10 %"},
		{"bench --url " + partly.URL + " -c 2 -n 40 --repeats 1 -q --max-failed 10%", Done, ""},
	} {
		code, _, stderr := call(t, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("perihelion %s: exit code %d, %q; want %d, %q", c.args, code, stderr, c.code, c.want)
		}
	}
}

func TestBenchWritesRunAndChart(t *testing.T) {
	dir := t.TempDir()
	run, picture := filepath.Join(dir, "run.json"), filepath.Join(dir, "run.png")
	d := document(t, "bench", "--config", "one-at-a-time,goroutines", "-c", "4", "-n", "100", "-k", "--repeats", "2",
		"--json", run, "--chart", picture, "--format", "json", "-q")
	wantKeys(t, "the run", d, "format", "environment", "plan", "results", "comparisons", "verdict")
	for _, r := range d["results"].([]any) {
		r := r.(map[string]any)
		wantKeys(t, "a result", r, "config", "keepAlive", "rps", "repeats", "server", "warnings")
		wantKeys(t, "rps", r["rps"].(map[string]any), "median", "low", "high")
		wantKeys(t, "server", r["server"].(map[string]any), "cpu", "rss")
		if n := len(r["repeats"].([]any)); n != 2 {
			t.Errorf("%v has %d repeats, want 2", r["config"], n)
		}
		if keep := r["keepAlive"].(bool); keep != (r["config"] == "goroutines") {
			t.Errorf("%v: keepAlive is %v", r["config"], keep)
		}
	}
	wantKeys(t, "a comparison", d["comparisons"].([]any)[0].(map[string]any), "config", "baseline", "ratio", "low", "high", "p")

	file, err := os.Open(run)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := bench.ReadResults(file); err != nil {
		t.Errorf("the run cannot be read again: %v", err)
	}
	drawn, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer drawn.Close()
	if config, err := png.DecodeConfig(drawn); err != nil || config.Width < 1000 {
		t.Errorf("the chart is %+v, %v; want a PNG at least 1000 pixels wide", config, err)
	}
}

func TestBenchTakesAPlanAndFlagsChangeIt(t *testing.T) {
	plan := filepath.Join(t.TempDir(), "plan.json")
	p := bench.DefaultPlan()
	p.Requests, p.Duration, p.Repeats, p.Configs = 50, 0, 1, p.Configs[:1]
	if err := file.Replace(plan, 0o666, func(w io.Writer) error { return bench.WritePlan(w, p) }); err != nil {
		t.Fatal(err)
	}
	d := document(t, "bench", "--plan", plan, "-c", "3", "--format", "json", "-q")
	got := d["plan"].(map[string]any)
	if got["connections"] != 3.0 || got["requests"] != 50.0 {
		t.Errorf("the plan that ran is %v, want 3 connections of the flag and 50 requests of the file", got)
	}
}

func TestClientsJSON(t *testing.T) {
	url, answered := counting(t)
	d := document(t, "clients", "-n", "30", "--format", "json", "-q", url)
	wantKeys(t, "the document", d, "format", "environment", "url", "n", "clients", "warnings")
	clients := d["clients"].([]any)
	able := 0
	for _, c := range clients {
		c := c.(map[string]any)
		wantKeys(t, "a client", c, "client", "requests", "ok", "wall", "user", "sys", "process")
		if c["unable"] == nil {
			able++
		}
	}
	if len(clients) != 8 || able < 4 || answered.Load() != int64(30*able) {
		t.Errorf("%d clients, %d of them able to run, and %d requests, want 8, at least 4 and 30 by each", len(clients), able, answered.Load())
	}
}

func TestClientsWriteDocumentAndChart(t *testing.T) {
	dir := t.TempDir()
	results, picture := filepath.Join(dir, "clients.json"), filepath.Join(dir, "clients.png")
	code, stdout, stderr := call(t, "clients", "-n", "10", "--delay", "1ms", "--repeats", "2", "--python", filepath.Join(dir, "python"), "--json", results, "--chart", picture, "--format", "markdown")
	if code != Done || !strings.Contains(stdout, "| requests (Python), 10 threads | left out |") || !strings.Contains(stdout, "| low–high |") || !strings.Contains(stdout, "20 connections busy; ask for 20 or more") {
		t.Errorf("exit code %d, %s, %s", code, stdout, stderr)
	}
	drawn, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer drawn.Close()
	if config, err := png.DecodeConfig(drawn); err != nil || config.Width < 1000 {
		t.Errorf("the chart is %+v, %v; want a PNG at least 1000 pixels wide", config, err)
	}
	if text, err := os.ReadFile(results); err != nil || !strings.Contains(string(text), clients.Format) {
		t.Errorf("the document is %.100q, %v", text, err)
	}
}

func TestDoctorJSON(t *testing.T) {
	d := document(t, "doctor", "--format", "json")
	wantKeys(t, "doctor", d, "version", "environment", "python")
}

// fullPipe is a standard output that nobody reads any more.
type fullPipe struct{}

func (fullPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestBenchKeepsItsFilesWhenNobodyReads(t *testing.T) {
	url, _ := counting(t)
	run := filepath.Join(t.TempDir(), "run.json")
	args := []string{"bench", "--url", url, "-c", "2", "-n", "10", "--repeats", "1", "-q", "--json", run}
	if code := Run(t.Context(), args, fullPipe{}, io.Discard, Window{}); code != Failed {
		t.Errorf("exit code %d, want %d", code, Failed)
	}
	file, err := os.Open(run)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := bench.ReadResults(file); err != nil {
		t.Errorf("the run was lost: %v", err)
	}
}
