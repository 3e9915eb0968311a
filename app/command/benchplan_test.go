package command

import (
	"slices"
	"testing"
	"time"

	"perihelion/bench"
)

// planned is the plan of a preset and flags.
func planned(t *testing.T, preset string, args ...string) (bench.Plan, error) {
	t.Helper()
	f := benchFlags{plan: bench.DefaultPlan(), preset: preset}
	f.ofPlan = planFlags(&f.plan)
	if err := f.ofPlan.Parse(args); err != nil {
		t.Fatal(err)
	}
	return f.finalPlan(t.Context(), f.ofPlan)
}

func TestFlagsChangeAPreset(t *testing.T) {
	for _, c := range []struct {
		preset string
		args   []string
		right  func(bench.Plan) bool
	}{
		{"sweep", nil, func(p bench.Plan) bool { return len(p.Sweep) == 9 && len(p.Configs) == 3 }},
		{"sweep", []string{"--sweep", "1, 2,4"}, func(p bench.Plan) bool { return slices.Equal(p.Sweep, []int{1, 2, 4}) }},
		{"sweep", []string{"-c", "7"}, func(p bench.Plan) bool { return p.Sweep == nil && p.Connections == 7 }},
		{"quick", []string{"--sweep", "default"}, func(p bench.Plan) bool { return slices.Equal(p.Sweep, bench.DefaultSweep()) }},
		{"article", []string{"-n", "50"}, func(p bench.Plan) bool { return p.Requests == 50 && p.Duration == 0 }},
		{"article", []string{"-d", "2s"}, func(p bench.Plan) bool { return p.Requests == 0 && p.Duration == 2*time.Second }},
		{"highest-rate", []string{"--p99-below", "5ms"}, func(p bench.Plan) bool { return p.P99Below == 5*time.Millisecond && p.Repeats == 20 }},
		{"highest-rate", []string{"-r", "5"}, func(p bench.Plan) bool { return p.P99Below == 0 && p.Rate == 5 }},
		{"constant-rate", []string{"--p99-below", "5ms"}, func(p bench.Plan) bool { return p.P99Below > 0 && p.Rate == 0 }},
	} {
		p, err := planned(t, c.preset, c.args...)
		if err != nil || !c.right(p) {
			t.Errorf("--preset %s %q: %+v, %v", c.preset, c.args, p, err)
		}
	}
	for _, args := range [][]string{{"--sweep", "1,2", "-c", "3"}, {"--sweep", "1,2", "-r", "3"}, {"--sweep", "1,1"}} {
		if p, err := planned(t, "", args...); err == nil {
			t.Errorf("%q: %+v, want an error", args, p)
		}
	}
	if p, err := planned(t, "fast"); err == nil {
		t.Errorf("--preset fast: %+v, want an error", p)
	}
}

func TestSweepFlagRefusesWords(t *testing.T) {
	for _, text := range []string{"", "1,", "many", "1;2"} {
		if err := new(sweepFlag).Set(text); err == nil {
			t.Errorf("--sweep %q has no error", text)
		}
	}
}
