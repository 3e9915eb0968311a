package bench

import (
	"fmt"
	"math"
	"slices"
	"time"

	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/named"
	"perihelion/bench/stats"
	"perihelion/bench/warning"
)

// runWarnings are the doubts about a run as a whole, the weightiest first.
func runWarnings(r Results) []warning.Warning {
	return collect(r, stoppedEarly, otherBaseline, mixedKeepAlive, fixedRate, fewRepeats, sharedCores, ownCost, shortRepeats, oneConnection)
}

// PartWarnings are the doubts about a part of a run that is compared by itself.
func PartWarnings(whole, part Results) []warning.Warning {
	return append(collect(whole, stoppedEarly, fixedRate), collect(part, fewRepeats, sharedCores, shortRepeats, oneConnection)...)
}

// collect returns the warnings of the checks that have one.
func collect(r Results, checks ...func(Results) warning.Warning) []warning.Warning {
	all := []warning.Warning{}
	for _, check := range checks {
		if w := check(r); w.Code != "" {
			all = append(all, w)
		}
	}
	return all
}

func stoppedEarly(r Results) warning.Warning {
	if !r.Stopped {
		return warning.Warning{}
	}
	return warning.Warning{
		Code: "stopped", Severity: warning.Caution,
		Cause: fmt.Sprintf("stopped after %d of %s, so the figures rest on fewer than planned",
			r.Done(), figure.Plural(r.Plan.Turns(), "repeat")),
		Remedy: "Run again to the end",
	}
}

func otherBaseline(r Results) warning.Warning {
	if len(r.Comparisons) == 0 || r.Comparisons[0].Baseline == r.Plan.baseline() {
		return warning.Warning{}
	}
	state := "is not ranked"
	if len(r.Sweeps) > 0 {
		state = "is not ranked or has no fit"
	}
	return warning.Warning{Code: "other-baseline", Severity: warning.Caution, Remedy: "See its own warnings for the reason"}.
		Naming(fmt.Sprintf("the baseline %s %s, so the others are compared with %s instead",
			named.Mark(r.Plan.baseline()), state, named.Mark(r.Comparisons[0].Baseline)))
}

// mixedKeepAlive warns where some servers kept connections and others did not.
func mixedKeepAlive(r Results) warning.Warning {
	var kept, closed []string
	for _, result := range r.Results {
		switch {
		case !result.Ranked:
		case result.KeepAlive:
			kept = append(kept, result.Config)
		default:
			closed = append(closed, result.Config)
		}
	}
	if !r.Plan.KeepAlive || len(kept) == 0 || len(closed) == 0 {
		return warning.Warning{}
	}
	return warning.Warning{Code: "mixed-keep-alive", Severity: warning.Caution, Remedy: "To leave it out, measure without keep-alive"}.
		Naming(figure.List(named.Marked(closed), "and") + " closed the connection after each answer, the others kept theirs. Part of the difference is the time to connect")
}

func fixedRate(r Results) warning.Warning {
	if r.Plan.MeanRate() == 0 {
		return warning.Warning{}
	}
	return warning.Warning{
		Code: "fixed-rate", Severity: warning.Note,
		Cause:  fmt.Sprintf("at %s requests per second, every server that keeps up shows the same figure", figure.Exact(r.Plan.MeanRate())),
		Remedy: "Compare latencies, or remove the rate to compare throughput",
	}
}

// fewRepeats warns where more repeats are needed: of comparisons exactly where the
// verdict of one is that they are too few.
func fewRepeats(r Results) warning.Warning {
	few := warning.Warning{Code: "few-repeats", Severity: warning.Caution}
	compared := r.Comparisons
	if r.Lead != nil {
		compared = append(slices.Clone(compared), *r.Lead)
	}
	short := slices.DeleteFunc(slices.Clone(compared), func(c Comparison) bool { return c.Verdict != TooFew })
	if len(short) > 0 {
		need, where := enough(r.Plan.Looks(), len(compared)), "in "+figure.Plural(len(compared), "comparison")
		if len(short) < len(compared) { // a run that was stopped within a round
			where = fmt.Sprintf("between %s and %s", named.Mark(short[0].Baseline), named.Mark(short[0].Config))
		}
		few.Remedy = fmt.Sprintf("Ask for %d or more (%d show small differences)", need, max(advised, need))
		return few.Naming(fmt.Sprintf("%s cannot show a difference, however large, %s", figure.Plural(short[0].Pairs, "repeat"), where))
	}
	n := math.MaxInt
	for _, result := range r.Results {
		if result.Ranked && result.Limit == nil { // a search has a warning of its own
			n = min(n, len(result.Repeats))
		}
	}
	switch {
	case n == math.MaxInt || n >= 6:
		return warning.Warning{}
	case n == 1:
		few.Cause = "one repeat cannot show how certain its figure is"
		few.Remedy = fmt.Sprintf("Ask for 6 or more (%d are advised)", advised)
		return few
	}
	few.Cause = fmt.Sprintf("%d repeats are too few for an interval that is 95 %% sure: low to high is their range", n)
	few.Remedy = fmt.Sprintf("Ask for 6 or more (%d show small differences)", advised)
	return few
}

