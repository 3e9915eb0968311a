package report

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/golden"
	"perihelion/bench/load"
	"perihelion/bench/load/internal/badserver"
	"perihelion/bench/machine"
	"perihelion/bench/warning"
)

// sample is a measurement with something in every field that is printed.
func sample() (load.Measurement, load.Options) {
	o := load.Options{URL: "http://127.0.0.1:8080/planets/mars?lat=1", Connections: 20, Requests: 12345, KeepAlive: true, Rate: 5000,
		Request: load.Request{Method: "GET", Header: []string{"Accept: text/html", "X-Api-Key: hunter2"}, Body: []byte("hello")}}
	m := load.Measurement{
		Model: "open", Requests: 12347, OK: 12300, Seconds: 2.469, RPS: 4981.773997569867,
		Latency: load.Latency{Mean: 1.2, P50: 0.98, P90: 2.5, P95: 5, P99: 12.34, P999: 123.4, P9999: 987.6, Max: 1234},
		Classes: map[load.Class]int64{load.Status2xx: 12300, load.Status4xx: 40, load.Reset: 3, load.Short: 1, load.Malformed: 1, load.Check: 2},
		BytesIn: 2_345_678, BytesOut: 765_432, Connections: 24, Reconnects: 140, KeepAlive: true,
		CPU: load.CPU{User: 0.1, Sys: 0.2}, Cores: 2,
		Environment: &machine.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Memory: 8_000_000_000, Go: "go1.26.8", Perihelion: "v0.1.0"},
		Started:     time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC),
		Service:     &load.Latency{Mean: 0.8, P50: 0.7, P90: 1.5, P95: 2, P99: 3.3, P999: 44, P9999: 80, Max: 90},
		Lag:         &load.Latency{Mean: 0.4, P50: 0.02, P90: 0.3, P95: 1, P99: 9, P999: 80, P9999: 900, Max: 1100},
		Unsent:      70,
		Protocol:    "HTTP/1.1", LongestGap: 1020,
		Connect:   &load.Latency{Mean: 0.2, P50: 0.1, P90: 0.3, P95: 0.5, P99: 1, P999: 2, P9999: 3, Max: 3},
		FirstByte: load.Latency{Mean: 0.7, P50: 0.6, P90: 1.4, P95: 1.9, P99: 3.1, P999: 43, P9999: 80, Max: 89},
		Statuses:  map[int]int64{200: 12295, 204: 5, 404: 40},
		Checks:    &load.Checks{Made: 2469, Failed: 2, Seconds: 0.0004},
		Generator: load.Generator{Busy: 0.06, Waited: 0.01, Machine: 0.2, Share: 0.15, Cores: 4, DelayP50: 0.001, DelayP99: 0.09},
		Timeline: []load.Moment{
			{From: 0, To: 1, Requests: 5002, OK: 5000, RPS: 5000, Latency: load.Latency{P50: 1, P99: 2, Max: 3}}, {From: 1, To: 2, Requests: 43, OK: 0, RPS: 0, Latency: load.Latency{}},
			{From: 2, To: 2.469, Requests: 7300, OK: 7300, RPS: 15565, Latency: load.Latency{P50: 1, P99: 1200, Max: 1234}},
		},
		Warnings: []warning.Warning{
			{Code: "failures", Severity: warning.Severe, Cause: "47 of 12,347 requests failed: 40 4xx, 3 reset (connection reset by peer), 2 check, 1 malformed, 1 short. Requests per second and latencies count the successes only"},
			{Code: "unsent", Severity: warning.Caution, Cause: "70 requests fell due without being sent, because all 20 connections waited for answers until the end", Remedy: "Lower the rate of 5,000 requests per second, which the server cannot keep, or use more connections"},
		},
		Errors: map[load.Class]string{load.Reset: "connection reset by peer"},
		Answers: load.Answers{
			Count: 12340, Server: "example/1.0", Length: 140, OtherLength: 2, Bodies: 1_700_000, Kept: 12300,
			Connect: load.Spread{Min: 0, Mean: 0.01, SD: 0.2, Median: 0, Max: 3}, Processing: load.Spread{Min: 0.3, Mean: 1.19, SD: 4.6, Median: 0.98, Max: 1231},
			Waiting: load.Spread{Min: 0.3, Mean: 1.1, SD: 4.5, Median: 0.9, Max: 1230}, Total: load.Spread{Min: 0.3, Mean: 1.2, SD: 4.6, Median: 0.98, Max: 1234},
			Percentiles: []load.Percentile{{Percent: 50, Time: 0.98}, {Percent: 66, Time: 1.2}, {Percent: 75, Time: 1.4}, {Percent: 80, Time: 1.6}, {Percent: 90, Time: 2.5}, {Percent: 95, Time: 5}, {Percent: 98, Time: 9.5}, {Percent: 99, Time: 12.34}, {Percent: 100, Time: 1234}},
		},
	}
	return m, o
}

