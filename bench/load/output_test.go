package load

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/machine"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a measurement with something in every field that is printed.
func sample() (Measurement, Options) {
	o := Options{URL: "http://127.0.0.1:8080/planets/mars?lat=1", Connections: 20, Requests: 12345, KeepAlive: true, Rate: 5000,
		Header: []string{"Accept: text/html", "X-Api-Key: hunter2"}, Body: []byte("hello")}
	m := Measurement{
		Model: "open", Requests: 12347, OK: 12300, Seconds: 2.469,
		Latency: Latency{Mean: 1.2, P50: 0.98, P90: 2.5, P95: 5, P99: 12.34, P999: 123.4, Max: 1234},
		Classes: map[Class]int64{Status2xx: 12300, Status4xx: 40, Reset: 3, Short: 1, Malformed: 1, Check: 2},
		BytesIn: 2_345_678, BytesOut: 765_432, Connections: 24, Reconnects: 140, KeepAlive: true,
		CPU: CPU{User: 0.1, Sys: 0.2}, Cores: 2,
		Environment: &machine.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Memory: 8_000_000_000, Go: "go1.26.8", Perihelion: "v0.1.0"},
		Started:     time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC),
		Service:     &Latency{Mean: 0.8, P50: 0.7, P90: 1.5, P95: 2, P99: 3.3, P999: 44, Max: 90},
		Lag:         &Latency{Mean: 0.4, P50: 0.02, P90: 0.3, P95: 1, P99: 9, P999: 80, Max: 1100},
		Unsent:      70,
		Protocol:    "HTTP/1.1", LongestGap: 1020,
		Connect:   &Latency{Mean: 0.2, P50: 0.1, P90: 0.3, P95: 0.5, P99: 1, P999: 2, Max: 3},
		FirstByte: Latency{Mean: 0.7, P50: 0.6, P90: 1.4, P95: 1.9, P99: 3.1, P999: 43, Max: 89},
		Statuses:  map[int]int64{200: 12295, 204: 5, 404: 40},
		Checks:    &Checks{Made: 2469, Failed: 2, Seconds: 0.0004},
		Generator: Generator{Busy: 0.06, Waited: 0.01, Machine: 0.2, Share: 0.15, Cores: 4, DelayP50: 0.001, DelayP99: 0.09},
		Timeline: []Moment{
			{0, 1, 5002, 5000, 5000, Latency{P50: 1, P99: 2, Max: 3}}, {1, 2, 43, 0, 0, Latency{}},
			{2, 2.469, 7300, 7300, 15565, Latency{P50: 1, P99: 1200, Max: 1234}},
		},
		Errors: map[Class]string{Reset: "connection reset by peer"},
		Answers: Answers{
			Count: 12340, Server: "example/1.0", Length: 140, OtherLength: 2, Bodies: 1_700_000, Kept: 12300,
			Connect: Spread{0, 0.01, 0.2, 0, 3}, Processing: Spread{0.3, 1.19, 4.6, 0.98, 1231},
			Waiting: Spread{0.3, 1.1, 4.5, 0.9, 1230}, Total: Spread{0.3, 1.2, 4.6, 0.98, 1234},
			Percentiles: []Percentile{{50, 0.98}, {66, 1.2}, {75, 1.4}, {80, 1.6}, {90, 2.5}, {95, 5}, {98, 9.5}, {99, 12.34}, {100, 1234}},
		},
	}
	m.failures = map[Class]int64{Status4xx: 40, Reset: 3, Short: 1, Malformed: 1, Check: 2}
	m.finish(o)
	return m, o
}

