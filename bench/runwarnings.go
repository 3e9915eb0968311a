package bench

import (
	"fmt"
	"math"
	"slices"
	"time"

	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/stats"
)

// runWarnings are the doubts about a run as a whole, each with its cause and its
// remedy, the weightiest first.
func runWarnings(r Results) []string {
	return doubts(r, stoppedEarly, otherBaseline, mixedKeepAlive, fixedRate, fewRepeats, sharedCores, shortRepeats, oneConnection)
}

// PartWarnings are the doubts about a part of a run that is compared by itself.
func PartWarnings(whole, part Results) []string {
	return append(doubts(whole, stoppedEarly, fixedRate), doubts(part, fewRepeats, sharedCores, shortRepeats, oneConnection)...)
}

// doubts are the warnings of those checks that have one.
func doubts(r Results, checks ...func(Results) string) []string {
	warnings := []string{}
	for _, check := range checks {
		if w := check(r); w != "" {
			warnings = append(warnings, w)
		}
	}
	return warnings
}

func stoppedEarly(r Results) string {
	if !r.Stopped {
		return ""
	}
	done := 0
	for _, result := range r.Results {
		done += len(result.Repeats)
	}
	return fmt.Sprintf("stopped after %d of %s, so the figures rest on fewer than planned. Run again to the end", done, figure.Plural(len(r.Results)*r.Plan.Repeats, "repeat"))
}

func otherBaseline(r Results) string {
	if len(r.Comparisons) == 0 || r.Comparisons[0].Baseline == r.Plan.baseline() {
		return ""
	}
	return fmt.Sprintf("the baseline %s is not ranked, so the others are compared with %s instead. Its own warnings say what to put right", r.Plan.baseline(), r.Comparisons[0].Baseline)
}

// mixedKeepAlive warns where some servers kept connections and others did not.
func mixedKeepAlive(r Results) string {
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
		return ""
	}
	return fmt.Sprintf("%s closed the connection after each answer, the others kept theirs: part of the difference is connecting. To leave it out, measure without keep-alive", List(closed))
}

func fixedRate(r Results) string {
	if r.Plan.Rate == 0 {
		return ""
	}
	return fmt.Sprintf("at %s requests per second, every server that keeps up shows the same figure. Compare latencies, or remove the rate to compare throughput", figure.Exact(r.Plan.Rate))
}

// fewRepeats warns where more repeats are needed: of comparisons exactly where the
// verdict of one is that they are too few.
func fewRepeats(r Results) string {
	compared := r.Comparisons
	if r.Lead != nil {
		compared = append(slices.Clone(compared), *r.Lead)
	}
	short := slices.DeleteFunc(slices.Clone(compared), func(c Comparison) bool { return c.Verdict != TooFew })
	if len(short) > 0 {
		need, where := Enough(len(compared)), "in "+figure.Plural(len(compared), "comparison")
		if len(short) < len(compared) { // a run that was stopped within a round
			where = fmt.Sprintf("between %s and %s", short[0].Baseline, short[0].Config)
		}
		return fmt.Sprintf("%s cannot show a difference, however large, %s. Ask for %d or more (%d show small differences)",
			figure.Plural(short[0].Pairs, "repeat"), where, need, max(advised, need))
	}
	n := math.MaxInt
	for _, result := range r.Results {
		if result.Ranked {
			n = min(n, len(result.Repeats))
		}
	}
	switch {
	case n == math.MaxInt || n >= 6:
		return ""
	case n == 1:
		return fmt.Sprintf("one repeat cannot show how certain its figure is. Ask for 6 or more (%d are advised)", advised)
	}
	return fmt.Sprintf("%d repeats are too few for an interval that is 95 %% sure: low to high is their range. Ask for 6 or more (%d show small differences)", n, advised)
}

// sharedCores warns where server and generator take processor time from each other.
func sharedCores(r Results) string {
	cores := r.Environment.Cores
	if cores == 0 || r.Plan.URL != "" && !onLoopback(r.Plan.URL) {
		return ""
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
	switch {
	case used == 0:
		return ""
	case used >= 0.9*float64(cores):
		return fmt.Sprintf("server and generator share %s and used %.1f of them (%s): each takes time from the other. Compare these figures with each other only, or use a machine with more cores", figure.Plural(cores, "core"), used, busiest)
	case cores < 4:
		return fmt.Sprintf("server and generator share %s: a server that needs more than its half is held back. Compare these figures with each other only, or use a machine with more cores", figure.Plural(cores, "core"))
	}
	return ""
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

// shortRepeats warns of repeats that are over before they have settled, and says
// how many requests the fastest configuration answers in two seconds.
func shortRepeats(r Results) string {
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
		return ""
	}
	took := time.Duration(shortest * float64(time.Second)).Round(time.Millisecond)
	if r.Plan.Requests == 0 {
		return fmt.Sprintf("a repeat of %s is short. A duration of 2 s or more separates better", figure.Duration(took))
	}
	return fmt.Sprintf("%s requests took only %s (%s). A longer load separates better: ask for a duration of 2 s, or for %s requests",
		figure.Count(r.Plan.Requests), figure.Duration(took), fastest.Config, figure.Exact(roundUp(2*fastest.RPS.Median)))
}

// roundUp gives the next round number: 28,944 becomes 30,000.
func roundUp(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(max(v, 1))))
	return math.Ceil(v/unit) * unit
}

func oneConnection(r Results) string {
	if r.Plan.Connections != 1 || !slices.ContainsFunc(r.Results, func(x Result) bool { return len(x.Repeats) > 0 }) {
		return ""
	}
	return "one connection measures how fast client and server wake each other rather than how much the server can do. Use 20 connections for its throughput"
}
