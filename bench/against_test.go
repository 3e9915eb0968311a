package bench

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"perihelion/bench/load"
)

// A run that is stored, read and evaluated again is the one that it was, and with
// another baseline what the record of it would have given.
func TestAgainst(t *testing.T) {
	r := steady()
	r.Environment.Cores = 2
	r.Uncalibrated = "the calibration cannot be used; make a new one"
	r.Suspended = map[string][]float64{"goroutines": {3}}
	r.Logs = map[string][]string{"goroutines": {"listening"}}
	var text bytes.Buffer
	if err := Evaluate(r).WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	stored, err := ReadResults(&text)
	if err != nil {
		t.Fatal(err)
	}
	for _, baseline := range []string{"one-at-a-time", "goroutines"} {
		r.Plan.Baseline = baseline
		if d := cmp.Diff(Evaluate(r), stored.Against(baseline), cmpopts.IgnoreUnexported(load.Measurement{})); d != "" {
			t.Errorf("Against(%s) (-the record +the stored run)\n%s", baseline, d)
		}
	}
}
