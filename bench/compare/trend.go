package compare

import (
	"slices"
	"time"

	"perihelion/bench"
	"perihelion/bench/server"
)

// Trend is one configuration in many runs under one load.
type Trend struct {
	Subject  server.Subject
	Quantity Quantity
	Points   []Point // the earliest first
	Left     []Left  // the runs that have no point, the earliest first
}

// Point is the configuration in one run.
type Point struct {
	Run     string // its name
	Started time.Time
	Figure  Figure
	Changed []string // what differs from the run of the point before and may be the cause of a change: "Go 1.26.8 (was 1.26.6)"
	Machine bool     // whether the machine is among that
}

// Left is a run without a point.
type Left struct {
	Run    string
	Reason string // "not measured", "not ranked", or how the load differs
}

// TrendOf follows a configuration through runs, which may come in any order. The load is
// that of the latest run which measured the configuration well.
func TrendOf(subject server.Subject, runs []Run) Trend {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b Run) int { return a.Results.Started.Compare(b.Results.Started) })
	t := Trend{Subject: subject}
	var measured []Run
	var results []bench.Result
	for _, r := range runs {
		at := slices.IndexFunc(r.Results.Results, func(res bench.Result) bool { return same(res.Subject, subject) })
		switch {
		case at < 0 || len(r.Results.Results[at].Repeats) == 0:
			t.Left = append(t.Left, Left{r.Name, NotMeasured})
		case r.Results.Plan.P99Below > 0:
			t.Left = append(t.Left, Left{r.Name, "a search over rates"})
		case !r.Results.Results[at].Ranked:
			t.Left = append(t.Left, Left{r.Name, NotRanked})
		default:
			measured, results = append(measured, r), append(results, r.Results.Results[at])
		}
	}
	if len(measured) == 0 {
		return t
	}
	t.Quantity = quantity(measured[len(measured)-1:])
	facts := facts(measured, []Row{{Subject: subject, Config: subject.Label()}})
	latest, before := len(measured)-1, -1
	for i, r := range measured {
		if different := differences(facts, i, latest, Load); len(different) > 0 {
			t.Left = append(t.Left, Left{r.Name, different[0]})
			continue
		}
		p := Point{Run: r.Name, Started: r.Results.Started, Figure: figureOf(results[i])}
		if before >= 0 {
			p.Changed = differences(facts, before, i, Machine, Software, Server)
			p.Machine = len(differences(facts, before, i, Machine)) > 0
		}
		t.Points, before = append(t.Points, p), i
	}
	return t
}

// differences are the facts of some kinds in which two runs differ, in words.
func differences(facts []Fact, first, now int, kinds ...Kind) []string {
	var all []string
	for _, f := range facts {
		if slices.Contains(kinds, f.Kind) && f.differs(first, now) {
			all = append(all, f.was(first, now))
		}
	}
	return all
}
