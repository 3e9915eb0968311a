package bench

import (
	"strings"

	"perihelion/bench/figure"
)

// under names the deployment within a sentence.
func (d Deployment) under() string {
	if d == Development {
		return "under the development servers"
	}
	return "under gunicorn with " + figure.Plural(int(d), "worker")
}

// verdict is one sentence that says no more than was shown: of the frameworks
// where both were measured, else of each over its development server.
func (s Summary) verdict() string {
	if text := s.sentence(func(row SummaryRow) Comparison { return row.Difference }); text != "" {
		return "aiohttp against Flask, requests per second: " + text
	}
	var parts []string
	for f := range frameworks {
		if text := s.sentence(func(row SummaryRow) Comparison { return row.both()[f].Increase }); text != "" {
			parts = append(parts, f.String()+" against its development server, requests per second: "+text)
		}
	}
	if len(parts) == 0 {
		return "nothing can be said: no two configurations of aiohttp and Flask that can be compared answered every request"
	}
	return strings.Join(parts, "; ")
}

// sentence lists the deployments by what one of their comparisons has shown.
func (s Summary) sentence(of func(SummaryRow) Comparison) string {
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
