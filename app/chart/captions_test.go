package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/bench"
)

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
		if got := marksOf(tt.results, "Ratios.", true); got != tt.want {
			t.Errorf("marksOf = %q, want %q", got, tt.want)
		}
	}
}

// The marks are those that are drawn, and a whisker is an interval only where enough
// repeats stand behind it.
func TestMarksAreThoseDrawn(t *testing.T) {
	r := finished(measured("goroutines", true, 1, 2, 3))
	r.Plan.Repeats, r.Results[0].RPS.Confidence = 10, 0.75
	if got := keyOf(r, nil).line(true); got != "bar: median requests/s   I: range   •: each repeat" {
		t.Errorf("after 3 of 10 repeats: %q", got)
	}
	if got := marksOf(r, "", false); got != "Bar: median of the repeats. Whisker: lowest to highest repeat." {
		t.Errorf("where no dot is drawn: %q", got)
	}
}

func TestMarksOfASearchAndOfASweep(t *testing.T) {
	r := finished(measured("goroutines", true, 1, 2))
	r.Plan.P99Below = 20 * time.Millisecond
	if got, want := marksOf(r, "Ratios.", true), "Bar: the highest rate held with p99 below 20 ms. Whisker: its 95 % interval. Dots: the rates that were held, in their order."; got != want {
		t.Errorf("of a search: %q, want %q", got, want)
	}
	k := keyOf(r, []string{"hatched: limited"})
	if got, want := k.line(true), "bar: highest requests/s held   I: 95 % interval   •: each rate held   hatched: limited"; got != want {
		t.Errorf("of a search, in brief: %q, want %q", got, want)
	}
	if got, want := k.line(false), "bar: highest requests/s held   I: 95 % interval   hatched: limited"; got != want {
		t.Errorf("where no dot is drawn: %q, want %q", got, want)
	}
	if got, want := marksOf(swept(1), "", true), "Each configuration at the number of connections that stands for its peak."; !strings.HasSuffix(got, want) {
		t.Errorf("of a sweep: %q, want %q at its end", got, want)
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
	if got, want := machineOf(r), "1 core · linux/arm64 · 22 Nov 2026, 09:18 UTC−3:30 · stopped before the end"; got != want {
		t.Errorf("machineOf = %q, want %q", got, want)
	}
	if got := machineOf(bench.Results{}); got != "" {
		t.Errorf("machineOf of nothing = %q", got)
	}
}
