package report

import (
	"fmt"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// notes describes how the figures were made.
func notes(r bench.Results) string {
	notes := "requests/s: median of the repeats, low–high " + Coverage(r)
	if r.Plan.P99Below > 0 {
		notes = ofLimits
	}
	if len(r.Comparisons) > 0 {
		notes += "; " + ByRound + "; a difference is shown where p ≤ 0.05, and then the interval leaves out 1: " + Method(r.Comparisons, r.Lead)
	}
	if r.Plan.UntilDecided {
		notes += "; " + Sequential(r.Plan)
	}
	if len(r.Sweeps) > 0 {
		notes += ". " + ofLaws
	}
	return notes + "; latency: " + latencyModel(r)
}

// ByRound returns why a ratio need not be the quotient of the figures beside it.
const ByRound = "× baseline by round: estimated from the ratios within the rounds, so it need not be the quotient of the two medians"

// Interleaved describes what was done against a machine that changes during a run.
const Interleaved = "Every round measures each configuration once, each in a fresh process and in an order that changes from round to round. So a slow minute of the machine hits all of them, and they are compared within the rounds."

// Own describes what this program itself used; "" where that is not known.
func Own(r bench.Results) string {
	if own := r.Own(); own > 0 {
		return "This program itself used " + figure.Excess(own) + " of a core while the servers were under load."
	}
	return ""
}

// Method names the statistics of the comparisons, and how many were corrected for.
func Method(comparisons []bench.Comparison, lead *bench.Comparison) string {
	m := len(comparisons)
	if lead != nil {
		m++
	}
	text := "Wilcoxon's signed-rank test within the rounds, with the estimate of Hodges and Lehmann"
	if m > 1 {
		text += fmt.Sprintf(", corrected after Holm for %d comparisons", m)
	}
	if lead != nil {
		text += ", that of the fastest with the others among them"
	}
	return text
}

// Sequential describes how the verdicts of a run that goes on until it is decided stay
// right although it is looked at again and again.
func Sequential(p bench.Plan) string {
	var looks []string
	for _, l := range p.Looks() {
		looks = append(looks, figure.Count(l.Rounds))
	}
	return fmt.Sprintf("judged after round %s, where the looks share the 5 %% of false differences, so p and intervals hold for all looks together; decided is a difference that is shown, or one below %s",
		figure.List(looks, "or"), figure.WholePercent(bench.Negligible))
}

// Coverage describes low to high. Rows that were cut short differ in it.
func Coverage(r bench.Results) string {
	least, any := 1.0, false
	for _, result := range r.Results {
		if len(result.Repeats) > 0 {
			least, any = min(least, result.RPS.Confidence), true
		}
	}
	if !any {
		return "not known"
	}
	return CoverageOf(least)
}

// CoverageOf describes intervals of which the least certain covers so much.
func CoverageOf(least float64) string {
	switch {
	case least == 0:
		return "without certainty (one repeat)"
	case least >= 0.95:
		return "its 95 % interval"
	}
	return "their range"
}

// Waking describes whether the waking of the load generator is in the latencies; ""
// where nothing was measured.
func Waking(r bench.Results) string {
	w, measured := r.Waiting()
	if !measured {
		return ""
	}
	return "The waking of the load generator is " + w.Describe() + ". It waited in the same way for all configurations."
}

// latencyModel describes how latencies were measured.
func latencyModel(r bench.Results) string {
	for _, result := range r.Results {
		for _, m := range result.Repeats {
			if m.Model == load.Open {
				return "from the scheduled instant of each request"
			}
		}
	}
	return "service time of a closed loop, blind to stalls"
}
