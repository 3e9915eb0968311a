package load

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
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
	row("Requests per second", "%s", rate(m.RPS))
	row("", "%8s %8s %8s %8s %8s %8s", "mean", "p50", "p90", "p99", "p99.9", "max")
	m.Latency.text(row, "Latency")
	if m.Service != nil {
		m.Service.text(row, "  from the send")
		m.Lag.text(row, "  late sends")
	}
	row("Requests", "%s in %s: %s", count(m.Requests), span(1e3*m.Seconds), m.classes())
	if m.Unsent > 0 {
		row("Never sent", "%s", count(m.Unsent))
	}
	row("Transferred", "%s in, %s out", size(m.BytesIn), size(m.BytesOut))
	row("Connections", "%s", m.connections())
	if m.Requests > 0 && m.Seconds > 0 {
		row("Generator", "%s of CPU (%s user, %s system), %s a request, %.0f %% of %d core%s",
			span(1e3*m.CPU.Total()), span(1e3*m.CPU.User), span(1e3*m.CPU.Sys),
			span(1e3*m.CPU.Total()/float64(m.Requests)), 100*m.busy(), m.Cores, plural(int64(m.Cores)))
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
		parts = append(parts, fmt.Sprintf("open loop, %g requests per second", o.Rate))
		meaning = "latency from when each request was due"
	} else {
		parts = append(parts, "closed loop")
		if o.Connections == 1 {
			meaning = "latency from each send; one connection measures the way there and back more than the server"
		}
	}
	parts = append(parts, fmt.Sprintf("%d connection%s", o.Connections, plural(int64(o.Connections))))
	if o.KeepAlive {
		parts = append(parts, "keep-alive")
	} else {
		parts = append(parts, "a new connection for each request")
	}
	return strings.Join(append(parts, meaning), ", ")
}

func (l Latency) text(row func(string, string, ...any), name string) {
	row(name, "%8s %8s %8s %8s %8s %8s", span(l.Mean), span(l.P50), span(l.P90), span(l.P99), span(l.P999), span(l.Max))
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
		names[i] = count(m.Classes[Class(c)]) + " " + c
	}
	return strings.Join(names, ", ")
}

func (m Measurement) connections() string {
	s := count(m.Connections) + " opened"
	if m.KeepAlive {
		s += ", used again"
	}
	if m.Reconnects > 0 {
		s += fmt.Sprintf(", %s found closed by the server", count(m.Reconnects))
	}
	return s
}

// span writes milliseconds in the unit that suits them, with three digits.
func span(ms float64) string {
	switch {
	case ms == 0:
		return "0"
	case ms < 0.9995:
		return digits3(ms*1e3) + " µs"
	case ms < 999.5:
		return digits3(ms) + " ms"
	case ms < 600e3:
		return digits3(ms/1e3) + " s"
	}
	return time.Duration(ms * float64(time.Millisecond)).Round(time.Second).String()
}

// digits3 writes a number from 0.1 to 999 with three digits.
func digits3(x float64) string {
	switch {
	case x < 9.995:
		return strconv.FormatFloat(x, 'f', 2, 64)
	case x < 99.95:
		return strconv.FormatFloat(x, 'f', 1, 64)
	}
	return strconv.FormatFloat(x, 'f', 0, 64)
}

// rate writes requests per second.
func rate(x float64) string {
	if x < 999.5 {
		return digits3(x)
	}
	return count(int64(x + 0.5))
}

// count writes a number with its thousands apart.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size writes bytes in the decimal unit that suits them.
func size(n int64) string {
	for _, u := range []struct {
		bytes float64
		name  string
	}{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}} {
		if float64(n) >= u.bytes {
			return digits3(float64(n)/u.bytes) + " " + u.name
		}
	}
	return count(n) + " bytes"
}

func plural(n int64) string {
	if n == 1 {
		return ""
	}
	return "s"
}