func TestOutput(t *testing.T) {
	m, o := sample()
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text": func(b *bytes.Buffer) error { return m.WriteText(b, o) },
		"ab":   func(b *bytes.Buffer) error { return m.WriteAB(b, o) },
		"json": func(b *bytes.Buffer) error { return m.WriteJSON(b, o) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		golden := filepath.Join("testdata", "measurement."+name)
		if *update {
			if err := os.WriteFile(golden, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			got := filepath.Join(t.ArtifactDir(), "measurement."+name)
			os.WriteFile(got, b.Bytes(), 0o666)
			t.Errorf("%s differs (−want +got; what was got is in %s):\n%s", golden, got, diff)
		}
	}
}

func TestOutputOfNothing(t *testing.T) {
	var m Measurement
	m.finish(Options{})
	for _, write := range []func() error{
		func() error { return m.WriteText(new(bytes.Buffer), Options{URL: "http://a/"}) },
		func() error { return m.WriteAB(new(bytes.Buffer), Options{URL: "http://a/"}) },
	} {
		if err := write(); err != nil {
			t.Error(err)
		}
	}
	var b bytes.Buffer
	if err := m.WriteJSON(&b, Options{}); err != nil || !strings.Contains(b.String(), `"warnings": []`) {
		t.Errorf("got %s, %v; want a list of no warnings", b.String(), err)
	}
}

// A measurement crosses processes and files as JSON: nothing may be lost.
func TestJSONRoundTrip(t *testing.T) {
	m := mustRun(t, Options{URL: play(t, answering(okAnswer)), Requests: 100, Rate: 1e5})
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back Measurement
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, back, cmp.AllowUnexported(Measurement{}), cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "heldBack" || p.String() == "failures" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
}

func TestMerge(t *testing.T) {
	var fast, slow Measurement
	a, b := newHistogram(), newHistogram()
	for range 90 {
		a.RecordValue(1000)
	}
	for range 10 {
		b.RecordValue(50_000)
	}
	fast.Histogram, slow.Histogram = encode(a), encode(b)
	got := Merge([]Measurement{fast, {}, slow, {Histogram: "not one"}})
	near := func(x, y float64) bool { return math.Abs(x-y) <= 0.001*y }
	if !near(got.P50, 1) || !near(got.P90, 1) || !near(got.P99, 50) || !near(got.Max, 50) || !near(got.Mean, 5.9) {
		t.Errorf("got %+v, want 90 %% of 1 ms and 10 %% of 50 ms", got)
	}
	if got := Merge(nil); got != (Latency{}) {
		t.Errorf("Merge(nil) = %+v, want zeros", got)
	}
}

// ab on the same server prints the same fields in the same order, and the same
// figures where these do not depend on time.
func TestABAgreesWithAB(t *testing.T) {
	program, err := exec.LookPath("ab")
	if err != nil {
		t.Skip("ab (Debian: apache2-utils) is not installed")
	}
	kept := "HTTP/1.0 200 OK\r\nServer: example/1.0\r\nConnection: Keep-Alive\r\nContent-Length: 5\r\n\r\nhello"
	missing := "HTTP/1.0 404 No\r\nServer: example/1.0\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno"
	for name, tt := range map[string]struct {
		serve script
		keep  bool
	}{
		"keep-alive": {answering(kept), true},
		"not":        {once("HTTP/1.0 200 OK\r\nServer: example/1.0\r\nContent-Length: 5\r\n\r\nhello"), false},
		"not found":  {once(missing), false},
	} {
		t.Run(name, func(t *testing.T) {
			url := play(t, tt.serve) + "a/b?c=d"
			o := Options{URL: url, Requests: 60, Connections: 3, KeepAlive: tt.keep}
			args := []string{"-q", "-n", "60", "-c", "3", url}
			if tt.keep {
				args = slices.Insert(args, 0, "-k")
			}
			theirs, err := exec.Command(program, args...).Output()
			if err != nil {
				t.Fatal(err)
			}
			var ours bytes.Buffer
			if err := mustRun(t, o).WriteAB(&ours, o); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(timeless(string(theirs)), timeless(ours.String())); diff != "" {
				t.Errorf("−ab +ours:\n%s", diff)
			}
		})
	}
}

// timeless is the part of ab's report from the first field on, with # for every
// figure that depends on time.
func timeless(report string) string {
	report = report[strings.Index(report, "Server Software"):]
	// ab doubts its own figures at times; ours has other doubts, and no place for them.
	report = regexp.MustCompile(`(?m)^(ERROR|WARNING): .*\n( +.*\n)*`).ReplaceAllString(report, "")
	varies := regexp.MustCompile(`(?m)^((?:Time|Requests per|Transfer rate).*?: +)[0-9.]+|^( +)[0-9.]+ kb/s|^((?:Connect|Processing|Waiting|Total):.*)$|^( +\d+% +)\d+`)
	return varies.ReplaceAllStringFunc(report, func(s string) string {
		name, rest, colon := strings.Cut(s, ":")
		switch {
		case strings.HasSuffix(s, "kb/s"):
			return regexp.MustCompile(`[0-9.]+ `).ReplaceAllString(s, "# ")
		case !colon:
			return regexp.MustCompile(` *\d+$`).ReplaceAllString(s, " #") // its width varies too
		case strings.Contains(rest, "  ") && len(strings.Fields(rest)) == 5:
			return name + " times"
		}
		return name
	})
}
