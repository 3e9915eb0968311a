package load

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"perihelion/bench/figure"
)

// WriteText writes the measurement for a person: what was done, how fast it
// went, what came back, what it cost, and every doubt.
func (m Measurement) WriteText(w io.Writer, o Options) error {
	b := bufio.NewWriter(w)
	o = o.withDefaults()
	fmt.Fprintf(b, "%s %s\n%s\n\n", o.Method, o.URL, m.describe(o))
	row := func(name, format string, args ...any) {
		fmt.Fprintf(b, "%-20s "+format+"\n", append([]any{name}, args...)...)
	}
	row("Requests per second", "%s", figure.PerSecond(m.RPS))
	row("", "%8s %8s %8s %8s %8s %8s", "mean", "p50", "p90", "p99", "p99.9", "max")
	m.Latency.text(row, "Latency")
	if m.Service != nil {
		m.Service.text(row, "  from the send")
		m.Lag.text(row, "  late sends")
	}
	row("Requests", "%s in %s: %s", figure.Count(m.Requests), figure.Span(1e3*m.Seconds), m.classes())
	if m.Unsent > 0 {
		row("Never sent", "%s", figure.Count(m.Unsent))
	}
	row("Transferred", "%s in, %s out", figure.Bytes(m.BytesIn), figure.Bytes(m.BytesOut))
	row("Connections", "%s", m.connections())
	if m.Requests > 0 && m.Seconds > 0 {
		row("Generator", "%s of CPU (%s user, %s system), %s a request, %s of %s",
			figure.Span(1e3*m.CPU.Total()), figure.Span(1e3*m.CPU.User), figure.Span(1e3*m.CPU.Sys),
			figure.Span(1e3*m.CPU.Total()/float64(m.Requests)), figure.WholePercent(m.busy()), figure.Plural(m.Cores, "core"))
	}
	for i, doubt := range m.Warnings {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "warning: %s\n", doubt)
	}
	return b.Flush()
}

// describe says what load this was, and what its latencies mean.
func (m Measurement) describe(o Options) string {
	var parts []string
	meaning := "latency from each send; blind to stalls of the server"
	if m.Model == "open" {
		parts = append(parts, "open loop, "+figure.Exact(o.Rate)+" requests per second")
		meaning = "latency from when each request was due"
	} else {
		parts = append(parts, "closed loop")
		if o.Connections == 1 {
			meaning = "latency from each send; one connection measures the way there and back more than the server"
		}
	}
	parts = append(parts, figure.Plural(o.Connections, "connection"))
	if o.KeepAlive {
		parts = append(parts, "keep-alive")
	} else {
		parts = append(parts, "a new connection for each request")
	}
	return strings.Join(append(parts, meaning), ", ")
}

func (l Latency) text(row func(string, string, ...any), name string) {
	row(name, "%8s %8s %8s %8s %8s %8s", figure.Span(l.Mean), figure.Span(l.P50), figure.Span(l.P90), figure.Span(l.P99), figure.Span(l.P999), figure.Span(l.Max))
}

// classes lists how the requests ended, the successes first.
func (m Measurement) classes() string {
	if m.Requests > 0 && m.OK == m.Requests {
		return "all 2xx"
	}
	names := make([]string, 0, len(m.Classes))
	for c := range m.Classes {
		names = append(names, string(c))
	}
	slices.Sort(names)
	for i, c := range names {
		names[i] = figure.Count(m.Classes[Class(c)]) + " " + c
	}
	return strings.Join(names, ", ")
}

func (m Measurement) connections() string {
	s := figure.Count(m.Connections) + " opened"
	if m.KeepAlive {
		s += ", used again"
	}
	if m.Reconnects > 0 {
		s += fmt.Sprintf(", %s found closed by the server", figure.Count(m.Reconnects))
	}
	return s
}
