package report

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// Text writes a measurement for a person: the load, its speed, the answers, the costs
// and every warning.
func Text(w io.Writer, m load.Measurement, o load.Options) error {
	b := bufio.NewWriter(w)
	o = o.WithDefaults()
	fmt.Fprintf(b, "%s\n%s\n%s\n", asked(o), describe(m, o), terms(o))
	if e := m.Environment; e != nil {
		fmt.Fprintf(b, "%s, %s\n", e, m.Started.UTC().Format("2 January 2006 15:04:05 MST"))
	}
	fmt.Fprintln(b)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(b, "%-20s "+format+"\n", append([]any{name}, args...)...)
	}
	row("Requests per second", "%s", figure.PerSecond(m.RPS))
	row("", "%8s %8s %8s %8s %8s %8s %8s", "mean", "p50", "p90", "p95", "p99", "p99.9", "max")
	latency(row, m.Latency, "Latency")
	if m.Service != nil {
		latency(row, *m.Service, "  from the send")
		latency(row, *m.Lag, "  late sends")
	}
	if m.Connect != nil {
		latency(row, *m.Connect, "  connecting")
	}
	if m.Answers.Count > 0 {
		latency(row, m.FirstByte, "  to the first byte")
		row("Longest gap", "%s without an answer", figure.Span(m.LongestGap))
	}
	row("Requests", "%s in %s: %s", figure.Count(m.Requests), figure.Span(1e3*m.Seconds), classes(m))
	if m.Drain >= shortestDrain {
		row("", "the last ended %s after that", figure.Span(1e3*m.Drain))
	}
	if m.Unsent > 0 {
		row("Never sent", "%s", figure.Count(m.Unsent))
	}
	if m.Redirects > 0 {
		row("Redirects", "%s followed, each a request more", figure.Count(m.Redirects))
	}
	if m.Log != nil {
		row("Logged", "%s in %s", figure.Plural(m.Log.Written, "request"), m.Log.Path)
	}
	if m.Resent > 0 {
		row("Sent again", "%s, which the server had not processed", figure.Count(m.Resent))
	}
	if c := m.Checks; c != nil {
		row("Checked", "%s of %s bodies, %s wrong, in %s of the generator's time", figure.Count(c.Made), figure.Count(m.OK+c.Failed), figure.Count(c.Failed), figure.Span(1e3*c.Seconds))
		if c.NoRoom > 0 {
			row("", "%s more found no room", figure.Count(c.NoRoom))
		}
	}
	for i, o := range m.Limits {
		name := ""
		if i == 0 {
			name = "Limits"
		}
		row(name, "%s", o)
	}
	row("Transferred", "%s in, %s out", figure.Bytes(m.BytesIn), figure.Bytes(m.BytesOut))
	row("Connections", "%s", connections(m))
	if m.Requests > 0 && m.Seconds > 0 {
		row("Generator", "%s of CPU (%s user, %s system), %s a request, %s of %s",
			figure.Span(1e3*m.CPU.Total()), figure.Span(1e3*m.CPU.User), figure.Span(1e3*m.CPU.Sys),
			figure.Span(1e3*m.CPU.Total()/float64(m.Requests)), figure.WholePercent(m.Generator.Busy), figure.Plural(m.Cores, "core"))
		generator(row, m.Generator)
		if w := m.Waiting; w != nil {
			row("Generator's waking", "%s", w.Describe())
		}
	}
	timeline(b, m)
	for i, w := range m.Warnings {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "warning: %s\n", w)
	}
	return b.Flush()
}

// describe describes the load, and the meaning of its latencies.
func describe(m load.Measurement, o load.Options) string {
	var parts []string
	meaning := "latency from each send; blind to stalls of the server"
	if m.Model == load.Open {
		parts = append(parts, "open loop, "+o.Pace())
		if o.Poisson {
			parts = append(parts, "at random instants")
		}
		meaning = "latency from when each request was due"
	} else {
		parts = append(parts, "closed loop")
		if o.Connections == 1 {
			meaning = "latency from each send; one connection measures the way there and back more than the server"
		}
	}
	connections := figure.Plural(o.Connections, "connection")
	if o.Generators > 1 {
		connections += fmt.Sprintf(" of %d processes", o.Generators)
	}
	if o.HTTP2 {
		connections += " of HTTP/2 with " + figure.Plural(o.Streams, "stream")
	}
	parts = append(parts, connections)
	if o.KeepAlive {
		parts = append(parts, "keep-alive")
	} else {
		parts = append(parts, "a new connection for each request")
	}
	return strings.Join(append(parts, meaning), ", ")
}

