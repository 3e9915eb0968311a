package load

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"perihelion/bench/figure"
	"perihelion/bench/load/body"
	"perihelion/bench/load/pattern"
)

// Thresholds of the warnings.
const (
	busyShare      = 0.85 // of the generator's cores
	fullMachine    = 0.95 // of all cores
	muchWaiting    = 0.50 // of the time of the generator's cores
	fewUnsent      = 1e-3 // of those due: the last may just not have found its connection
	lateSend       = 5    // ms; 1 % of the sends were later
	lateEvent      = 5    // ms; 1 % of the turns came later
	fewSeconds     = 0.05 // a shorter load says little
	countedSeconds = 0.5  // in less the machine's own counters, of 10 ms, say little
)

// finish computes what depends on everything else: the rate and the warnings.
func (m *Measurement) finish(o Options) {
	if m.Seconds > 0 {
		m.RPS = float64(m.OK) / m.Seconds
	}
	m.Warnings = []string{}
	m.Generator.Bottleneck = m.bottleneck()
	for _, doubt := range []string{
		m.doubtStopped(o), m.doubtSuspended(), m.doubtFailures(o), m.doubtChecks(), m.doubtRoom(), m.doubtGenerator(), m.doubtCores(), m.doubtKeepAlive(o), m.doubtUnannounced(), m.doubtExcess(), m.doubtResent(), m.doubtStreams(o), m.doubtSchedule(o), doubtPatterns(o),
	} {
		if doubt != "" {
			m.Warnings = append(m.Warnings, doubt)
		}
	}
}

func (m *Measurement) doubtStopped(o Options) string {
	switch {
	case !m.Stopped:
		return ""
	case o.Requests > 0:
		return fmt.Sprintf("stopped after %s of %s requests: the figures are those of the part that was sent", figure.Count(m.Requests), figure.Count(o.Requests))
	}
	return fmt.Sprintf("stopped after %s of %s: the figures are those of the part that was sent", figure.Span(1e3*m.Seconds), figure.Duration(o.Length()))
}

// doubtFailures lists what failed, the most frequent first.
func (m *Measurement) doubtFailures(o Options) string {
	failed := m.Failed()
	if failed == 0 {
		return ""
	}
	names := slices.Collect(maps.Keys(m.failures))
	slices.SortFunc(names, func(a, b Class) int {
		return cmp.Or(cmp.Compare(m.failures[b], m.failures[a]), cmp.Compare(a, b))
	})
	parts := make([]string, len(names))
	for i, c := range names {
		parts[i] = figure.Count(m.failures[c]) + " " + string(c)
		if why := m.Errors[c]; why != "" {
			parts[i] += " (" + why + ")"
		}
	}
	s := fmt.Sprintf("%s of %s requests failed: %s; requests per second and latencies count the successes only", figure.Count(failed), figure.Count(m.Requests), strings.Join(parts, ", "))
	switch {
	case m.Classes[NoPorts] > 0 && o.KeepAlive:
		s += "; this machine ran out of ephemeral ports: use fewer connections"
	case m.Classes[NoPorts] > 0:
		s += "; this machine ran out of ephemeral ports: keep connections alive (-k), or send fewer requests"
	case m.Classes[NoFiles] > 0:
		s += "; this machine allows no more open files: use fewer connections, or raise the limit (ulimit -n)"
	case m.failures[Status3xx] == failed && m.Statuses[304] == failed:
		s += "; 304 answers a request with a condition, and this one had none (such as If-None-Match): the server is wrong, or 304 is to be expected"
	case m.failures[Status3xx] == failed && m.Statuses[304] == 0:
		s += "; redirects are not followed: load the address that they lead to"
	}
	return s
}

// doubtChecks warns of failures among the bodies that were not checked.
func (m *Measurement) doubtChecks() string {
	if m.Checks == nil || m.Checks.Failed == 0 {
		return ""
	}
	unchecked := m.OK - (m.Checks.Made - m.Checks.Failed)
	if unchecked <= 0 {
		return ""
	}
	return fmt.Sprintf("%s of %s answers that were checked were wrong, and %s were not checked: some of those are wrong too and count as successes; check all of them (a share of 1)",
		figure.Count(m.Checks.Failed), figure.Count(m.Checks.Made), figure.Count(unchecked))
}

