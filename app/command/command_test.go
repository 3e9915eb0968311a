package command

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"perihelion/bench"
	"perihelion/bench/child"
	"perihelion/bench/store"
)

func TestMain(m *testing.M) {
	child.Dispatch(bench.Roles())
	os.Exit(keepingIn(m))
}

// keepingIn runs the tests with runs kept in a temporary folder.
func keepingIn(m *testing.M) int {
	folder, err := os.MkdirTemp("", "perihelion-runs-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	os.Setenv(store.Variable, folder)
	return m.Run()
}

// call runs a command line as main would.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Run(t.Context(), args, &out, &err, Window{
		Open: func(context.Context, string) error { return errors.New("there is no display") },
		Tour: func(context.Context, string, io.Writer) error { return nil },
	})
	return code, out.String(), err.String()
}

// document runs a command line that must succeed and decodes its JSON, which
// must be one document.
func document(t *testing.T, args ...string) map[string]any {
	t.Helper()
	code, stdout, stderr := call(t, args...)
	if code != Done {
		t.Fatalf("perihelion %s: exit code %d; %s", strings.Join(args, " "), code, stderr)
	}
	decoder := json.NewDecoder(strings.NewReader(stdout))
	var d map[string]any
	if err := decoder.Decode(&d); err != nil {
		t.Fatalf("perihelion %s: %v in %q", strings.Join(args, " "), err, stdout)
	}
	if _, err := decoder.Token(); err != io.EOF {
		t.Errorf("perihelion %s: more than one JSON document", strings.Join(args, " "))
	}
	return d
}

func TestADoubleClickOnWindowsIsNotRefused(t *testing.T) {
	call(t, "--version")
	if cobra.MousetrapHelpText != "" {
		t.Errorf("Cobra would answer a double click with %q instead of a window", cobra.MousetrapHelpText)
	}
}

func wantKeys(t *testing.T, what string, d map[string]any, keys ...string) {
	t.Helper()
	for _, key := range keys {
		if _, ok := d[key]; !ok {
			t.Errorf("%s has no key %q; it has %v", what, key, d)
		}
	}
}

