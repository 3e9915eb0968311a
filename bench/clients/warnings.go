package clients

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/stats"
)

// Limits from which a doubt about a client is worth a warning.
const (
	targetShare = 0.25                  // of a client's time in which the target was computing
	shortTurn   = 50 * time.Millisecond // a turn below it is governed by its first request and by the scheduler
)

// doubts are those about one client, each with its cause and its remedy.
func (c Client) doubts() []string {
	warnings := []string{}
	if c.Broken != "" {
		warnings = append(warnings, "given up: "+c.Broken)
	}
	if c.Failed() > 0 {
		warnings = append(warnings, fmt.Sprintf("%s of %s requests failed (%s): its time is no measure of requests that succeed. Put that right, and run again",
			figure.Count(c.Failed()), figure.Count(c.Requests), c.Reason))
	}
	var repeats []load.Measurement
	for _, r := range c.Repeats {
		repeats = append(repeats, load.Measurement{Warnings: r.warnings})
	}
	warnings = append(warnings, bench.GeneratorWarnings(repeats)...)
	walls := c.all(func(r Repeat) float64 { return r.Wall })
	if spread := stats.Spread(walls); spread > bench.WideSpread && c.Wall >= shortTurn.Seconds() {
		warnings = append(warnings, fmt.Sprintf("its turns differ by %s of their median, from the fastest to the slowest. Close other programs, or make more requests", figure.WholePercent(spread)))
	}
	return warnings
}

// runWarnings are the doubts about a run as a whole, the weightiest first.
func runWarnings(r Results) []string {
	warnings := []string{}
	for _, doubt := range []string{r.doubtStopped(), r.doubtTarget(), r.doubtShort()} {
		if doubt != "" {
			warnings = append(warnings, doubt)
		}
	}
	return warnings
}

func (r Results) doubtStopped() string {
	if !r.Stopped {
		return ""
	}
	return "stopped before every client had all its turns: the figures rest on fewer than planned. Run again to the end"
}

// doubtTarget warns of clients that were measured together with the target.
func (r Results) doubtTarget() string {
	share := func(c Client) float64 {
		if c.Wall == 0 {
			return 0
		}
		return stats.Median(c.all(func(r Repeat) float64 { return r.Target })) / c.Wall
	}
	names, most := r.those(func(c Client) bool { return share(c) > targetShare }), 0.0
	if names == "" {
		return ""
	}
	for _, c := range r.Clients {
		most = max(most, share(c))
	}
	return fmt.Sprintf("the built-in target was computing for up to %s of the time of %s: what is measured there is the target as well, on %s that both share. With a delay it weighs less",
		figure.WholePercent(most), names, figure.Plural(r.Environment.Cores, "core"))
}

func (r Results) doubtShort() string {
	names := r.those(func(c Client) bool { return len(c.Repeats) > 0 && c.Failed() == 0 && c.Wall < shortTurn.Seconds() })
	if names == "" {
		return ""
	}
	remedy := "Make more requests"
	if r.Plan.Repeats < 6 {
		remedy += ", or several repeats"
	}
	return fmt.Sprintf("%s requests took less than %s (%s): the first of them and the scheduler govern that. %s",
		figure.Count(r.Plan.Requests), figure.Duration(shortTurn), names, remedy)
}

// those names the clients that have a property: "Perihelion" where all of
// Perihelion's that had a turn have it.
func (r Results) those(have func(Client) bool) string {
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
	return bench.List(names)
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

// warned lists why clients have no turn, and every warning under the name that it
// belongs to, those of the run last.
func (r Results) warned() []string {
	var lines []string
	for _, u := range r.Unable() {
		lines = append(lines, u.Clients+": "+u.Reason)
	}
	for _, c := range r.Clients {
		for _, w := range c.Warnings {
			lines = append(lines, c.Name+": "+w)
		}
	}
	return append(lines, r.Warnings...)
}
