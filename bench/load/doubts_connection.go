package load

import (
	"fmt"

	"perihelion/bench/figure"
)

// doubtKeepAlive warns that the server let no connection be used again, and names
// how it ended them.
func (m *Measurement) doubtKeepAlive(o Options) string {
	how := serverReasons[mostFrequent(m.closeReasons)]
	if !o.KeepAlive || m.KeepAlive || how == "" {
		return ""
	}
	return fmt.Sprintf("the server closed the connection after each answer although it was asked to keep it: %s. The figures contain connecting. That is this server's way, or its configuration", how)
}

// seldom is the share of the requests from which on kept connections that the
// server closed are worth a warning, although nothing was lost.
const seldom = 0.01

// doubtUnannounced warns of a server that closes kept connections and does not
// announce it.
func (m *Measurement) doubtUnannounced() string {
	lost := m.Classes[IdleClosed]
	if m.Suspended > 0 || lost == 0 && (m.Reconnects == 0 || float64(m.Reconnects) < seldom*float64(m.Requests)) {
		return ""
	}
	s := fmt.Sprintf("the server closed %s without announcing it", figure.Plural(m.Reconnects+lost, "kept connection"))
	switch {
	case lost == 0:
		s += ", always while nothing was on its way: the next request was sent on a new connection, and nothing was lost"
	case m.Reconnects == 0:
		s += ", always while a request was on its way, which failed (idle-closed)"
	default:
		s += fmt.Sprintf(": %s while nothing was on its way, so that nothing was lost, and %s while a request was, which failed (idle-closed)", figure.Count(m.Reconnects), figure.Count(lost))
	}
	return s + ". Let the server send Connection: close with the last answer of a connection, or keep idle connections for longer than the pauses between requests"
}

// doubtExcess warns of bytes that belong to no answer.
func (m *Measurement) doubtExcess() string {
	if m.Excess == 0 {
		return ""
	}
	after := times(m.Excess)
	if with := m.closeReasons[excessBytes]; with > 0 {
		after += fmt.Sprintf(" (%s with %s)", figure.Plural(m.excessBytes, "byte"), figure.Plural(with, "answer"))
	}
	return fmt.Sprintf("the server sent bytes that belong to no answer, %s: a body longer than its Content-Length, or one with a 204, a 304 or an answer to HEAD. The answers count up to their ends, and this program closed the connections. Correct what the server declares", after)
}

// doubtResent warns of requests that the server turned away.
func (m *Measurement) doubtResent() string {
	if m.Resent == 0 {
		return ""
	}
	return fmt.Sprintf("the server turned requests away %s without processing them (REFUSED_STREAM, or GOAWAY), and they were sent again: latencies contain that. Use fewer streams on a connection, or raise the server's limit",
		times(m.Resent))
}

// times is "once", "2 times".
func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return figure.Count(n) + " times"
}