// terms describes how long the load was to be, the parts of its requests besides the
// URL, and the timeout.
func terms(o load.Options) string {
	var parts []string
	if o.Requests > 0 {
		parts = append(parts, figure.Plural(o.Requests, "request"))
	} else {
		parts = append(parts, "for "+figure.Duration(o.Length()))
	}
	parts = append(parts, o.Words()...)
	return strings.Join(append(parts, "timeout "+figure.Duration(o.Timeout)), ", ")
}

func latency(row func(string, string, ...any), l load.Latency, name string) {
	row(name, "%8s %8s %8s %8s %8s %8s %8s", figure.Span(l.Mean), figure.Span(l.P50), figure.Span(l.P90), figure.Span(l.P95), figure.Span(l.P99), figure.Span(l.P999), figure.Span(l.Max))
}

// classes lists how the requests ended, the successes first.
func classes(m load.Measurement) string {
	if m.Requests > 0 && m.Classes[load.Status2xx] == m.Requests {
		return "all 2xx"
	}
	names := make([]string, 0, len(m.Classes))
	for c := range m.Classes {
		names = append(names, string(c))
	}
	slices.Sort(names)
	for i, c := range names {
		names[i] = figure.Count(m.Classes[load.Class(c)]) + " " + c
	}
	return strings.Join(names, ", ")
}

func connections(m load.Measurement) string {
	s := figure.Count(m.Connections) + " opened"
	if m.KeepAlive {
		s += ", used again"
	}
	if m.Reconnects > 0 {
		s += fmt.Sprintf(", %s found closed by the server", figure.Count(m.Reconnects))
	}
	if m.Unopened > 0 {
		s += ", " + figure.Plural(m.Unopened, "attempt") + " failed"
	}
	return s
}

// asked describes the requests by their URL, or by their paths or their file and the server.
func asked(o load.Options) string {
	asked, server := o.Asks(address.Shown(o.URL)), address.Shown(o.URL)
	switch u, err := url.Parse(server); {
	case o.From.Path == "" && len(o.Paths) == 0:
		return asked
	case err == nil:
		server = u.Scheme + "://" + u.Host
	}
	asked += " to " + server
	if !o.Shuffle {
		asked += ", in turn"
	}
	return asked
}

// generator describes how the generator fared and the limit of the load.
func generator(row func(string, string, ...any), g load.Generator) {
	row("", "its events waited %s (p50), %s (p99); no core for %s of the time", figure.Span(g.DelayP50), figure.Span(g.DelayP99), figure.Percent(g.Waited))
	switch g.Bottleneck {
	case load.GeneratorBound:
		row("Bound by", "the generator")
	case load.MachineBound:
		row("Bound by", "this machine: its %s were busy, %s of that with the generator", figure.Plural(g.Cores, "core"), figure.WholePercent(g.Share))
	case load.ServerBound:
		row("Bound by", "the server, or the way to it: the generator was %s busy", figure.WholePercent(g.Busy))
	}
	if c := g.Capacity; c != nil {
		row("", "%s of the %s requests per second that it reaches here, calibrated on %s", figure.WholePercent(c.Share), figure.PerSecond(c.RPS), c.Made.Local().Format("2 January 2006"))
	}
}

// timeline writes a line for each second, of a load of several.
func timeline(b io.Writer, m load.Measurement) {
	if len(m.Timeline) < 3 {
		return
	}
	fmt.Fprintf(b, "\n%-20s %8s %8s %8s %8s %8s\n", "Second", "ok/s", "failed", "p50", "p99", "max")
	for _, t := range thinned(m.Timeline) {
		fmt.Fprintf(b, "%-20s %8s %8s %8s %8s %8s\n", instant(t.From)+"–"+instant(t.To), figure.PerSecond(t.RPS), figure.Count(t.Requests-t.OK),
			figure.Span(t.Latency.P50), figure.Span(t.Latency.P99), figure.Span(t.Latency.Max))
	}
}

// instant writes seconds to the hundredth.
func instant(seconds float64) string {
	return strconv.FormatFloat(math.Round(100*seconds)/100, 'f', -1, 64)
}

// shortestDrain is the number of seconds from which on answers after the end are
// mentioned.
const shortestDrain = 0.01

// maxLines of a timeline are printed; JSON has them all.
const maxLines = 60

// thinned leaves out lines of a long timeline, evenly.
func thinned(t []load.Moment) []load.Moment {
	every := (len(t) + maxLines - 1) / maxLines
	if every <= 1 {
		return t
	}
	var some []load.Moment
	for i := 0; i < len(t); i += every {
		some = append(some, t[i])
	}
	return some
}
