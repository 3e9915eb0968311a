package load

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
