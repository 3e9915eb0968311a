package bench

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"time"

	"perihelion/assets"
	"perihelion/assets/field"
	"perihelion/bench/figure"
	"perihelion/bench/k6"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

// codeCollected is the code of the warning about how exact merged percentiles are.
const codeCollected = "collected"

// Collect makes the record of a run of the summaries that runners of k6 have printed: those
// of one configuration and one repeat are merged, see k6.Merge. It is a *field.Error
// "files" if they are not of one plan.
//
// Nothing is known of the machines, nor of the servers.
func Collect(all []k6.Summary) (Record, error) {
	plan, err := collectedPlan(all)
	if err != nil {
		return Record{}, err
	}
	r := Record{Plan: plan, Environment: Environment{Perihelion: assets.Version}}
	type turn struct {
		repeat int
		config string
	}
	parts := make(map[turn][]k6.Summary)
	var turns []turn
	for _, s := range all {
		t := turn{s.Repeat, s.Config}
		if parts[t] == nil {
			turns = append(turns, t)
		}
		parts[t] = append(parts[t], s)
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return cmp.Compare(a.repeat, b.repeat) })
	open := time.Duration(0)
	if plan.MeanRate() > 0 {
		open = plan.Length()
	}
	place := make(map[int]int)
	for _, t := range turns {
		m, spread, err := k6.Merge(parts[t], open)
		if err != nil {
			return Record{}, field.Errorf("files", "the summaries of %s cannot be merged: %v", t.config, err)
		}
		m.Engine = K6
		m.Warnings = []warning.Warning{}
		if n := len(parts[t]); n > 1 {
			m.Warnings = append(m.Warnings, warning.Warning{Code: codeCollected, Severity: warning.Note, Cause: fmt.Sprintf(
				"the figures are those of %s. Counters are added. Latencies are mixed from %d quantiles of each: p50 lies between %s and %s, p99 between %s and %s",
				figure.Plural(n, "runner"), k6.Quantiles(), figure.Span(spread.P50.Low), figure.Span(spread.P50.High), figure.Span(spread.P99.Low), figure.Span(spread.P99.High))})
		}
		place[t.repeat]++
		r.Repeats = append(r.Repeats, Repeat{Config: t.config, Turn: Turn{Round: t.repeat, Place: place[t.repeat]}, Measurement: m})
		if end := m.Started.Add(time.Duration(m.Seconds * float64(time.Second))); !m.Started.IsZero() && end.After(r.Finished) {
			r.Finished = end
		}
		if r.Started.IsZero() || m.Started.Before(r.Started) {
			r.Started = m.Started
		}
	}
	r.Plan.Repeats = turns[len(turns)-1].repeat
	return r, nil
}

// collectedPlan is the plan in the summaries, with the configurations that were measured.
func collectedPlan(all []k6.Summary) (Plan, error) {
	var configs []string
	for i, s := range all {
		switch {
		case s.Config == "":
			return Plan{}, field.Errorf("files", "a summary names no configuration; run the script with -e CONFIG=NAME")
		case s.Digest != all[0].Digest:
			return Plan{}, field.Errorf("files", "the summaries are of different loads; collect those of one script")
		case i > 0 && !bytes.Equal(s.Plan, all[0].Plan):
			return Plan{}, field.Errorf("files", "the summaries are of different plans; collect those of one script")
		}
		if !slices.Contains(configs, s.Config) {
			configs = append(configs, s.Config)
		}
	}
	if len(configs) > MaxConfigs {
		return Plan{}, field.Errorf("files", "%d configurations are too many for one run; collect at most %d", len(configs), MaxConfigs)
	}
	plan, err := ReadPlan(bytes.NewReader(all[0].Plan))
	if err != nil {
		return Plan{}, field.Errorf("files", "the plan within the summaries cannot be read: %v", err)
	}
	plan.Engine, plan.UntilDecided = K6, false
	if labels := plan.Labels(); !slices.ContainsFunc(configs, func(c string) bool { return !slices.Contains(labels, c) }) && len(labels) == len(configs) {
		return plan, nil
	}
	// The script was run against servers that the plan does not name.
	plan.Configs, plan.URLs, plan.Own, plan.Path, plan.Work, plan.Delay, plan.Baseline = nil, nil, nil, "", 0, 0, ""
	for _, c := range configs {
		plan.Own = append(plan.Own, server.Command{Name: c})
	}
	return plan, nil
}
