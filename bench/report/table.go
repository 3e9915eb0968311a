package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/table"
)

// Table writes the results for a terminal: the load and the machine, one line
// for each configuration, the verdict, how the figures were made, the warnings.
func Table(w io.Writer, r bench.Results) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", Describe(r.Plan), Machine(r.Environment, r.Started))
	grid(r).Text(out)
	for _, g := range []*table.Grid{laws(r), limits(r), demands(r)} {
		if g != nil {
			fmt.Fprintln(out)
			g.Text(out)
		}
	}
	fmt.Fprintf(out, "\n%s\n\n%s\n", r.Verdict, notes(r))
	if w, _ := r.Waiting(); w.Way == load.WaitLook {
		fmt.Fprintln(out, Waking(r))
	}
	if by := Engine(r); by != "" {
		fmt.Fprintln(out, by)
	}
	for _, warning := range Warnings(r.AllWarnings()) {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}

// grid has one row for each configuration, in a sweep one for each at each number of
// connections.
func grid(r bench.Results) table.Grid {
	g := table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Right("requests/s"), table.Right("low–high"), table.Right("× baseline by round"), table.Right("interval"), table.Right("p"),
		table.Right("p50 ms"), table.Right("p99 ms"), table.Right("p99.9 ms"),
		table.Right("failed"), table.Left("keep-alive"), table.Right("server CPU"), table.Right("RSS"), table.Right("PSS"), table.Right("threads"),
	}}
	if len(r.Sweeps) > 0 {
		g.Heads = slices.Insert(g.Heads, 1, table.Right("connections"))
	}
	for _, result := range r.Measured() {
		cells := row(r, result)
		if len(r.Sweeps) > 0 {
			cells = slices.Insert(cells, 1, figure.Count(result.Connections))
		}
		g.Rows = append(g.Rows, cells)
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
		case !r.Stands(result):
		case c.Baseline == result.Config:
			return "baseline", "", ""
		case c.Config != result.Config:
		case c.Verdict == bench.TooFew:
			return figure.Ratio(c.Ratio) + "×", "", "too few repeats"
		default:
			return figure.Ratio(c.Ratio) + "×", figure.Range(c.Low, c.High), figure.Probability(c.P)
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