func TestWrongUseNamesWhatToWrite(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"planets --lat 95 --lon 0", "latitude"},
		{"planets --lat abc --lon 0", "latitude"},
		{"planets --lat NaN --lon 0", "latitude"},
		{"planets --lat 10", "--lon"},
		{"planets --lon 10", "--lat"},
		{"planets --elevation 10", "--lat"},
		{"planets --lat 1 --lon 2 --elevation high", "elevation"},
		{"planets --time yesterday", "2026-11-22T12:00:00Z"},
		{"planets --time 9999-01-01T00:00:00Z", "the year −2999 (3000 BC) to the year 3000"},
		{"planets --zone Mars/Olympus", "zone"},
		{"planets --format xml", "table, json, csv"},
		{"planets vulcan", "mercury"},
		{"planets --frobnicate", "frobnicate"},
		{"planets sirius", "perihelion stars \"Sirius\""},
		{"stars siriu", "alpha CMa"},
		{"stars --magnitude bright", "such as 3"},
		{"stars --magnitude 3 sirius", "leave it out"},
		{"frobnicate", "planets"},
		{"events --from 2026-01-02T00:00:00Z --to 2026-01-01T00:00:00Z", "later"},
		{"events", "--to"},
		{"serve --mode quantum", "goroutines"},
		{"serve --mode prefork --workers 0", "workers"},
		{"serve extra", "argument"},
		{"load", "URL"},
		{"load 127.0.0.1:80", "http://"},
		{"load -c 0 http://127.0.0.1:1/", "connections"},
		{"load -n -5 http://127.0.0.1:1/", "requests"},
		{"load -r -1 http://127.0.0.1:1/", "rate"},
		{"load http://host.invalid/", "--i-may-load-this-host"},
		{"bench --config quantum", "goroutines"},
		{"bench --url http://127.0.0.1:1/ --config goroutines", "exclude"},
		{"bench --url http://host.invalid/", "--i-may-load-this-host"},
		{"bench --repeats 0", "repeats"},
		{"bench --chart picture.gif", ".png"},
		{"bench --plan no-such-file.json", "no-such-file.json"},
		{"bench --summary run.doc", ".txt, .md or .csv"},
		{"bench --summary run", ".txt, .md or .csv"},
		{"bench --summary-chart run.gif", ".png"},
		{"bench --summary run.md", "aiohttp-dev,flask-dev"},
		{"bench --summary-chart run.png --config goroutines", "aiohttp-dev,flask-dev"},
		{"bench --format summary", "aiohttp-dev,flask-dev"},
		{"bench --format summary --url http://127.0.0.1:1/", "aiohttp-dev,flask-dev"},
		{"clients -n 0", "requests"},
		{"clients a b", "one URL"},
		{"clients --delay 5ms http://127.0.0.1:1/", "--delay"},
		{"clients --delay -5ms", "100ms"},
		{"clients --repeats 0", "repeats"},
		{"clients --chart picture.gif", ".png"},
		{"clients --json /no/such/folder/clients.json", "/no/such/folder"},
		{"clients http://host.invalid/", "--i-may-load-this-host"},
		{"clients 127.0.0.1:80", "http://"},
		{"load -d 0s http://127.0.0.1:1/", "-d 0s"},
		{"load -t 0s http://127.0.0.1:1/", "-t 0s"},
		{"load --min-rps NaN http://127.0.0.1:1/", "--min-rps"},
		{"load --calibrate http://127.0.0.1:1/", "http://127.0.0.1:1/"},
		{"load --calibrate --format ab", "text or json"},
		{"load --calibrate -d 0s", "-d 0s"},
		{"load --calibrate -c 50", "--connections"},
		{"bench -d 0s", "-d 0s"},
		{"bench -d 9999999h", "longer than any time"},
		{"load --max-failed 0.01 http://127.0.0.1:1/", "such as 0.5%"},
		{"load --max-failed 101% http://127.0.0.1:1/", "such as 0.5%"},
		{"bench --json same.png --chart ./same.png", "--json and --chart name the same file"},
		{"bench --config aiohttp-dev,flask-dev --summary-chart same.png --chart same.png", "name the same file"},
		{"clients --json same.png --chart ../command/same.png", "--json and --chart name the same file"},
		{"bench --config=", "--config"},
		{"bench --json /no/such/folder/run.json", "/no/such/folder"},
		{"events --from now --to now", "later"},
	} {
		code, stdout, stderr := call(t, strings.Fields(c.args)...)
		if code != Misused {
			t.Errorf("perihelion %s: exit code %d, want %d; %s", c.args, code, Misused, stderr)
		}
		if stdout != "" {
			t.Errorf("perihelion %s: wrote %q to standard output", c.args, stdout)
		}
		if !strings.Contains(stderr, c.want) || !strings.Contains(stderr, "--help") {
			t.Errorf("perihelion %s: said %q, want it to name %q and --help", c.args, stderr, c.want)
		}
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	names := []string{""}
	for _, c := range newRoot(Window{Open: openNothing}).Commands() {
		names = append(names, c.Name())
	}
	if len(names) < 9 || !slices.Contains(names, "tour") {
		t.Errorf("the commands are %q", names)
	}
	for _, name := range names {
		code, stdout, stderr := call(t, strings.Fields(name+" --help")...)
		if code != Done || stderr != "" || !strings.Contains(stdout, "Usage:") {
			t.Errorf("perihelion %s --help: exit code %d, %q, %q", name, code, stdout, stderr)
		}
	}
}

func TestWithoutDisplayTheWindowFailsWithASentence(t *testing.T) {
	code, _, stderr := call(t)
	if code != Failed || !strings.Contains(stderr, "no display") {
		t.Errorf("perihelion: exit code %d, %q", code, stderr)
	}
}

