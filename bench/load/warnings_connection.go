package load

import (
	"fmt"

	"perihelion/bench/figure"
	"perihelion/bench/warning"
)

// keepAliveWarning warns that the server let no connection be used again, and names
// the way in which it ended them.
func (m *Measurement) keepAliveWarning(o Options) warning.Warning {
	how := serverReasons[mostFrequent(m.closeReasons)]
	if !o.KeepAlive || m.KeepAlive || how == "" {
		return warning.Warning{}
	}
	return warning.Warning{Code: codeNoKeepAlive, Severity: warning.Note,
		Cause: "the server closed the connection after each answer although it was asked to keep it: " + how + ". The figures include connecting. That is this server's way, or its configuration"}
}

// fewReconnects is the share of the requests below which kept connections that the
// server closed are not worth a warning, as long as nothing was lost.
const fewReconnects = 0.01

// idleClosedWarning warns of a server that closes kept connections and does not
// announce it.
func (m *Measurement) idleClosedWarning() warning.Warning {
	lost := m.Classes[IdleClosed]
	if m.Suspended > 0 || lost == 0 && (m.Reconnects == 0 || float64(m.Reconnects) < fewReconnects*float64(m.Requests)) {
		return warning.Warning{}
	}
	w := warning.Warning{Code: codeIdleClosed, Severity: warning.Caution,
		Cause:  fmt.Sprintf("the server closed %s without announcing it", figure.Plural(m.Reconnects+lost, "kept connection")),
		Remedy: "Let the server send Connection: close with the last answer of a connection, or keep idle connections for longer than the pauses between requests"}
	switch {
	case lost == 0:
		w.Severity = warning.Note
		w.Cause += ", always while nothing was on its way. The next request was sent on a new connection, and nothing was lost"
	case m.Reconnects == 0:
		w.Cause += ", always while a request was on its way, which failed (idle-closed)"
	default:
		w.Cause += fmt.Sprintf(": %s while nothing was on its way, so that nothing was lost, and %s while a request was, which failed (idle-closed)", figure.Count(m.Reconnects), figure.Count(lost))
	}
	return w
}

// excessWarning warns of bytes that belong to no answer.
func (m *Measurement) excessWarning() warning.Warning {
	if m.Excess == 0 {
		return warning.Warning{}
	}
	after := times(m.Excess)
	if with := m.closeReasons[excessBytes]; with > 0 {
		after += fmt.Sprintf(" (%s with %s)", figure.Plural(m.excessBytes, "byte"), figure.Plural(with, "answer"))
	}
	return warning.Warning{Code: codeExcessBytes, Severity: warning.Caution,
		Cause:  fmt.Sprintf("the server sent bytes that belong to no answer, %s: a body longer than its Content-Length, or one with a 204, a 304 or an answer to HEAD. The answers count up to their ends, and this program closed the connections", after),
		Remedy: "Correct the length that the server declares"}
}

// resentWarning warns of requests that the server turned away.
func (m *Measurement) resentWarning() warning.Warning {
	if m.Resent == 0 {
		return warning.Warning{}
	}
	return warning.Warning{Code: codeResent, Severity: warning.Caution,
		Cause:  fmt.Sprintf("the server turned requests away %s without processing them (REFUSED_STREAM, or GOAWAY), and they were sent again. Latencies include that", times(m.Resent)),
		Remedy: "Use fewer streams on a connection, or raise the server's limit"}
}

// times writes "once", "2 times".
func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return figure.Count(n) + " times"
}

// streamsWarning warns that the server allowed fewer requests at once than were asked
// for.
func (m *Measurement) streamsWarning(o Options) warning.Warning {
	o = o.WithDefaults()
	if m.streamLimit == 0 || m.streamLimit >= o.Streams {
		return warning.Warning{}
	}
	atOnce := o.Connections * o.Streams
	return warning.Warning{Code: codeStreamLimit, Severity: warning.Caution,
		Cause: fmt.Sprintf("the server allows %s at once on a connection, and %d were asked for. The others waited inside the load generator, and latencies include that",
			figure.Plural(m.streamLimit, "stream"), o.Streams),
		Remedy: fmt.Sprintf("For %s at once use %s on %s, or raise the server's limit",
			figure.Plural(atOnce, "request"), figure.Plural(m.streamLimit, "stream"), figure.Plural((atOnce+m.streamLimit-1)/m.streamLimit, "connection"))}
}
