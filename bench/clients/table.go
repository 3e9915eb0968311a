package clients

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/report"
	"perihelion/bench/stats"
	"perihelion/bench/table"
)

// WriteTable writes the results for a terminal: the requests and the machine, one
// line for each client, how the figures were made, the doubts.
func (r Results) WriteTable(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n\n", r.caption(), r.machine())
	r.grid().Text(out)
	if r.Verdict != "" {
		fmt.Fprintf(out, "\n%s\n", r.Verdict)
	}
	fmt.Fprintf(out, "\n%s\n", r.notes())
	for _, warning := range r.lines() {
		fmt.Fprintf(out, "! %s\n", warning)
	}
	return out.Flush()
}

// WriteMarkdown writes the results as a Markdown table with notes below,
// to be pasted into a document.
func (r Results) WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	if r.Verdict != "" {
		fmt.Fprintf(out, "**%s**\n\n", table.Escape(r.Verdict))
	}
	r.grid().Markdown(out)
	fmt.Fprintf(out, "\nRequests: %s.\nMachine: %s.\nFigures: %s.\n", table.Escape(r.caption()), table.Escape(r.machine()), table.Escape(r.notes()))
	for i, warning := range r.lines() {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "- %s\n", table.Escape(warning))
	}
	return out.Flush()
}

// grid has one row for each client. Where there are several repeats it has their
// ranges, and where the delay is known the least that each can take.
func (r Results) grid() table.Grid {
	ranges, expected := r.Plan.Repeats > 1, r.Plan.delayed()
	g := table.Grid{Heads: []table.Head{table.Left("client"), table.Right("requests"), table.Right("ok")}}
	add := func(names ...string) {
		for _, n := range names {
			g.Heads = append(g.Heads, table.Right(n))
		}
	}
	if expected {
		add("at least s")
	}
	add("wall s")
	if ranges {
		add("low–high")
	}
	add("user s", "sys s", "process wall s")
	if ranges {
		add("low–high")
	}
	add("process user s", "process sys s")
	for _, c := range r.Clients {
		cells := c.cells(ranges, expected)
		for len(cells) < len(g.Heads) {
			cells = append(cells, "")
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// cells are a client's row, or its name with why there is no more.
func (c Client) cells(ranges, expected bool) []string {
	if len(c.Repeats) == 0 {
		return []string{c.Name, c.state()}
	}
	cells := []string{c.Name, figure.Count(c.Requests), figure.Count(c.OK)}
	if expected {
		cells = append(cells, inSeconds(c.Expected))
	}
	add := func(t Times, wall stats.Interval) {
		cells = append(cells, inSeconds(t.Wall))
		if ranges {
			cells = append(cells, rangeInSeconds(wall))
		}
		cells = append(cells, inSeconds(t.User), inSeconds(t.Sys))
	}
	add(c.Times, c.WallRange)
	add(c.Process, c.ProcessRange)
	return cells
}

// state returns why a client has no figures.
func (c Client) state() string {
	switch {
	case c.Unable != "":
		return "left out"
	case c.Broken != "":
		return "broken"
	}
	return bench.NotMeasured
}

// inSeconds writes a time to a thousandth, as the experiment did, so that digits
// stand below digits.
func inSeconds(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }

func rangeInSeconds(v stats.Interval) string {
	if v.Low == v.High {
		return ""
	}
	return inSeconds(v.Low) + "–" + inSeconds(v.High)
}

// caption describes the requests and how often they were made.
func (r Results) caption() string {
	times := "each once, in random order"
	if r.Plan.Repeats > 1 {
		times = figure.Plural(r.Plan.Repeats, "repeat") + " in rounds of balanced random order"
	}
	return strings.Join([]string{r.Plan.Request(), figure.Plural(r.Plan.Requests, "request") + " by each client", times}, ", ")
}

// machine describes where and when.
func (r Results) machine() string {
	return report.Machine(r.Environment, r.Started)
}

// notes describes how the figures were made, and how the clients differ.
func (r Results) notes() string {
	var notes []string
	if r.Plan.Repeats > 1 {
		least := 1.0
		for _, c := range r.Clients {
			if len(c.Repeats) > 0 {
				least = min(least, c.WallRange.Confidence)
			}
		}
		notes = append(notes, "requests and ok of all repeats together, times: medians of the repeats, low–high "+report.CoverageOf(least))
		if len(r.Comparisons) > 0 {
			notes = append(notes, "comparisons: of the wall times within the rounds, "+report.Method(r.Comparisons, r.Lead))
		}
	}
	notes = append(notes, "wall, user, sys: the requests alone; process: from fork to exit, Python's start and imports included")
	if r.Plan.delayed() {
		notes = append(notes, "at least: ⌈requests / at once⌉ × "+figure.Duration(r.Plan.Delay))
	}
	connections := []string{"connections: Perihelion's are kept"}
	for _, way := range []struct{ by, how string }{
		{ByRequests, "requests opens one for each request"}, {ByAiohttp, "aiohttp one for each under way"},
	} {
		if slices.ContainsFunc(r.Clients, func(c Client) bool { return c.By == way.by && len(c.Repeats) > 0 }) {
			connections = append(connections, way.how)
		}
	}
	return strings.Join(append(notes, strings.Join(connections, ", ")), "; ")
}
