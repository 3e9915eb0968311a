package bench

import (
	"cmp"
	"slices"

	"perihelion/bench/warning"
)

// The codes of the warnings whose reason is not in the repeats.
const (
	codeUncalibrated = "uncalibrated"
	codeMadeAgain    = "repeat-dropped"
	codeUnkept       = "not-kept"
	codeInterrupted  = "interrupted"
)

// Against evaluates results again, as of a stored run, with another configuration as the
// baseline: the label of one that the plan has. One that is not ranked is replaced, as in
// any run. What was seen while the run was made, and is not in its repeats, is kept: the
// servers' last output, repeats that were made again, a calibration that could not be used,
// an interruption, and what could not be kept.
func (r Results) Against(baseline string) Results {
	record := Record{
		Plan: r.Plan, Environment: r.Environment,
		Started: r.Started, Finished: r.Finished, Stopped: r.Stopped, Decided: r.Decided,
		Broken: make(map[string]string), Logs: make(map[string][]string),
	}
	record.Plan.Baseline = baseline
	for _, result := range r.Measured() {
		key := At(result.Config, result.Connections)
		if result.Broken != "" {
			record.Broken[key] = result.Broken
		}
		record.Logs[key] = result.Log
		for i, m := range result.Repeats {
			record.Repeats = append(record.Repeats, Repeat{result.Config, result.Turns[i], m})
		}
	}
	slices.SortStableFunc(record.Repeats, func(a, b Repeat) int {
		return cmp.Or(a.Turn.Round-b.Turn.Round, a.Turn.Place-b.Turn.Place)
	})
	out := Evaluate(record)
	for _, code := range []string{codeUncalibrated, codeInterrupted, codeUnkept} {
		out.Warnings = append(out.Warnings, withCode(r.Warnings, code)...)
	}
	for i := range out.Results {
		for _, before := range r.Results {
			if before.Config == out.Results[i].Config {
				out.Results[i].Warnings = append(out.Results[i].Warnings, withCode(before.Warnings, codeMadeAgain)...)
			}
		}
	}
	return out
}

// withCode returns the warnings with a code.
func withCode(all []warning.Warning, code string) []warning.Warning {
	return slices.DeleteFunc(slices.Clone(all), func(w warning.Warning) bool { return w.Code != code })
}
