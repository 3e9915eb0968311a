package preset

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/server"
)

func TestPresetsAreWhole(t *testing.T) {
	compared := bench.Plan{Configs: []server.Config{{Name: server.Goroutines}, {Name: server.FastHTTP}}, Baseline: "goroutines", Work: time.Millisecond, Path: "/x", Timeout: time.Second, Seed: 3,
		Rate: 5, Sweep: []int{7}, P99Below: time.Second, Requests: 9}
	seen := make(map[string]bool)
	for _, s := range All() {
		p := s.Apply(compared)
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		if p.Baseline != "goroutines" || p.Work != time.Millisecond || p.Path != "/x" || p.Timeout != time.Second || p.Seed != 3 || len(p.Configs) != 2 {
			t.Errorf("%s changes what is compared: %+v", s.Name, p)
		}
		if got, ok := Of(p); !ok || got.Name != s.Name {
			t.Errorf("Of(%s) = %q, %v", s.Name, got.Name, ok)
		}
		if got, err := Named(s.Name); err != nil || got.Title != s.Title {
			t.Errorf("Named(%q) = %+v, %v", s.Name, got, err)
		}
		if seen[s.Name] || seen[s.Title] || s.Sentence == "" || strings.ContainsAny(s.Name, " ABC") {
			t.Errorf("%+v has no name of its own, or no sentence", s)
		}
		seen[s.Name], seen[s.Title] = true, true
	}
	if _, ok := Of(compared); ok {
		t.Error("a plan of its own has a preset")
	}
	var wrong *field.Error
	if _, err := Named("fast"); !errors.As(err, &wrong) || wrong.Field != "preset" || !strings.Contains(err.Error(), "highest-rate") {
		t.Errorf("Named(fast): %v", err)
	}
}

// The first preset is the load of the default plan.
func TestTheDefaultPlanIsQuick(t *testing.T) {
	if d := cmp.Diff(bench.DefaultPlan(), All()[0].Apply(bench.DefaultPlan())); d != "" {
		t.Error(d)
	}
}
