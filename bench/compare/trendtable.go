package compare

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/table"
)

// TrendText writes a trend for a terminal: a line for each run.
func TrendText(w io.Writer, t Trend) error {
	out := bufio.NewWriter(w)
	g := table.Grid{Heads: []table.Head{
		table.Left("run"), table.Left("started"), table.Right(string(t.Quantity)), table.Right("low–high"), table.Right("repeats"), table.Left("changed since the run before"),
	}}
	for _, p := range t.Points {
		g.Rows = append(g.Rows, []string{p.Run, day(p.Started), t.Quantity.Number(p.Figure), t.Quantity.ends(p.Figure.Of(t.Quantity)), figure.Count(p.Figure.Repeats), strings.Join(p.Changed, ", ")})
	}
	fmt.Fprintf(out, "%s over %s\n\n", t.Subject.Full(), figure.Plural(len(t.Points), "run"))
	if len(g.Rows) > 0 {
		g.Text(out)
	}
	for i, l := range t.Left {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "left out: %s, %s\n", l.Run, l.Reason)
	}
	return out.Flush()
}

// TrendCSV writes a row for each run. Numbers have a decimal point and no grouping.
func TrendCSV(w io.Writer, t Trend) error {
	out := csv.NewWriter(w)
	out.Write([]string{"run", "started", "config", "quantity", "median", "low", "high", "confidence", "repeats", "changed"})
	for _, p := range t.Points {
		f := p.Figure.Of(t.Quantity)
		out.Write([]string{p.Run, p.Started.UTC().Format(time.RFC3339), t.Subject.Label(), string(t.Quantity),
			table.Decimal(f.Median), table.Decimal(f.Low), table.Decimal(f.High), table.Decimal(f.Confidence), strconv.Itoa(p.Figure.Repeats), strings.Join(p.Changed, "; ")})
	}
	out.Flush()
	return out.Error()
}
