package view

import (
	"cmp"
	"slices"

	"perihelion/bench"
)

// Against evaluates results again with another configuration as the baseline.
func Against(r bench.Results, baseline string) bench.Results {
	record := bench.Record{
		Plan: r.Plan, Environment: r.Environment,
		Started: r.Started, Finished: r.Finished, Stopped: r.Stopped,
		Broken: make(map[string]string),
	}
	record.Plan.Baseline = baseline
	for _, result := range r.Results {
		if result.Broken != "" {
			record.Broken[result.Config] = result.Broken
		}
		for i, m := range result.Repeats {
			record.Repeats = append(record.Repeats, bench.Repeat{Config: result.Config, Turn: result.Turns[i], Measurement: m})
		}
	}
	slices.SortStableFunc(record.Repeats, func(a, b bench.Repeat) int {
		return cmp.Or(a.Turn.Round-b.Turn.Round, a.Turn.Place-b.Turn.Place)
	})
	return bench.Evaluate(record)
}

// CanBeBaseline reports whether others can be compared with a configuration: it
// was measured and answered every request.
func CanBeBaseline(r bench.Results, config string) bool {
	return slices.ContainsFunc(r.Results, func(x bench.Result) bool { return x.Config == config && x.Ranked })
}
