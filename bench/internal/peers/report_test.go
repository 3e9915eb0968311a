package main

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"perihelion/assets/golden"
	"perihelion/bench"
)

// example is a run of six rounds: ours wins with keep-alive, loses without, once
// wrk breaks off, and k6 is not there.
func example() report {
	r := report{Format: format, Date: time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC),
		Machine: bench.Environment{OS: "linux", Arch: "amd64", CPU: "Example 3000", Cores: 2, Go: "go1.26.8"},
		Cores:   split{servers: "0", generators: "1"}.String(), Rounds: 6, Seconds: 1, Stopped: true,
		Contestants: []entry{{ours, "Perihelion 0.1.0"}, {"wrk", "wrk 4.1.0"}, {"ab", "ab 2.3"}, {"h2load", "h2load 1.52.0"}}}
	r.skip("k6", absence{"k6", "go install go.k6.io/k6@v1.8.1"})
	speeds := map[string]float64{ours: 88_000, "wrk": 80_000, "ab": 84_000, "h2load": 70_000}
	for _, where := range []cell{{nginxServer, true, 20}, {nginxServer, false, 1000}, {nullServer, true, 1}} {
		for round := range r.Rounds {
			drift := 1 + 0.05*float64(round) // of the machine: it hits all
			for place, c := range r.Contestants {
				rps := speeds[c.Name] * drift
				if c.Name == ours {
					rps *= 1 + 0.01*float64(round-2)
				}
				if !where.KeepAlive {
					rps /= 8
					if c.Name == ours {
						rps *= 0.8
					}
				}
				one := run{cell: where, Round: round + 1, Place: place + 1, Contestant: c.Name,
					result: result{Requests: 80_000, RPS: rps, CPU: 80_000 / rps * 0.9}}
				switch c.Name {
				case ours:
					one.Latency = map[string]float64{"p50": 0.21 / drift, "p99": 0.4, "p99.9": 1.2}
				case "wrk":
					one.Latency = map[string]float64{"p50": 0.22 / drift, "p99": 0.5}
				case "ab":
					one.Latency = map[string]float64{"p50": 0, "p99": 1}
				}
				if where.Server == nginxServer && !where.KeepAlive && round == 3 && c.Name == "wrk" {
					one.result, one.Error = result{}, "exit status 1: unable to connect"
				}
				if where.Server == nullServer && round == 4 && c.Name == "ab" {
					one.Failed = 3
				}
				r.Runs = append(r.Runs, one)
			}
		}
	}
	return r
}

func TestGolden(t *testing.T) {
	for name, write := range map[string]func(report, io.Writer) error{
		"report.text.golden": report.text, "report.markdown.golden": report.markdown, "report.json.golden": report.json,
	} {
		r := example()
		if strings.Contains(name, "json") {
			r.Runs = r.Runs[:8]
		}
		var b bytes.Buffer
		if err := write(r, &b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		golden.Check(t, name, b.Bytes())
		if err := write(r, &golden.Full{}); err == nil {
			t.Errorf("%s: a full disk goes unnoticed", name)
		}
	}
}

// The machine drifts by a quarter, the ratio does not: it is taken in the rounds.
func TestRatiosAreTakenRoundByRound(t *testing.T) {
	rows := example().rows(cell{nginxServer, true, 20})
	wrk := rows[1]
	if wrk.name != "wrk" || math.Abs(wrk.speed.Low-1.1*0.98) > 1e-9 || math.Abs(wrk.speed.High-1.1*1.03) > 1e-9 ||
		math.Abs(wrk.speed.Median-1.1*1.005) > 1e-9 || math.Abs(wrk.cost.Median*wrk.speed.Median-1) > 1e-3 {
		t.Errorf("got %+v", wrk)
	}
	if ours := rows[0]; ours.speed.Median != 0 || ours.isRival() {
		t.Errorf("ours was compared with itself: %+v", ours)
	}
}

// A round in which one of the two has no result is no pair.
func TestFailedRunsMakeNoPair(t *testing.T) {
	wrk := example().rows(cell{nginxServer, false, 1000})[1]
	if wrk.speed.Confidence != 0.9375 {
		t.Errorf("the ratio covers %v, want that of 5 rounds", wrk.speed.Confidence)
	}
}

// With keep-alive ours is wanted to be no slower, without it 5 % at most.
func TestBar(t *testing.T) {
	r := example()
	for i := range r.Runs {
		if r.Runs[i].Contestant == ours {
			r.Runs[i].RPS *= 1.13 // from 0.84 × ab to 0.951
		}
	}
	if got := r.verdict(); !strings.HasSuffix(got, "verdict: no cell is below 1.00 (keep-alive) or 0.95 (without)\n") {
		t.Errorf("got %s", got)
	}
	for i := range r.Runs {
		if r.Runs[i].Contestant == ours {
			r.Runs[i].RPS *= 0.99
		}
	}
	if got := r.verdict(); strings.Count(got, "below") != 1 || !strings.Contains(got, "below 0.95: nginx, no keep-alive, c=1000: 0.942 (") {
		t.Errorf("got %s", got)
	}
}

// A run without ours, or without a rival, has no verdict.
func TestVerdictOfOthers(t *testing.T) {
	r := example()
	r.Contestants = r.Contestants[1:]
	if got := r.verdict(); got != "" {
		t.Errorf("got %q, want no verdict", got)
	}
	if err := errors.Join(r.text(io.Discard), r.markdown(io.Discard), report{Rounds: 1}.text(io.Discard)); err != nil {
		t.Error(err)
	}
}
