package chart

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

func TestSlots(t *testing.T) {
	r := three()
	r.Comparisons[1].Verdict = bench.NoDifference
	broken := of("threads:8")
	broken.Broken = "its server did not start"
	r.Results = append(r.Results, broken)
	for i, want := range []struct{ name, notes string }{
		{"one at a time", "no keep-alive · baseline"},
		{"goroutines", "4.63× baseline"},
		{"prefork", "4 processes · no difference shown"},
		{"threads", "8 threads"},
	} {
		if got := slots(r, Selection{})[i]; got.name != want.name || got.note() != want.notes {
			t.Errorf("slot %d is %q with %q, want %q with %q", i, got.name, got.note(), want.name, want.notes)
		}
	}
	if got := slots(r, Selection{})[3]; got.failure() != "broken" || got.text() != "" {
		t.Errorf("the broken slot says %q and %q", got.text(), got.failure())
	}
}

func TestSlotsNameTheBaselineOfTheComparisons(t *testing.T) {
	r := three()
	r.Plan.Baseline = "prefork:4" // planned, but not ranked in the end
	if got := slots(r, Selection{})[0].note(); got != "no keep-alive · baseline" {
		t.Errorf("the baseline's notes are %q", got)
	}
	r.Comparisons = nil // before there is anything to compare
	if got := slots(r, Selection{})[2].note(); got != "4 processes · baseline" {
		t.Errorf("the planned baseline's notes are %q", got)
	}
	if got := slots(own("http://localhost/", 1, 2), Selection{})[0].note(); got != "" {
		t.Errorf("a single server is the baseline of nothing, but its notes are %q", got)
	}
}

func TestSlotsOfAnUnfinishedRun(t *testing.T) {
	r := planned()
	r.Results = []bench.Result{measured("goroutines", true, 100)}
	s := slots(r, Selection{})
	if len(s) != 3 || s[0].name != "goroutines" || s[1].name != "one at a time" || s[2].name != "prefork" {
		t.Fatalf("slots are %+v", s)
	}
	if s[1].empty != "no repeat yet" || !math.IsNaN(s[1].value) {
		t.Errorf("the slot to come is %+v", s[1])
	}
	r.Finished = three().Finished
	if got := slots(r, Selection{})[1].empty; got != "not run" {
		t.Errorf("a slot that a stopped run left out says %q", got)
	}
}

// Many configurations in a low chart have horizontal bars, a few vertical ones.
func TestManyBarsInALowChartLieDown(t *testing.T) {
	upright := func(r bench.Results, width, height vg.Length) bool {
		b, err := throughput(r, Selection{}, Light())
		if err != nil {
			t.Fatal(err)
		}
		_, ok := b.vertical(rect(0, 0, width, height))
		return ok
	}
	if upright(nine(), 946, 170) || !upright(nine(), 946, 260) {
		t.Error("nine configurations are upright in a low chart, or not in a high one")
	}
	if !upright(three(), 946, 170) {
		t.Error("three configurations are not upright in a low chart")
	}
}

func TestFailures(t *testing.T) {
	some := measured("goroutines", true, 100, 101)
	some.Failed = 1234
	all := of("goroutines")
	all.Repeats, all.Failed = []load.Measurement{{}}, 20
	for want, res := range map[string]bench.Result{"": measured("goroutines", true, 5), "1,234 failed": some, "all failed": all} {
		if got := slots(finished(res), Selection{})[0].failure(); got != want {
			t.Errorf("failure is %q, want %q", got, want)
		}
	}
}

// A chart of failures has a row for each configuration with one, or that was given up.
func TestFailedRows(t *testing.T) {
	if got := failedRows(failing()); got != 4 {
		t.Errorf("%d rows, want 4", got)
	}
	if got := failedRows(article(3, 0.5)); got != 0 {
		t.Errorf("%d rows without a failure", got)
	}
}

func TestThroughputRefusesARunOfNothing(t *testing.T) {
	for name, draw := range map[string]func() error{
		"Throughput":     func() error { _, err := Throughput(bench.Results{}, Selection{}, Light()); return err },
		"ThroughputPane": func() error { _, err := ThroughputPane(bench.Results{}, Selection{}, Light()); return err },
	} {
		if err := draw(); err == nil || !strings.Contains(err.Error(), "no configuration") {
			t.Errorf("%s of no results gives the error %v", name, err)
		}
	}
}

// Figures that no run should hold are left out, and do not stop the rest.
func TestUnusableFigures(t *testing.T) {
	r := finished(measured("goroutines", true, math.NaN(), math.Inf(1), 100), measured("fasthttp", true, -3))
	r.Results[0].RPS = stats.Interval{Median: math.NaN(), Low: math.Inf(-1), High: math.Inf(1)}
	r.Comparisons = []bench.Comparison{{Config: "fasthttp", Baseline: "goroutines", Ratio: math.NaN()}}
	s := slots(r, Selection{})
	if len(s[0].repeats) != 1 || !math.IsNaN(s[0].value) || !math.IsNaN(s[0].low) {
		t.Errorf("slot of unusable figures is %+v", s[0])
	}
	if got := s[1].note(); strings.Contains(got, "NaN") {
		t.Errorf("the notes say %q", got)
	}
	Image(drawn(t, r, Dark()), 600, 400, 72)
}

// A server of the user's own has the user's family, whatever its name.
func TestOwnServerWithTheNameOfAConfiguration(t *testing.T) {
	r := finished(bench.Result{Subject: server.Subject{Own: "aiohttp"}, Config: "aiohttp"}, measured("aiohttp-dev", true, 100))
	s := slots(r, Selection{})
	if groups := byFamily(s); len(groups) != 2 || groups[0].name != "own server" || groups[1].name != "aiohttp" {
		t.Errorf("the groups are %v", groups)
	}
	if name := (bars{}).full(s[0]); name != "aiohttp" {
		t.Errorf("it is called %q", name)
	}
}

func TestPlannedConfigurationsKeepTheirText(t *testing.T) {
	r := planned()
	r.Plan.Configs = []server.Config{{Name: "prefork", Workers: 2}}
	if s := slots(r, Selection{}); len(s) != 1 || s[0].name != "prefork" || s[0].note() != "2 processes" {
		t.Errorf("slots are %+v", s)
	}
}
