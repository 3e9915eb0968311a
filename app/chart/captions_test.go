package chart

import (
	"testing"
	"time"

	"perihelion/bench"
)

func TestLoadOf(t *testing.T) {
	for _, tt := range []struct {
		plan bench.Plan
		want string
	}{
		{bench.Plan{Connections: 20, Requests: 1000, KeepAlive: true, Repeats: 5}, "20 connections, 1,000 requests, keep-alive, 5 interleaved repeats"},
		{bench.Plan{Connections: 1, Duration: 90 * time.Second, Repeats: 1}, "1 connection, 1 min 30 s, a new connection for each request, one repeat"},
		{bench.Plan{Connections: 100, Duration: 2500 * time.Millisecond, Rate: 12_000, KeepAlive: true, Repeats: 3}, "100 connections, 2.5 s, at 12,000 requests per second, keep-alive, 3 interleaved repeats"},
	} {
		if got := loadOf(tt.plan); got != tt.want {
			t.Errorf("loadOf(%+v) = %q, want %q", tt.plan, got, tt.want)
		}
	}
}

func TestRequestOf(t *testing.T) {
	for _, tt := range []struct {
		plan bench.Plan
		want string
	}{
		{bench.Plan{}, "GET " + bench.DefaultPath},
		{bench.Plan{Path: "/healthz", Work: 200 * time.Microsecond}, "GET /healthz, 200 µs of computing for each"},
		{bench.Plan{URL: "http://localhost/", Delay: 2 * time.Millisecond}, "GET http://localhost/, 2 ms of waiting for each"},
	} {
		if got := requestOf(tt.plan); got != tt.want {
			t.Errorf("requestOf(%+v) = %q, want %q", tt.plan, got, tt.want)
		}
	}
}

func TestMarksOf(t *testing.T) {
	with := func(confidences ...float64) bench.Results {
		var r bench.Results
		for _, c := range confidences {
			res := measured("goroutines", true, 1, 2)
			res.RPS.Confidence = c
			r.Results = append(r.Results, res)
		}
		return r
	}
	for _, tt := range []struct {
		results bench.Results
		want    string
	}{
		{with(0.979, 0.969), "Bar: median of the repeats. Whisker: 95 % interval of the median. Dots: the repeats, in their order. Ratios."},
		{with(0.979, 0.875), "Bar: median of the repeats. Whisker: lowest to highest repeat. Dots: the repeats, in their order. Ratios."},
		{with(0, 0.5), "Bar: median of the repeats. Whisker: lowest to highest repeat. Dots: the repeats, in their order. Ratios."},
		{finished(measured("goroutines", true, 1)), ""},
		{planned(), ""},
	} {
		if got := marksOf(tt.results, "Ratios."); got != tt.want {
			t.Errorf("marksOf = %q, want %q", got, tt.want)
		}
	}
}

func TestMachineOf(t *testing.T) {
	r := three()
	want := "AMD EPYC 7763 · 2 cores · 8.33 GB · linux/amd64 · go1.26.8 · Perihelion 0.1.0 · 22 Nov 2026, 23:48 UTC+11"
	if got := machineOf(r); got != want {
		t.Errorf("machineOf = %q, want %q", got, want)
	}
	r.Environment, r.Stopped = bench.Environment{OS: "linux", Arch: "arm64", Cores: 1}, true
	r.Started = r.Started.In(time.FixedZone("", -(3*3600 + 30*60)))
	if got, want := machineOf(r), "1 core · linux/arm64 · 22 Nov 2026, 09:18 UTC−03:30 · stopped before the end"; got != want {
		t.Errorf("machineOf = %q, want %q", got, want)
	}
	if got := machineOf(bench.Results{}); got != "" {
		t.Errorf("machineOf of nothing = %q", got)
	}
}
