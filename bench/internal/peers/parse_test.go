package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The outputs in testdata are the tools' own: wrk 4.1.0, ab 2.3, h2load 1.52.0,
// hey of Debian 12, k6 1.8.1, and ours.
func TestParse(t *testing.T) {
	for _, c := range []struct {
		file  string
		parse func([]byte) (result, error)
		want  result
	}{
		{"perihelion.json", parseOurs, result{Requests: 20000, RPS: 100330.62955664095, CPU: 0.155821,
			Latency: map[string]float64{"p50": 0.141, "p99": 2.095, "p99.9": 4.711}}},
		{"perihelion-404.json", parseOurs, result{Requests: 500, Failed: 500, CPU: 0.007423999999999999,
			Latency: map[string]float64{"p50": 0, "p99": 0, "p99.9": 0}}},
		{"wrk.txt", parseWrk, result{Requests: 122408, RPS: 110937.41, Latency: map[string]float64{"p50": 0.124, "p99": 3.8}}},
		{"wrk-404.txt", parseWrk, result{Requests: 109893, Failed: 109893, RPS: 99171.92, Latency: map[string]float64{"p50": 0.121, "p99": 3.74}}},
		{"wrk-read-errors.txt", parseWrk, result{Requests: 3866 + 3865, Failed: 3865, RPS: 3516.80, Latency: map[string]float64{"p50": 0.825, "p99": 2.13}}},
		{"ab.txt", parseAB, result{Requests: 20000, RPS: 120036.49, Latency: map[string]float64{"p50": 0, "p99": 0}}},
		{"ab-404.txt", parseAB, result{Requests: 500, Failed: 500, RPS: 18156.07, Latency: map[string]float64{"p50": 1, "p99": 1}}},
		{"h2load.txt", parseH2load, result{Requests: 20000, RPS: 103381.61}},
		{"h2load-404.txt", parseH2load, result{Requests: 500, Failed: 500, RPS: 86835.71}},
		{"h2load-refused.txt", parseH2load, result{Failed: 200}},
		{"hey.txt", parseHey, result{Requests: 5000, RPS: 31008.8817, Latency: map[string]float64{"p50": 0.5, "p99": 4}}},
		{"hey-404.txt", parseHey, result{Requests: 500, Failed: 500, RPS: 24443.6491, Latency: map[string]float64{"p50": 0.6, "p99": 3}}},
		{"hey-refused.txt", parseHey, result{Requests: 200, Failed: 200, RPS: 19017.0758, Latency: map[string]float64{}}},
		{"k6.json", parseK6, result{Requests: 500, RPS: 7471.502047460535,
			Latency: map[string]float64{"p50": 1.09369, "p99": 16.475764899999998, "p99.9": 17.136501165000006}}},
		{"k6-404.json", parseK6, result{Requests: 500, Failed: 500, RPS: 17921.909437509043,
			Latency: map[string]float64{"p50": 0.8056325, "p99": 4.444586029999999, "p99.9": 5.081246777000008}}},
	} {
		out, err := os.ReadFile(filepath.Join("testdata", c.file))
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.parse(out)
		if d := cmp.Diff(c.want, got, closeEnough); err != nil || d != "" {
			t.Errorf("%s: %v (-want +got)\n%s", c.file, err, d)
		}
	}
}

// closeEnough ignores rounding errors of seconds that became milliseconds.
var closeEnough = cmp.Comparer(func(a, b float64) bool { return a == b || a-b < 1e-9 && b-a < 1e-9 })

// Text that is no output of a tool is not taken for a slow run.
func TestParseNonsense(t *testing.T) {
	for _, c := range contestants("", "") {
		for _, out := range []string{"", "Segmentation fault\n", "Requests/sec:\nrequests: 5 total\nComplete requests:\n"} {
			if got, err := c.parse([]byte(out)); !errors.Is(err, errUnread) {
				t.Errorf("%s took %q for %+v (%v)", c.name, out, got, err)
			}
		}
	}
}