func TestOutput(t *testing.T) {
	m, o := sample()
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text": func(b *bytes.Buffer) error { return Text(b, m, o) },
		"ab":   func(b *bytes.Buffer) error { return AB(b, m, o) },
		"json": func(b *bytes.Buffer) error { return JSON(b, m, o) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		golden.Check(t, "measurement."+name+".golden", b.Bytes())
	}
}

func TestOutputOfNothing(t *testing.T) {
	var m load.Measurement
	for _, write := range []func() error{
		func() error { return Text(new(bytes.Buffer), m, load.Options{URL: "http://a/"}) },
		func() error { return AB(new(bytes.Buffer), m, load.Options{URL: "http://a/"}) },
	} {
		if err := write(); err != nil {
			t.Error(err)
		}
	}
	var b bytes.Buffer
	if err := JSON(&b, m, load.Options{}); err != nil || !strings.Contains(b.String(), `"warnings": []`) {
		t.Errorf("got %s, %v; want a list of no warnings", b.String(), err)
	}
}

// The classes are named even where each is a success.
func TestTextOfClasses(t *testing.T) {
	for want, classes := range map[string]map[load.Class]int64{
		"all 2xx":        {load.Status2xx: 5},
		"0 2xx, 5 4xx":   {load.Status2xx: 0, load.Status4xx: 5},
		"4 4xx, 1 check": {load.Status4xx: 4, load.Check: 1},
	} {
		var text bytes.Buffer
		m := load.Measurement{Requests: 5, OK: 5, Classes: classes, Resent: 7}
		if err := Text(&text, m, load.Options{URL: "http://a/"}); err != nil || !strings.Contains(text.String(), want+"\n") {
			t.Errorf("%v: got %v and\n%s\nwant %q", classes, err, &text, want)
		}
		if !strings.Contains(text.String(), "Sent again           7,") {
			t.Errorf("got\n%s\nwant the 7 requests that were sent again", &text)
		}
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
		answer string
		keep   bool
	}{
		"keep-alive": {kept, true},
		"not":        {"HTTP/1.0 200 OK\r\nServer: example/1.0\r\nContent-Length: 5\r\n\r\nhello", false},
		"not found":  {missing, false},
	} {
		t.Run(name, func(t *testing.T) {
			address, stop, err := badserver.Listen(badserver.Server{Serve: answering(tt.answer, tt.keep)})
			if err != nil {
				t.Fatal(err)
			}
			defer stop()
			url := "http://" + address + "/a/b?c=d"
			o := load.Options{URL: url, Requests: 60, Connections: 3, KeepAlive: tt.keep}
			args := []string{"-q", "-n", "60", "-c", "3", url}
			if tt.keep {
				args = slices.Insert(args, 0, "-k")
			}
			theirs, err := exec.Command(program, args...).Output()
			if err != nil {
				t.Fatal(err)
			}
			m, err := load.Run(t.Context(), o, nil)
			if err != nil {
				t.Fatal(err)
			}
			var ours bytes.Buffer
			if err := AB(&ours, m, o); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(timeless(string(theirs)), timeless(ours.String())); diff != "" {
				t.Errorf("−ab +ours:\n%s", diff)
			}
		})
	}
}

// answering serves the requests of a connection with the same bytes, all of them or
// only the first.
func answering(answer string, all bool) func(net.Conn, int) {
	return func(c net.Conn, _ int) {
		in := bufio.NewReader(c)
		for again := true; again; again = all {
			request, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			io.Copy(io.Discard, request.Body)
			io.WriteString(c, answer)
		}
	}
}

// timeless is the part of ab's report from the first field on, with # for every
// figure that depends on time.
func timeless(report string) string {
	report = report[strings.Index(report, "Server Software"):]
	// ab warns of its own figures at times; this program's warnings have no place there.
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
