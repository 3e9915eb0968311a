package report

import (
	"fmt"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/table"
)

// grid has one row for each configuration.
func grid(r bench.Results) table.Grid {
	g := table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Right("requests/s"), table.Right("low–high"), table.Right("× baseline by round"), table.Right("interval"), table.Right("p"),
		table.Right("p50 ms"), table.Right("p99 ms"), table.Right("p99.9 ms"),
		table.Right("failed"), table.Left("keep-alive"), table.Right("server CPU"), table.Right("RSS"), table.Right("PSS"), table.Right("threads"),
	}}
	for _, result := range r.Results {
		g.Rows = append(g.Rows, row(r, result))
	}
	return g
}

func row(r bench.Results, result bench.Result) []string {
	cells := []string{result.Config}
	versus, interval, p := against(r, result)
	if len(result.Repeats) == 0 {
		state := bench.NotMeasured
		if result.Broken != "" {
			state = "broken"
		}
		return append(cells, state, "", versus, interval, p, "", "", "", "", "", "", "", "", "")
	}
	cells = append(cells,
		figure.PerSecond(result.RPS.Median), figure.Range(result.RPS.Low, result.RPS.High), versus, interval, p,
		figure.Milliseconds(result.Latency.P50), figure.Milliseconds(result.Latency.P99), figure.Milliseconds(result.Latency.P999),
		figure.Count(result.Failed), KeepAlive(result.KeepAlive))
	if result.Server == (bench.ServerUsage{}) {
		return append(cells, "", "", "", "") // not started by the program
	}
	pss := ""
	if result.Server.PSS > 0 {
		pss = figure.Bytes(result.Server.PSS)
	}
	return append(cells, figure.WholePercent(result.Server.CPU), figure.Bytes(result.Server.RSS), pss, figure.Count(result.Server.Threads))
}

// against is the ratio to the baseline, its interval and the p value, in words
// where there is none. Of repeats that are too few for an interval there is none.
func against(r bench.Results, result bench.Result) (versus, interval, p string) {
	if !result.Ranked {
		return "not ranked", "", ""
	}
	for _, c := range r.Comparisons {
		switch {
		case c.Baseline == result.Config:
			return "baseline", "", ""
		case c.Config != result.Config:
		case c.Verdict == bench.TooFew:
			return figure.Ratio(c.Ratio) + "×", "", "too few repeats"
		default:
			return figure.Ratio(c.Ratio) + "×", figure.Range(c.Low, c.High), strings.TrimPrefix(strings.TrimPrefix(figure.PValue(c.P), "p "), "= ")
		}
	}
	return "", "", ""
}

func KeepAlive(used bool) string {
	if used {
		return "used"
	}
	return "not used"
}

// Caption says under which load and where the figures were measured.
func Caption(p bench.Plan) string {
	var parts []string
	parts = append(parts, p.Request())
	if p.Work > 0 {
		parts = append(parts, figure.Duration(p.Work)+" of work")
	}
	if p.Delay > 0 {
		parts = append(parts, figure.Duration(p.Delay)+" of waiting")
	}
	if p.MaxProcs > 0 {
		parts = append(parts, fmt.Sprintf("GOMAXPROCS %d", p.MaxProcs))
	}
	parts = append(parts, figure.Plural(p.Connections, "connection"))
	if p.Duration > 0 {
		parts = append(parts, figure.Duration(p.Duration))
	} else {
		parts = append(parts, figure.Plural(p.Requests, "request"))
	}
	if p.Rate > 0 {
		parts = append(parts, figure.Exact(p.Rate)+" requests/s asked for")
	}
	if p.KeepAlive {
		parts = append(parts, "keep-alive")
	} else {
		parts = append(parts, "a connection for each request")
	}
	parts = append(parts, figure.Plural(p.Repeats, "repeat")+" in rounds of balanced random order")
	return strings.Join(parts, ", ")
}

// Machine says where and when.
func Machine(e bench.Environment, started time.Time) string {
	parts := []string{e.OS + "/" + e.Arch}
	if e.CPU != "" {
		parts = append(parts, e.CPU)
	}
	parts = append(parts, figure.Plural(e.Cores, "core"))
	if e.Memory > 0 {
		parts = append(parts, figure.Bytes(e.Memory))
	}
	parts = append(parts, e.Go)
	if e.Python != "" {
		parts = append(parts, e.Python)
	}
	if !started.IsZero() {
		parts = append(parts, started.UTC().Format(time.RFC3339))
	}
	return strings.Join(parts, ", ")
}

// notes describes how the figures were made.
func notes(r bench.Results) string {
	notes := "requests/s: median of the repeats, low–high " + Coverage(r)
	if len(r.Comparisons) > 0 {
		notes += "; " + ByRound + "; a difference is shown where p ≤ 0.05, and then the interval leaves out 1: " + Method(r.Comparisons, r.Lead)
	}
	return notes + "; latency: " + latencyModel(r)
}

// ByRound returns why a ratio need not be the quotient of the figures beside it.
const ByRound = "× baseline by round: estimated from the ratios within the rounds, so it need not be the quotient of the two medians"

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

// coverage describes what low to high is. Rows that were cut short differ in it.
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

// coverage describes what intervals of which the least certain covers so much are.
func CoverageOf(least float64) string {
	switch {
	case least == 0:
		return "without certainty (one repeat)"
	case least >= 0.95:
		return "its 95 % interval"
	}
	return "their range"
}

// latencyModel describes what the latencies are blind to.
func latencyModel(r bench.Results) string {
	for _, result := range r.Results {
		for _, m := range result.Repeats {
			if m.Model == modelOpen {
				return "from the scheduled instant of each request"
			}
		}
	}
	return "service time of a closed loop, blind to stalls"
}

// modelOpen is load.Measurement.Model of a load at a fixed rate.
const modelOpen = "open"
