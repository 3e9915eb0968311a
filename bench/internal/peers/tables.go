package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"perihelion/bench/figure"
	"perihelion/bench/stats"
)

func (c cell) String() string {
	return fmt.Sprintf("%s, %s", c.Server, c.load())
}

// load is the cell without its server.
func (c cell) load() string {
	if c.KeepAlive {
		return fmt.Sprintf("keep-alive, c=%d", c.Connections)
	}
	return fmt.Sprintf("no keep-alive, c=%d", c.Connections)
}

func (r report) heading() string {
	of := fmt.Sprintf("Load generators: medians of %s of about %g s. Ratios are ours to theirs, ", figure.Plural(r.Rounds, "round"), r.Seconds)
	if r.Rounds == 1 {
		return of + "of one round."
	}
	// The confidence of an interval over so many rounds, whatever the figures.
	covered := stats.MedianOf(make([]float64, r.Rounds)).Confidence
	return of + fmt.Sprintf("medians of the rounds' ratios with their %s interval.", figure.Percent(covered))
}

// ratio writes a ratio with its interval; "" where there is none.
func ratio(i stats.Interval) string {
	if i.Median == 0 {
		return ""
	}
	if ends := figure.Range(i.Low, i.High); ends != "" {
		return figure.Ratio(i.Median) + " (" + ends + ")"
	}
	return figure.Ratio(i.Median)
}

// text writes a table for each server, and the verdict, for a terminal.
func (r report) text(out io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", r.heading())
	server := ""
	for _, where := range r.cells() {
		if where.Server != server {
			server = where.Server
			fmt.Fprintf(&b, "\n%s\n", serverName[server])
		}
		line := func(name, rps, cpu, p50, p99, p999, speed, cost string) {
			fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%-25s%10s%10s%10s%10s%10s%22s%22s", name, rps, cpu, p50, p99, p999, speed, cost), " "))
		}
		line(where.load(), "req/s", "CPU µs", "p50 ms", "p99 ms", "p99.9 ms", "req/s ratio", "CPU ratio")
		for _, w := range r.rows(where) {
			line("  "+w.name, figure.PerSecond(w.rps), figure.PerSecond(w.cpu),
				w.time("p50"), w.time("p99"), w.time("p99.9"), ratio(w.speed), ratio(w.cost))
		}
	}
	b.WriteString("\n" + r.verdict())
	for _, s := range r.Skipped {
		fmt.Fprintf(&b, "skipped: %s: %s\n", s.Name, s.Reason)
	}
	for _, doubt := range r.doubts() {
		fmt.Fprintf(&b, "doubt: %s\n", doubt)
	}
	fmt.Fprintf(&b, "%s\n%s\n", r.versions(), r.machine())
	_, err := out.Write(b.Bytes())
	return err
}

// time writes a percentile. The zero of a tool with coarse times counts as a time.
func (w row) time(p string) string {
	ms, told := w.latency[p]
	if told && ms == 0 {
		return "0"
	}
	return figure.Milliseconds(ms)
}

// verdict describes for each cell how ours compares with its rivals, and lists the cells
// below the bar.
func (r report) verdict() string {
	var all, below strings.Builder
	for _, where := range r.cells() {
		var ratios []string
		for _, w := range r.rows(where) {
			if !w.isRival() {
				continue
			}
			ratios = append(ratios, figure.Ratio(w.speed.Median)+" × "+w.name)
			if w.speed.Median < where.bar() {
				fmt.Fprintf(&below, "below %.2f: %s: %s × %s\n", where.bar(), where, ratio(w.speed), w.name)
			}
		}
		if len(ratios) > 0 {
			fmt.Fprintf(&all, "verdict: %s: %s\n", where, strings.Join(ratios, ", "))
		}
	}
	if all.Len() > 0 && below.Len() == 0 {
		below.WriteString("verdict: no cell is below 1.00 (keep-alive) or 0.95 (without)\n")
	}
	return all.String() + below.String()
}

// markdown writes a table for each server: a column for each load.
func (r report) markdown(out io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", r.heading())
	columns := map[string][]cell{}
	var order []string
	for _, where := range r.cells() {
		if columns[where.Server] == nil {
			order = append(order, where.Server)
		}
		columns[where.Server] = append(columns[where.Server], where)
	}
	for _, server := range order {
		fmt.Fprintf(&b, "\n| %s: requests/s (CPU µs a request), ratio |", serverName[server])
		for _, where := range columns[server] {
			fmt.Fprintf(&b, " %s |", where.load())
		}
		b.WriteString("\n|---|" + strings.Repeat("---|", len(columns[server])) + "\n")
		for _, c := range r.Contestants {
			fmt.Fprintf(&b, "| %s |", c.Name)
			for _, where := range columns[server] {
				b.WriteString(" " + r.field(where, c.Name) + "|")
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "\n%s. %s.\n", r.versions(), r.machine())
	for _, s := range r.Skipped {
		fmt.Fprintf(&b, "Skipped: %s (%s).\n", s.Name, s.Reason)
	}
	for _, doubt := range r.doubts() {
		fmt.Fprintf(&b, "Doubt: %s.\n", doubt)
	}
	_, err := out.Write(b.Bytes())
	return err
}

// field is a table's text for a contestant in a cell, with a space behind it.
func (r report) field(where cell, name string) string {
	for _, w := range r.rows(where) {
		if w.name != name {
			continue
		}
		s := fmt.Sprintf("%s (%s)", figure.PerSecond(w.rps), figure.PerSecond(w.cpu))
		if w.speed.Median > 0 {
			s += ", " + ratio(w.speed)
		}
		return s + " "
	}
	return ""
}

func (r report) versions() string {
	var all []string
	for _, c := range r.Contestants {
		all = append(all, c.Version)
	}
	return strings.Join(all, "; ")
}

func (r report) machine() string {
	return fmt.Sprintf("%s, %s, %s; %s; %s", r.Machine.CPU, figure.Plural(r.Machine.Cores, "core"), r.Machine.OS, r.Cores, r.Date.Format(time.DateOnly))
}