// A build without a window has its help where others open it, and no tour.
func TestWithoutAWindow(t *testing.T) {
	var stdout, stderr strings.Builder
	if code := Run(t.Context(), nil, &stdout, &stderr, Window{}); code != Done || !strings.Contains(stdout.String(), "name a command") || stderr.Len() > 0 {
		t.Errorf("perihelion: exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
	stdout.Reset()
	if code := Run(t.Context(), []string{"tour"}, &stdout, &stderr, Window{}); code != Misused || !strings.Contains(stderr.String(), "no command “tour”") {
		t.Errorf("perihelion tour: exit code %d, %q", code, stderr.String())
	}
}

func TestPlanetsJSON(t *testing.T) {
	d := document(t, strings.Fields("planets --lat -39.754 --lon 145.051 --elevation 0 --time 2026-11-22T12:00:00Z --format json")...)
	wantKeys(t, "the document", d, "time", "deltaT", "observer", "bodies")
	bodies := d["bodies"].([]any)
	if len(bodies) != 10 {
		t.Fatalf("%d bodies, want 10", len(bodies))
	}
	mars := bodies[4].(map[string]any)
	wantKeys(t, "mars", mars, "name", "altitude", "azimuth", "refracted", "ra", "dec", "raAstrometric", "decAstrometric",
		"distance", "distanceGeocentric", "lightTime", "illuminated", "phaseAngle", "elongation", "diameter", "magnitude",
		"constellation", "hourAngle", "rise", "transit", "set", "state")
	if mars["name"] != "mars" {
		t.Errorf("the fifth body is %v, want mars", mars["name"])
	}
	bare := document(t, strings.Fields("planets --lat -39.754 --lon 145.051 --refraction=false --format json mars")...)
	only := bare["bodies"].([]any)
	if len(only) != 1 {
		t.Fatalf("%d bodies, want mars alone", len(only))
	}
	if _, ok := only[0].(map[string]any)["refracted"]; ok {
		t.Error("--refraction=false still tells a refracted altitude")
	}
}

func TestPlanetsCSVAndTable(t *testing.T) {
	_, stdout, _ := call(t, strings.Fields("planets --lat 52,5 --lon 13,4 --format csv moon sun")...)
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Errorf("CSV of two bodies: %d rows, %v", len(rows), err)
	}
	_, stdout, stderr := call(t, "planets")
	if !strings.Contains(stdout, "Neptune") || !strings.Contains(stderr, "Greenwich") {
		t.Errorf("the default table lacks Neptune, or its observer is not told: %q %q", stdout, stderr)
	}
}

func TestEvents(t *testing.T) {
	const span = "events --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z --lat 51.4769 --lon 0 sun moon"
	d := document(t, strings.Fields(span+" --format json")...)
	events := d["events"].([]any)
	if len(events) < 5 {
		t.Errorf("%d events of the Sun and the Moon in a day, want at least 5", len(events))
	}
	_, ics, _ := call(t, strings.Fields(span+" --format ics")...)
	if got := strings.Count(ics, "BEGIN:VEVENT\r\n"); got != len(events) {
		t.Errorf("the calendar has %d entries, JSON %d", got, len(events))
	}
}

// TestFailedIsShown: the window is given the error that goes to standard error, once.
func TestFailedIsShown(t *testing.T) {
	for _, test := range []struct {
		args  []string
		open  error
		shown string
	}{
		{nil, nil, ""},
		{nil, errors.New("no OpenGL"), "no OpenGL"},
		{[]string{"frobnicate"}, nil, "frobnicate"},
	} {
		var shown []string
		var stderr bytes.Buffer
		Run(t.Context(), test.args, io.Discard, &stderr, Window{
			Open:   func(context.Context, string) error { return test.open },
			Failed: func(err error) { shown = append(shown, err.Error()) },
		})
		if got := strings.Join(shown, "\n"); len(shown) > 1 || !strings.Contains(got, test.shown) || !strings.Contains(stderr.String(), got) || (got == "") != (test.shown == "") {
			t.Errorf("perihelion %v: shown %q beside %q, want %q", test.args, shown, stderr.String(), test.shown)
		}
	}
}
