package view

import (
	"perihelion/bench"
	"perihelion/bench/experiment"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/warning"
)

// Deployed is one deployment in the summary of aiohttp and Flask, every cell as
// text.
type Deployed struct {
	Deployment      string
	Aiohttp, Flask  Served
	Difference      string // of aiohttp from Flask
	DifferenceRange string
	Shown           bool // the difference is certain
}

// Served is a framework under a deployment.
type Served struct {
	RPS      string
	Spread   string
	Increase string // over its development server
	Shown    bool   // the increase is certain
}

// SummaryRows are the rows of a summary.
func SummaryRows(s experiment.Summary) []Deployed {
	var rows []Deployed
	for _, r := range s.Rows {
		change, interval := change(r.Difference)
		rows = append(rows, Deployed{
			Deployment: r.Deployment.String(), Aiohttp: served(r.Aiohttp), Flask: served(r.Flask),
			Difference: change, DifferenceRange: interval, Shown: r.Difference.Shown(),
		})
	}
	return rows
}

func served(s experiment.Served) Served {
	if s.Absent != "" {
		return Served{RPS: figure.None, Increase: figure.None}
	}
	out := Served{RPS: figure.PerSecond(s.RPS.Median), Spread: figure.Range(s.RPS.Low, s.RPS.High), Shown: s.Increase.Shown()}
	out.Increase, _ = change(s.Increase)
	return out
}

// change is a comparison as a change in per cent and its interval.
func change(c bench.Comparison) (change, interval string) {
	if c.Pairs == 0 {
		return figure.None, ""
	}
	v := c.Change()
	return figure.Change(v.Median), figure.ChangeRange(v.Low, v.High)
}

// SummaryNotices are the sentences about a summary of a plan's run.
func SummaryNotices(p bench.Plan, s experiment.Summary) []Notice {
	kind := Plain
	for _, r := range s.Rows {
		if r.Difference.Shown() || r.Aiohttp.Increase.Shown() || r.Flask.Increase.Shown() {
			kind = Good
		}
	}
	out := []Notice{{kind, named.Sentence(s.Verdict, nil, nil)}}
	for _, g := range warning.Grouped(s.Warnings) {
		out = append(out, Notice{Caution, about(p, g)})
	}
	return append(out, Notice{Plain, "Differences are medians of the rounds' ratios. They need not follow from the medians beside them."})
}
