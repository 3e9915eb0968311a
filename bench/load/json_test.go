package load

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"perihelion/bench/warning"

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

// Warnings are values that come back as they were, beside the sentences of the
// contract. A document of the first version has sentences alone.
func TestWarningsInJSON(t *testing.T) {
	m := Measurement{Warnings: []warning.Warning{{Code: codeUnsent, Cause: "70 fell due", Remedy: "Lower the rate", Severity: warning.Caution}}}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var contract struct{ Warnings []string }
	if err := json.Unmarshal(b, &contract); err != nil || !slices.Equal(contract.Warnings, []string{"70 fell due. Lower the rate"}) {
		t.Errorf("%s: got %q, %v", b, contract.Warnings, err)
	}
	var back Measurement
	if err := json.Unmarshal(b, &back); err != nil || !cmp.Equal(back.Warnings, m.Warnings) {
		t.Errorf("read back %+v, %v; want %+v", back.Warnings, err, m.Warnings)
	}
	old := `{"requests":7,"warnings":["one connection: use 20"]}`
	if err := json.Unmarshal([]byte(old), &back); err != nil || back.Requests != 7 || len(back.Warnings) != 1 || back.Warnings[0].Cause != "one connection: use 20" {
		t.Errorf("of the first version: got %+v, %v", back.Warnings, err)
	}
	if b, err := json.Marshal(Measurement{}); err != nil || !strings.Contains(string(b), `"warnings":[]`) || strings.Contains(string(b), "warningDetails") {
		t.Errorf("no warnings: got %s, %v", b, err)
	}
}
