package clients

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/report"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// Limits from which a doubt about a client is worth a warning.
const (
	targetShare = 0.25                  // of a client's time in which the target was computing
	shortTurn   = 50 * time.Millisecond // a turn below it is governed by its first request and by the scheduler
)

// warnings are about one client, the weightiest first.
func (c Client) warnings() []warning.Warning {
	all := []warning.Warning{}
	add := func(w warning.Warning) { all = append(all, w.About(c.Name)) }
	if c.Broken != "" {
		add(warning.Warning{Code: "given-up", Severity: warning.Severe, Cause: "given up: " + c.Broken})
	}
	if c.Failed() > 0 {
		add(warning.Warning{
			Code: "failures", Severity: warning.Severe,
			Cause: fmt.Sprintf("%s of %s requests failed (%s). Its time is not comparable",
				figure.Count(c.Failed()), figure.Count(c.Requests), c.Reason),
			Remedy: "Find the cause, and run again",
		})
	}
	var repeats []load.Measurement
	for _, r := range c.Repeats {
		repeats = append(repeats, load.Measurement{Warnings: r.warnings})
	}
	for _, w := range bench.GeneratorWarnings(repeats) {
		add(w)
	}
	walls := c.all(func(r Repeat) float64 { return r.Wall })
	if spread := stats.Spread(walls); spread > bench.WideSpread && c.Wall >= shortTurn.Seconds() {
		add(warning.Warning{
			Code: "spread", Severity: warning.Caution,
			Cause:  fmt.Sprintf("turns differ by %s of their median, from the fastest to the slowest", figure.WholePercent(spread)),
			Remedy: "Close other programs, or make more requests",
		})
	}
	return all
}

// runWarnings are the doubts about a run as a whole, the weightiest first.
func runWarnings(r Results) []warning.Warning {
	all := []warning.Warning{}
	for _, w := range []warning.Warning{r.stoppedEarly(), r.busyTarget(), r.shortTurns()} {
		if w.Code != "" {
			all = append(all, w)
		}
	}
	return append(all, bench.KeptWarnings(r.Interrupted, r.Unkept)...)
}

func (r Results) stoppedEarly() warning.Warning {
	if !r.Stopped || r.Interrupted {
		return warning.Warning{}
	}
	return warning.Warning{
		Code: "stopped", Severity: warning.Caution,
		Cause:  "stopped before every client had all its turns: the figures rest on fewer than planned",
		Remedy: "Run again to the end",
	}
}

// busyTarget warns of clients that were measured together with the target.
func (r Results) busyTarget() warning.Warning {
	share := func(c Client) float64 {
		if c.Wall == 0 {
			return 0
		}
		return stats.Median(c.all(func(r Repeat) float64 { return r.Target })) / c.Wall
	}
	names, most := r.having(func(c Client) bool { return share(c) > targetShare }), 0.0
	if names == "" {
		return warning.Warning{}
	}
	for _, c := range r.Clients {
		most = max(most, share(c))
	}
	return warning.Warning{
		Code: "target-busy", Severity: warning.Caution,
		Cause: fmt.Sprintf("the built-in target was computing for up to %s of the time of %s: the times contain the target's, on %s that both share",
			figure.WholePercent(most), names, figure.Plural(r.Environment.Cores, "core")),
		Remedy: "Use a delay, which lowers the target's share",
	}
}

func (r Results) shortTurns() warning.Warning {
	names := r.having(func(c Client) bool { return len(c.Repeats) > 0 && c.Failed() == 0 && c.Wall < shortTurn.Seconds() })
	if names == "" {
		return warning.Warning{}
	}
	remedy := "Make more requests"
	if r.Plan.Repeats < 6 {
		remedy += ", or several repeats"
	}
	return warning.Warning{
		Code: "short-turns", Severity: warning.Caution,
		Cause: fmt.Sprintf("%s requests took less than %s (%s). The first of them and the scheduler dominate so short a time",
			figure.Count(r.Plan.Requests), figure.Duration(shortTurn), names),
		Remedy: remedy,
	}
}

// having names the clients that have a property: "Perihelion" where all of
// Perihelion's that had a turn have it.
func (r Results) having(have func(Client) bool) string {
	var names []string
	for _, by := range []string{ByPerihelion, ByRequests, ByAiohttp} {
		var some []string
		turns := 0
		for _, c := range r.Clients {
			if c.By != by || len(c.Repeats) == 0 {
				continue
			}
			turns++
			if have(c) {
				some = append(some, c.Way)
			}
		}
		switch {
		case len(some) == 0:
		case len(some) == turns:
			names = append(names, by)
		default:
			names = append(names, by+" ("+strings.Join(some, ", ")+")")
		}
	}
	return figure.List(names, "and")
}

// Unable are clients that have no turn, for one reason.
type Unable struct{ Clients, Reason string }

// Unable lists why clients have no turn, each reason once.
func (r Results) Unable() []Unable {
	var reasons []string
	for _, c := range r.Clients {
		if c.Unable != "" && !slices.Contains(reasons, c.Unable) {
			reasons = append(reasons, c.Unable)
		}
	}
	var all []Unable
	for _, reason := range reasons {
		var by []string
		for _, c := range r.Clients {
			if c.Unable == reason && !slices.Contains(by, c.By) {
				by = append(by, c.By)
			}
		}
		all = append(all, Unable{strings.Join(by, " and "), reason})
	}
	return all
}

// AllWarnings are the warnings of a run: of each client, and of the run last.
func (r Results) AllWarnings() []warning.Warning {
	var all []warning.Warning
	for _, c := range r.Clients {
		all = append(all, c.Warnings...)
	}
	return append(all, r.Warnings...)
}

// lines are the reasons why clients have no turn, and the warnings.
func (r Results) lines() []string {
	var lines []string
	for _, u := range r.Unable() {
		lines = append(lines, u.Clients+": "+u.Reason)
	}
	return append(lines, report.Warnings(r.AllWarnings())...)
}
