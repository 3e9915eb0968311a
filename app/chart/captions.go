package chart

import (
	"math"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/named"
	"perihelion/bench/report"
	"perihelion/bench/stats"
	"perihelion/ephem/text"
)

// sentencesOf joins parts of a legend as sentences: "Hatched: limited by …".
func sentencesOf(legend []string) string {
	var all []string
	for _, part := range legend {
		all = append(all, named.Capital(part)+".")
	}
	return strings.Join(all, " ")
}

// key explains the marks in brief, above the bars.
type key struct {
	bar     string   // with the unit of the scale
	whisker string   // "" where there is none
	dots    string   // "" where there are none
	legend  []string // of the other marks
}

// keyOf explains the marks of requests per second: those of repeats, where there are or
// will be several, and those of a legend.
func keyOf(r bench.Results, legend []string) key {
	switch {
	case r.Plan.Repeats < 2:
		return key{bar: "bar: requests/s", legend: legend}
	case r.Plan.P99Below > 0:
		return key{bar: "bar: highest requests/s held", whisker: anInterval, dots: "•: each rate held", legend: legend}
	}
	return key{bar: "bar: median requests/s", whisker: whiskerOf(rates(r), r.Plan.Repeats), dots: "•: each repeat", legend: legend}
}

const anInterval = "I: 95 % interval"

// whiskerOf explains the whiskers of intervals: by those that there are, and before the first by
// the repeats that are planned.
func whiskerOf(all []stats.Interval, repeats int) string {
	if least := leastConfidence(all); least < 0.95 || math.IsInf(least, 1) && repeats < 6 {
		return "I: range"
	}
	return anInterval
}

// rates are the medians of the results with several repeats.
func rates(r bench.Results) (all []stats.Interval) {
	for _, res := range r.Results {
		if len(res.Repeats) > 1 && res.RPS.Median > 0 {
			all = append(all, res.RPS)
		}
	}
	return all
}

// leastConfidence is the least confidence of intervals: +Inf where there is none.
func leastConfidence(all []stats.Interval) float64 {
	least := math.Inf(1)
	for _, v := range all {
		least = min(least, v.Confidence)
	}
	return least
}

// line is the key on one line, about the dots only where they are drawn.
func (k key) line(dotted bool) string {
	if !dotted {
		k.dots = ""
	}
	return strings.Join(figure.Present(append([]string{k.bar, k.whisker, k.dots}, k.legend...)...), "   ")
}

// marksOf explains bars, whiskers, comparisons and, where they are drawn, dots, once there
// is more than a single repeat.
func marksOf(r bench.Results, comparisons string, dotted bool) string {
	least := leastConfidence(rates(r))
	if math.IsInf(least, 1) {
		return ""
	}
	bar, whisker, dots := "Bar: median of the repeats.", "Whisker: lowest to highest repeat.", "Dots: the repeats, in their order."
	switch {
	case r.Plan.P99Below > 0:
		bar = "Bar: the highest rate held with p99 below " + figure.Duration(r.Plan.P99Below) + "."
		whisker, dots, comparisons = "Whisker: its 95 % interval.", "Dots: the rates that were held, in their order.", ""
	case least >= 0.95:
		whisker = "Whisker: 95 % interval of the median."
	}
	if !dotted {
		dots = ""
	}
	if len(r.Sweeps) > 0 {
		comparisons = strings.Join(figure.Present("Each configuration at the number of connections that stands for its peak.", comparisons), " ")
	}
	return strings.Join(figure.Present(bar, whisker, dots, comparisons), " ")
}

// machineOf describes the machine, the program and the time of the run.
func machineOf(r bench.Results) string {
	e := r.Environment
	parts := report.DescribeMachine(e)
	if e.Perihelion != "" {
		parts = append(parts, "Perihelion "+e.Perihelion)
	}
	if !r.Started.IsZero() {
		// The minute is not rounded: a run that began at 23:59:40 began on that day.
		parts = append(parts, r.Started.Format("2 Jan 2006, 15:04 ")+text.Offset(r.Started.Location(), r.Started))
	}
	if r.Stopped {
		parts = append(parts, "stopped before the end")
	}
	return strings.Join(parts, " · ")
}