// sharedCores warns where server and generator take processor time from each other.
func sharedCores(r Results) warning.Warning {
	cores := r.Environment.Cores
	if cores == 0 || len(r.Plan.URLs) > 0 && !slices.ContainsFunc(r.Plan.URLs, onLoopback) {
		return warning.Warning{}
	}
	used, busiest := 0.0, ""
	for _, result := range r.Results {
		if len(result.Repeats) == 0 {
			continue
		}
		if sum := result.Server.CPU + generatorCores(result.Repeats); sum > used {
			used, busiest = sum, result.Config
		}
	}
	shared := warning.Warning{
		Code: "shared-cores", Severity: warning.Caution,
		Remedy: "Compare these figures with each other only, or use a machine with more cores",
	}
	switch {
	case used == 0:
		return warning.Warning{}
	case used >= 0.9*float64(cores):
		return shared.Naming(fmt.Sprintf("server and generator share %s and used %.1f of them (%s). Each takes time from the other", figure.Plural(cores, "core"), used, named.Mark(busiest)))
	case cores < 4:
		return shared.Naming(fmt.Sprintf("server and generator share %s: a server that needs more than its half is held back", figure.Plural(cores, "core")))
	}
	return warning.Warning{}
}

// mostOwn is the processor time, in cores, that this program itself may use while servers
// are under load.
const mostOwn = 0.02

// Own is the mean of the processor time that this program itself used while servers were
// under load, in cores; 0 where it is not known. Server and generator are other processes.
func (r Results) Own() float64 {
	sum, n := 0.0, 0
	for _, result := range r.Results {
		for _, t := range result.Turns {
			sum, n = sum+t.Own, n+1
		}
	}
	return sum / float64(max(n, 1))
}

// ownCost warns where this program took processor time from what it measured.
func ownCost(r Results) warning.Warning {
	own := r.Own()
	if own <= mostOwn {
		return warning.Warning{}
	}
	return warning.Warning{
		Code: "own-cost", Severity: warning.Caution,
		Cause:  fmt.Sprintf("this program itself used %s of a core while the servers were under load, for its window or its output", figure.Excess(own)),
		Remedy: "Leave the window alone during a run, or run it with perihelion bench",
	}
}

// generatorCores is the median of the cores that the load generator used.
func generatorCores(repeats []load.Measurement) float64 {
	var values []float64
	for _, m := range repeats {
		if m.Seconds > 0 {
			values = append(values, m.CPU.Total()/m.Seconds)
		}
	}
	return stats.Median(values)
}

// onLoopback is IsLocal for evaluation, which asks no name server.
func onLoopback(target string) bool {
	u, err := ParseURL(target)
	return err == nil && address.Loopback(u.Hostname())
}

// shortRepeats warns of repeats that are over before they have settled, with the
// number of requests that the fastest configuration answers in two seconds.
func shortRepeats(r Results) warning.Warning {
	shortest, fastest := math.Inf(1), Result{}
	for _, result := range r.Results {
		var seconds []float64
		for _, m := range result.Repeats {
			seconds = append(seconds, m.Seconds)
		}
		if result.Ranked && stats.Median(seconds) < shortest {
			shortest, fastest = stats.Median(seconds), result
		}
	}
	if shortest >= shortRepeat.Seconds() {
		return warning.Warning{}
	}
	short := warning.Warning{Code: "short-repeats", Severity: warning.Caution}
	took := time.Duration(shortest * float64(time.Second)).Round(time.Millisecond)
	if r.Plan.Requests == 0 {
		short.Cause, short.Remedy = fmt.Sprintf("a repeat of %s is short", figure.Duration(took)), "A duration of 2 s or more separates better"
		return short
	}
	short.Remedy = fmt.Sprintf("A longer load separates better: ask for a duration of 2 s, or for %s requests", figure.Exact(roundUp(2*fastest.RPS.Median)))
	return short.Naming(fmt.Sprintf("%s requests took only %s (%s)", figure.Count(r.Plan.Requests), figure.Duration(took), named.Mark(fastest.Config)))
}

// roundUp gives the next round number: 28,944 becomes 30,000.
func roundUp(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(max(v, 1))))
	return math.Ceil(v/unit) * unit
}

func oneConnection(r Results) warning.Warning {
	if len(r.Plan.Sweep) > 0 || r.Plan.Connections != 1 || !slices.ContainsFunc(r.Results, func(x Result) bool { return len(x.Repeats) > 0 }) {
		return warning.Warning{}
	}
	return warning.Warning{
		Code: "one-connection", Severity: warning.Caution,
		Cause:  "one connection measures how fast client and server wake each other rather than how much the server can do",
		Remedy: "Use 20 connections for its throughput",
	}
}
