package experiment

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/table"
)

// WriteText writes the summary for a terminal: the load and the machine, the
// frameworks side by side, the increase by gunicorn of each, how the figures were made,
// the warnings.
func (s Summary) WriteText(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", report.Describe(s.run.Plan), report.Machine(s.run.Environment, s.run.Started))
	for _, g := range s.grids() {
		g.Text(out)
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "%s\n\n%s\n", s.Verdict, s.notes())
	for _, warning := range report.Warnings(s.Warnings) {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}

// WriteMarkdown writes the summary as tables of Markdown, to be pasted into a
// document.
func (s Summary) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n", table.Escape(s.Verdict))
	for _, g := range s.grids() {
		fmt.Fprintln(out)
		g.Markdown(out)
	}
	report.SmallPrint(s.run, out, s.notes(), report.Warnings(s.Warnings))
	return out.Flush()
}

// grids are the two tables, the second only where something can stand in it.
func (s Summary) grids() []table.Grid {
	grids := []table.Grid{s.differences()}
	if g := s.increases(); len(g.Rows) > 0 {
		grids = append(grids, g)
	}
	return grids
}

// differences sets the frameworks side by side.
func (s Summary) differences() table.Grid {
	g := table.Grid{Heads: []table.Head{table.Left("deployment")}}
	present := s.present()
	for _, f := range present {
		g.Heads = append(g.Heads, table.Right(f.String()+" requests/s"), table.Right("low–high"), table.Left("keep-alive"))
	}
	if len(present) > 1 {
		g.Heads = append(g.Heads, table.Right("difference"), table.Right("interval"), table.Left("verdict"))
	}
	for _, row := range s.Rows {
		cells := []string{row.Deployment.String()}
		for _, f := range present {
			cells = append(cells, row.both()[f].cells()...)
		}
		if len(present) > 1 {
			change, interval := changed(row.Difference)
			cells = append(cells, change, interval, between(row.Difference))
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// present are the frameworks of which the run has a configuration.
func (s Summary) present() []framework {
	var present []framework
	for f := range frameworks {
		if slices.ContainsFunc(s.Rows, func(row Row) bool { return row.both()[f].Config != "" }) {
			present = append(present, f)
		}
	}
	return present
}

// increases sets each framework beside its development server.
func (s Summary) increases() table.Grid {
	g := table.Grid{Heads: []table.Head{table.Left("over the development server")}}
	present := s.present()
	for _, f := range present {
		g.Heads = append(g.Heads, table.Right(f.String()), table.Right("interval"), table.Left("verdict"))
	}
	for _, row := range s.Rows {
		cells, any := []string{row.Deployment.String()}, false
		for _, f := range present {
			served := row.both()[f]
			change, interval := changed(served.Increase)
			cells = append(cells, change, interval, served.Increase.Verdict)
			any = any || served.Increase.Pairs > 0
		}
		if any {
			g.Rows = append(g.Rows, cells)
		}
	}
	return g
}

// cells are the figure, its interval and the use of connections, or in brief why
// there are none: the reason in full is among the warnings.
func (s Served) cells() []string {
	switch s.Absent {
	case "":
	case notInRun, bench.NotMeasured:
		return []string{s.Absent, "", ""}
	default:
		return []string{"not ranked", "", ""}
	}
	return []string{figure.PerSecond(s.RPS.Median), figure.Range(s.RPS.Low, s.RPS.High), report.KeepAlive(s.KeepAlive)}
}

// changed is a comparison as a change in per cent with its interval; empty where
// it was not made.
func changed(c bench.Comparison) (change, interval string) {
	if c.Pairs == 0 {
		return "", ""
	}
	v := c.Change()
	if c.Verdict == bench.TooFew {
		return figure.Change(v.Median), ""
	}
	return figure.Change(v.Median), figure.ChangeRange(v.Low, v.High)
}

// between is the verdict on a difference between the frameworks.
func between(c bench.Comparison) string {
	switch c.Verdict {
	case bench.Faster:
		return aiohttp.String() + " is faster"
	case bench.Slower:
		return flask.String() + " is faster"
	}
	return c.Verdict
}

// notes describes how the figures were made.
func (s Summary) notes() string {
	notes := "requests/s: median of the repeats, low–high " + report.Coverage(s.run)
	if len(s.run.Comparisons) == 0 {
		return notes
	}
	if len(s.present()) > 1 {
		notes += "; difference: (aiohttp − Flask) / Flask"
	}
	return notes + "; changes: estimated from the ratios within the rounds, so they need not follow from the medians of requests/s; a difference is shown where p ≤ 0.05, and then the interval leaves out 0: " + report.Method(s.run.Comparisons, s.run.Lead)
}
