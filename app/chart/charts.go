package chart

import (
	"perihelion/bench"
	"perihelion/bench/experiment"
)

// Chart is one chart of a run of servers. Charts lists all of them; a new one is one
// more entry there. The command line takes its flags from the list, and the window its
// choice of charts.
type Chart struct {
	Key     string // names the chart among the others: "throughput"
	Flag    string // of perihelion bench, which draws it into a file: "chart"
	Usage   string // of Flag
	Title   string // a few words, for a choice of charts
	Heading string // for a chart that is the only one, and for assistive technology

	// Choice is the part of a run that the user may choose for this chart, as Selection has
	// it.
	Choice Choice
	// Rows is the number of rows of bars that results have, nil where each configuration has one.
	Rows func(bench.Results) int

	// Possible reports whether a run of the plan can have the chart. Needs is the
	// answer to a plan that cannot: the chart's demand, and an example.
	Possible func(bench.Plan) bool
	Needs    string

	// Shows reports whether the results fill the chart.
	Shows func(bench.Results) bool

	Draw Drawing // for paper, with everything that a reader of the picture must know
	Pane Drawing // for a window that shows title, load, verdict and machine beside it
}

// Choice is the part of a run that may be chosen for a chart.
type Choice uint8

// The choices.
const (
	All     Choice = iota // nothing needs a choice: all configurations are drawn, unless others are asked for
	Curves                // Selection.Shown; the chart's own choice is Several
	Subject               // Selection.Marked: a view of one configuration; the chart's own choice is One
)

// Drawing draws what was selected of results. The error is the reason why these results have no such chart.
type Drawing func(bench.Results, Selection, Palette) (Figure, error)

// ExperimentKey is the key of the chart of aiohttp and Flask by deployment.
const ExperimentKey = "experiment"

// Charts are the charts of a run, the usual one first.
func Charts() []Chart {
	return []Chart{
		{
			Key: "throughput", Flag: "chart", Title: "Requests/s", Heading: "Requests per second",
			Usage:    intoFile("the chart"),
			Possible: everyPlan,
			Shows:    func(bench.Results) bool { return true },
			Draw:     Throughput, Pane: ThroughputPane,
		}, {
			Key: "latency", Flag: "latency-chart", Title: "Latency", Heading: "Latency by percentile",
			Usage:    intoFile("the percentiles of latency"),
			Choice:   Curves,
			Possible: everyPlan,
			Shows:    hasLatency,
			Draw:     Latency, Pane: LatencyPane,
		}, {
			Key: "distribution", Flag: "distribution-chart", Title: "Distribution", Heading: "Distribution of latency",
			Usage:    intoFile("the distribution of latency"),
			Choice:   Curves,
			Possible: everyPlan,
			Shows:    hasLatency,
			Draw:     Distribution, Pane: DistributionPane,
		}, {
			Key: "timeline", Flag: "timeline-chart", Title: "Timeline", Heading: "Requests per second and p99 in time",
			Usage:    intoFile("rate and p99 of the first configuration in time"),
			Choice:   Subject,
			Possible: everyPlan,
			Shows:    hasRepeat,
			Draw:     Timeline, Pane: TimelinePane,
		}, {
			Key: "resources", Flag: "resources-chart", Title: "CPU & memory", Heading: "Processor time and memory",
			Usage:    intoFile("processor time and memory"),
			Possible: everyPlan,
			Shows:    hasRepeat,
			Draw:     Resources, Pane: ResourcesPane,
		}, {
			Key: "errors", Flag: "errors-chart", Title: "Errors", Heading: "Failed requests",
			Usage:    intoFile("the failed requests"),
			Possible: everyPlan,
			Shows:    hasRepeat,
			Draw:     Errors, Pane: ErrorsPane, Rows: failedRows,
		}, {
			Key: "sweep", Flag: "sweep-chart", Title: "Sweep", Heading: "Requests per second by number of connections",
			Usage:    intoFile("requests per second over the number of connections"),
			Choice:   Curves,
			Possible: func(p bench.Plan) bool { return len(p.Sweep) > 0 },
			Needs:    "it shows several numbers of connections, and the plan has one; add some, as in --sweep default",
			Shows:    hasSweep,
			Draw:     Sweep, Pane: SweepPane,
		}, {
			Key: "search", Flag: "search-chart", Title: "Search", Heading: "p99 by rate, and the highest rate",
			Usage:    intoFile("the trials of a search for the highest rate"),
			Choice:   Curves,
			Possible: func(p bench.Plan) bool { return p.P99Below > 0 },
			Needs:    "it shows the trials of a search for the highest rate, and the plan has none; ask for one, as in --p99-below 20ms",
			Shows:    hasTrial,
			Draw:     Search, Pane: SearchPane,
		}, {
			Key: ExperimentKey, Flag: "summary-chart", Title: "aiohttp vs Flask", Heading: "aiohttp vs Flask",
			Usage:    intoFile("the chart of the summary"),
			Possible: experiment.Possible,
			Needs:    "it compares aiohttp with Flask, or either with its development server; choose two or more configurations of these, as in --config aiohttp-dev,flask-dev",
			Shows: func(r bench.Results) bool {
				_, compared := experiment.Summarise(r)
				return compared
			},
			Draw: Experiment, Pane: ExperimentPane,
		},
	}
}

func everyPlan(bench.Plan) bool { return true }

// intoFile is the usage of a flag for a chart.
func intoFile(drawn string) string {
	return "draw " + drawn + " into this `file`, a PNG, SVG or PDF"
}
