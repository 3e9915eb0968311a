package experiment

import (
	"fmt"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/warning"
)

// under names the deployment within a sentence.
func (d Deployment) under() string {
	if d == Development {
		return "under the development servers"
	}
	return "under gunicorn with " + figure.Plural(int(d), "worker")
}

// verdict is one sentence that states no more than was shown: of the frameworks
// where both were measured, else of each over its development server.
func (s Summary) verdict() string {
	if text := s.sentence(func(row Row) bench.Comparison { return row.Difference }); text != "" {
		return "aiohttp against Flask, requests per second: " + text
	}
	var parts []string
	for f := range frameworks {
		if text := s.sentence(func(row Row) bench.Comparison { return row.both()[f].Increase }); text != "" {
			parts = append(parts, f.String()+" against its development server, requests per second: "+text)
		}
	}
	if len(parts) == 0 {
		return "no verdict: no pair of comparable configurations of aiohttp and Flask answered every request"
	}
	return strings.Join(parts, ". ")
}

// sentence lists the deployments by the result of one of their comparisons.
func (s Summary) sentence(of func(Row) bench.Comparison) string {
	var shown, other []string
	for _, row := range s.Rows {
		switch c := of(row); {
		case c.Pairs == 0:
		case c.Shown():
			shown = append(shown, figure.Change(c.Change().Median)+" "+row.Deployment.under())
		default:
			other = append(other, c.Verdict+" "+row.Deployment.under())
		}
	}
	return strings.Join(append(shown, other...), ", ")
}

// otherVerdicts warns of differences that the run's own comparisons show and the ones
// of the summary do not, or the other way round: each is corrected for how many
// there are of its kind.
func (s Summary) otherVerdicts(r bench.Results) []warning.Warning {
	var warnings []warning.Warning
	for _, row := range s.Rows {
		here := row.Difference
		for _, there := range r.Comparisons {
			same := there.Config == here.Config && there.Baseline == here.Baseline || there.Config == here.Baseline && there.Baseline == here.Config
			if here.Pairs == 0 || !same || here.Shown() == there.Shown() {
				continue
			}
			shown, not := "the run as a whole", "the summary"
			if here.Shown() {
				shown, not = not, shown
			}
			warnings = append(warnings, warning.Warning{Code: "other-verdict", Severity: warning.Caution, Remedy: "More repeats settle it"}.Naming(fmt.Sprintf(
				"%s shows a difference between %s and %s that %s does not: the one makes %s, the other %s, and each is corrected for its number",
				shown, named.Mark(here.Config), named.Mark(here.Baseline), not, figure.Plural(min(len(r.Comparisons), len(s.run.Comparisons)), "comparison"), figure.Plural(max(len(r.Comparisons), len(s.run.Comparisons)), "comparison"))))
		}
	}
	return warnings
}
