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
	"perihelion/bench/named"
	"perihelion/bench/stats"
	"perihelion/bench/table"
	"perihelion/bench/warning"
)

// Text writes the comparison for a terminal.
func Text(w io.Writer, c Comparison) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", c.Title(), c.First())
	if rows := c.grid(); len(rows.Rows) > 0 {
		rows.Text(out)
		fmt.Fprintln(out)
	}
	for _, line := range c.smallPrint() {
		fmt.Fprintln(out, line)
	}
	for _, g := range warning.Grouped(c.Warnings) {
		fmt.Fprintf(out, "! %s\n", g.Text(label))
	}
	return out.Flush()
}

// Markdown writes the comparison as a table with the verdict above it.
func Markdown(w io.Writer, c Comparison) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n\n%s\n\n", table.Escape(c.Title()), table.Escape(c.First()))
	if rows := c.grid(); len(rows.Rows) > 0 {
		rows.Markdown(out)
		fmt.Fprintln(out)
	}
	for _, line := range c.smallPrint() {
		fmt.Fprintf(out, "- %s\n", table.Escape(line))
	}
	for _, g := range warning.Grouped(c.Warnings) {
		fmt.Fprintf(out, "- %s\n", table.Escape(g.Text(label)))
	}
	return out.Flush()
}

// CSV writes one row for each change, with the unit in each name. Numbers have a decimal
// point and no grouping; a field is empty where there is no figure.
func CSV(w io.Writer, c Comparison) error {
	out := csv.NewWriter(w)
	out.Write([]string{
		"config", "quantity", "first_run", "run", "first_median", "first_low", "first_high", "first_repeats", "median", "low", "high", "repeats",
		"change_percent", "change_low_percent", "change_high_percent", "confidence", "p", "p_single", "verdict",
	})
	figures := func(f Figure) []string {
		if f.Repeats == 0 {
			return []string{"", "", "", "0"}
		}
		of := f.Of(c.Quantity)
		return []string{table.Decimal(of.Median), table.Decimal(of.Low), table.Decimal(of.High), strconv.Itoa(f.Repeats)}
	}
	for _, row := range c.Rows {
		for i, change := range row.Changes {
			record := []string{row.Config, string(c.Quantity), c.Runs[0].Name, c.Runs[i+1].Name}
			record = append(append(record, figures(row.Figures[0])...), figures(row.Figures[i+1])...)
			if change.Measured() {
				share := change.Share()
				record = append(record, table.Decimal(100*share.Median), table.Decimal(100*share.Low), table.Decimal(100*share.High),
					table.Decimal(change.Confidence), table.Decimal(change.P), table.Decimal(change.PSingle))
			} else {
				record = append(record, "", "", "", "", "", "")
			}
			out.Write(append(record, change.Verdict))
		}
	}
	out.Flush()
	return out.Error()
}

// Title names the runs with their dates: "#24 against #19, 27 Nov 2026 23:48 against 22
// Nov 2026 10:05".
func (c Comparison) Title() string {
	var names, dates []string
	for _, r := range c.Runs[1:] {
		names, dates = append(names, r.Name), append(dates, day(r.Started))
	}
	return fmt.Sprintf("%s against %s, %s against %s", figure.List(names, "and"), c.Runs[0].Name, figure.List(dates, "and"), day(c.Runs[0].Started))
}

func day(t time.Time) string { return t.UTC().Format("2 Jan 2006 15:04") }

// First is the verdict as a sentence.
func (c Comparison) First() string { return named.Sentence(c.Verdict, c.VerdictNames, label) }

func label(l string) string { return l }

// grid has one row for each configuration and run but the first.
func (c Comparison) grid() table.Grid {
	unit := string(c.Quantity)
	g := table.Grid{Heads: []table.Head{
		table.Left("configuration"), table.Right(unit + ", " + c.Runs[0].Name), table.Right("low–high"),
	}}
	several := len(c.Runs) > 2
	if several {
		g.Heads = append(g.Heads, table.Left("run"), table.Right(unit), table.Right("low–high"))
	} else {
		g.Heads = append(g.Heads, table.Right(unit+", "+c.Runs[1].Name), table.Right("low–high"))
	}
	g.Heads = append(g.Heads, table.Right("change"), table.Right("interval"), table.Right("p"), table.Left("verdict"))
	for _, row := range c.Rows {
		for i, change := range row.Changes {
			cells := append([]string{row.Config}, c.cells(row.Figures[0])...)
			if several {
				cells = append(cells, c.Runs[i+1].Name)
			}
			cells = append(cells, c.cells(row.Figures[i+1])...)
			by, interval, p := "", "", ""
			if change.Measured() {
				by, interval = figure.Change(change.Share().Median), figure.ChangeRange(change.Low-1, change.High-1)
				p = figure.Probability(change.P)
			}
			g.Rows = append(g.Rows, append(cells, by, interval, p, change.Verdict))
		}
	}
	return g
}

// cells are a figure and its interval.
func (c Comparison) cells(f Figure) []string {
	if f.Repeats == 0 {
		return []string{NotMeasured, ""}
	}
	return []string{c.Quantity.write(f.Of(c.Quantity).Median), c.Quantity.ends(f.Of(c.Quantity))}
}

// Number writes the figure of a configuration without its unit; "" where it was not
// measured.
func (q Quantity) Number(f Figure) string {
	if f.Repeats == 0 {
		return ""
	}
	return q.write(f.Of(q).Median)
}

// Text writes the figure of a configuration with its interval and its unit: "51,830
// (50,101–52,020) requests/s".
func (q Quantity) Text(f Figure) string {
	number, unit := q.Number(f), string(q)
	if q == P99 {
		unit = "ms"
	}
	if ends := q.ends(f.Of(q)); ends != "" {
		number += " (" + ends + ")"
	}
	return number + " " + unit
}

// write writes a figure without its unit.
func (q Quantity) write(v float64) string {
	if q == P99 {
		return figure.Milliseconds(v)
	}
	return figure.PerSecond(v)
}

func (q Quantity) ends(v stats.Interval) string {
	if q != P99 {
		return figure.Range(v.Low, v.High)
	}
	if v.Low == v.High {
		return ""
	}
	return q.write(v.Low) + "–" + q.write(v.High)
}

// smallPrint are the lines below the table.
func (c Comparison) smallPrint() []string {
	var lines []string
	add := func(head string, values []string) {
		if len(values) > 0 {
			lines = append(lines, head+strings.Join(values, ", "))
		}
	}
	add("Not the same: ", c.Different())
	add("The same: ", c.Same())
	var others []string
	for _, o := range c.Others {
		others = append(others, fmt.Sprintf("%s (%s)", o.Config, strings.Join(o.Runs, ", ")))
	}
	add("Not compared, in some runs only: ", others)
	return append(lines, c.Method()+".")
}