// doubtRoom warns of bodies that were to be checked and could not be kept.
func (m *Measurement) doubtRoom() string {
	if m.Checks == nil || m.Checks.NoRoom == 0 {
		return ""
	}
	return fmt.Sprintf("%s of %s bodies were not checked, because those that arrive at the same time take more than %s of memory: whether their answers were right is not known; use fewer connections, or check a smaller share",
		figure.Count(m.Checks.NoRoom), figure.Count(m.Checks.NoRoom+m.Checks.Made), figure.Bytes(int64(body.MaxTotal)))
}

// bottleneck describes what kept a closed loop from more; "" where that has no
// meaning or cannot be told.
func (m *Measurement) bottleneck() Bottleneck {
	switch g := m.Generator; {
	case m.Model != "closed" || m.Seconds < fewSeconds || m.Answers.Count == 0:
		return ""
	case g.Busy >= busyShare:
		return GeneratorBound
	case g.Machine >= fullMachine && m.Seconds >= countedSeconds:
		return MachineBound
	}
	return ServerBound
}

func (m *Measurement) doubtGenerator() string {
	if m.Generator.Bottleneck != GeneratorBound {
		return ""
	}
	return fmt.Sprintf("the load generator was at its limit (%s of %s): a faster server would not have looked faster; give the generator more cores, or a machine of its own",
		figure.WholePercent(m.Generator.Busy), figure.Plural(m.Cores, "core"))
}

// doubtCores tells that the generator was kept from computing.
func (m *Measurement) doubtCores() string {
	g := m.Generator
	switch {
	case m.Seconds < fewSeconds:
		return ""
	case g.Waited >= muchWaiting:
		return fmt.Sprintf("the load generator was ready and had no core for %s of the time, because other programs used them: latencies contain that; leave it a core of its own", figure.WholePercent(g.Waited))
	case g.DelayP99 >= lateEvent && g.Bottleneck != GeneratorBound:
		return fmt.Sprintf("1 %% of what the load generator had to do waited %s for its turn: latencies contain that; use fewer connections, or give it more cores", figure.Span(g.DelayP99))
	}
	return ""
}

// doubtStreams tells that the server had fewer requests at once than was asked.
func (m *Measurement) doubtStreams(o Options) string {
	o = o.WithDefaults()
	if m.streamLimit == 0 || m.streamLimit >= o.Streams {
		return ""
	}
	atOnce := o.Connections * o.Streams
	return fmt.Sprintf("the server allows %s at once on a connection and %d were to be under way: the others waited inside the load generator, and latencies contain that; for %s at once use %s on %s, or raise the server's limit",
		figure.Plural(m.streamLimit, "stream"), o.Streams, figure.Plural(atOnce, "request"), figure.Plural(m.streamLimit, "stream"), figure.Plural((atOnce+m.streamLimit-1)/m.streamLimit, "connection"))
}

func (m *Measurement) doubtSchedule(o Options) string {
	if m.Lag == nil || m.Suspended > 0 {
		return ""
	}
	if m.Requests+m.Unsent == 0 && !m.Stopped {
		return fmt.Sprintf("no request was due in %s at %s: nothing was sent and nothing can be said of the server; load it for longer, or at a higher rate", figure.Span(1e3*m.Seconds), o.Profile().Describe())
	}
	if float64(m.Unsent) > fewUnsent*float64(m.Requests+m.Unsent) {
		return fmt.Sprintf("%s fell due and were never sent, because all %d connections waited for answers until the end: the server cannot keep %s requests per second, or needs more connections",
			figure.Plural(m.Unsent, "request"), o.WithDefaults().Connections, figure.Exact(o.MeanRate()))
	}
	switch {
	case m.Lag.P99 <= lateSend:
		return ""
	case m.heldBack*100 >= m.Requests:
		return fmt.Sprintf("1 %% of the requests were sent %s late or later, because no connection was free: latencies count from when they were due; where the server can answer more at once, use more than %d connections",
			figure.Span(m.Lag.P99), o.WithDefaults().Connections)
	}
	return fmt.Sprintf("1 %% of the requests were sent %s late or later, because this machine was busy with something else: the latencies contain that; leave the generator a core of its own", figure.Span(m.Lag.P99))
}

// doubtPatterns warns of a pattern that was not filled in.
func doubtPatterns(o Options) string {
	const sent = "holds %s, which was sent as it stands: patterns are filled in in URLs only"
	if hole := pattern.First(string(o.Body)); hole != "" {
		return fmt.Sprintf("the body "+sent+"; every request had the same body", hole)
	}
	for _, h := range o.Header {
		name, value := headerParts(h)
		if hole := pattern.First(value); hole != "" {
			return fmt.Sprintf("the header %s "+sent+"; every request had the same header", name, hole)
		}
	}
	return ""
}
