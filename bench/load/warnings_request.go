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
	"perihelion/bench/warning"
)

// failuresWarning lists the classes of the failures, the most frequent first.
func (m *Measurement) failuresWarning(o Options) warning.Warning {
	failed := m.Failed()
	if failed == 0 {
		return warning.Warning{}
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
	w := warning.Warning{Code: codeFailures, Severity: warning.Severe,
		Cause: fmt.Sprintf("%s of %s requests failed: %s. Requests per second and latencies count the successes only", figure.Count(failed), figure.Count(m.Requests), strings.Join(parts, ", "))}
	switch {
	case m.Classes[NoPorts] > 0 && o.KeepAlive:
		w.Cause += ". This machine ran out of ephemeral ports"
		w.Remedy = "Use fewer connections"
	case m.Classes[NoPorts] > 0:
		w.Cause += ". This machine ran out of ephemeral ports"
		w.Remedy = "Keep connections alive (-k), or send fewer requests"
	case m.Classes[NoFiles] > 0:
		w.Cause += ". This machine allows no more open files"
		w.Remedy = "Use fewer connections, or raise the limit (ulimit -n)"
	case m.failures[Status3xx] == failed && m.Statuses[304] == failed:
		w.Cause += ". 304 answers a request with a condition such as If-None-Match, and this one had none"
		w.Remedy = "Correct the server, or expect 304"
	case m.failures[Status3xx] == failed && m.Statuses[304] == 0:
		w.Cause += ". Redirects are not followed"
		w.Remedy = "Load the address that they lead to"
	}
	return w
}

// uncheckedWarning warns of wrong answers among those whose bodies were not checked.
func (m *Measurement) uncheckedWarning() warning.Warning {
	if m.Checks == nil || m.Checks.Failed == 0 {
		return warning.Warning{}
	}
	unchecked := m.OK - (m.Checks.Made - m.Checks.Failed)
	if unchecked <= 0 {
		return warning.Warning{}
	}
	return warning.Warning{Code: codeUnchecked, Severity: warning.Severe,
		Cause: fmt.Sprintf("%s of %s answers that were checked were wrong, and %s were not checked. Some of the latter are wrong too and count as successes",
			figure.Count(m.Checks.Failed), figure.Count(m.Checks.Made), figure.Count(unchecked)),
		Remedy: "Check all of them (a share of 1)"}
}

// memoryWarning warns of bodies that were to be checked and could not be kept.
func (m *Measurement) memoryWarning() warning.Warning {
	if m.Checks == nil || m.Checks.NoRoom == 0 {
		return warning.Warning{}
	}
	return warning.Warning{Code: codeCheckMemory, Severity: warning.Caution,
		Cause: fmt.Sprintf("%s of %s bodies were not checked, because the bodies that arrive at the same time take more than %s of memory. Whether their answers were right is not known",
			figure.Count(m.Checks.NoRoom), figure.Count(m.Checks.NoRoom+m.Checks.Made), figure.Bytes(int64(body.MaxTotal))),
		Remedy: "Use fewer connections, or check a smaller share"}
}

// Thresholds of the warnings of an open loop.
const (
	fewUnsent = 1e-3 // share of the requests that fell due; the last may merely not have found a connection in time
	lateSend  = 5    // ms; 1 % of the sends were later
)

// scheduleWarning warns of requests of an open loop that were not sent when they fell
// due.
func (m *Measurement) scheduleWarning(o Options) warning.Warning {
	if m.Lag == nil || m.Suspended > 0 {
		return warning.Warning{}
	}
	connections := o.WithDefaults().Connections
	switch late := fmt.Sprintf("1 %% of the requests were sent %s late or later", figure.Span(m.Lag.P99)); {
	case m.Requests+m.Unsent == 0 && !m.Stopped:
		return warning.Warning{Code: codeNothingDue, Severity: warning.Severe,
			Cause:  fmt.Sprintf("no request was due in %s at %s, so that nothing was sent or measured", figure.Span(1e3*m.Seconds), o.Pace()),
			Remedy: "Load the server for longer, or at a higher rate"}
	case float64(m.Unsent) > fewUnsent*float64(m.Requests+m.Unsent):
		return warning.Warning{Code: codeUnsent, Severity: warning.Caution,
			Cause:  fmt.Sprintf("%s fell due without being sent, because all %d connections waited for answers until the end", figure.Plural(m.Unsent, "request"), connections),
			Remedy: fmt.Sprintf("Lower the rate of %s requests per second, which the server cannot keep, or use more connections", figure.Exact(o.MeanRate()))}
	case m.Lag.P99 <= lateSend:
		return warning.Warning{}
	case m.heldBack*100 >= m.Requests:
		return warning.Warning{Code: codeLateConnection, Severity: warning.Caution,
			Cause:  late + ", because no connection was free. Latencies count from when the requests were due",
			Remedy: fmt.Sprintf("Where the server can answer more at once, use more than %d connections", connections)}
	default:
		return warning.Warning{Code: codeLateMachine, Severity: warning.Caution,
			Cause:  late + ", because this machine was busy with something else. Latencies include that",
			Remedy: "Leave the generator a core of its own"}
	}
}

// patternWarning warns of a pattern that was not filled in.
func patternWarning(o Options) warning.Warning {
	if o.From.Templates {
		return warning.Warning{}
	}
	w := warning.Warning{Code: codeLiteralPattern, Severity: warning.Caution,
		Remedy: "Have it filled in (--templates), or take it out"}
	const sent = " holds %s, which was sent as it stands, because patterns are filled in in URLs only unless you ask for more. Every request had the same "
	if hole := pattern.First(string(o.Body)); hole != "" {
		w.Cause = fmt.Sprintf("the body"+sent+"body", hole)
		return w
	}
	for _, h := range o.Header {
		name, value := headerParts(h)
		if hole := pattern.First(value); hole != "" {
			w.Cause = fmt.Sprintf("the header %s"+sent+"header", name, hole)
			return w
		}
	}
	return warning.Warning{}
}

// logWarning warns of requests that are missing in the log.
func (m *Measurement) logWarning() warning.Warning {
	switch l := m.Log; {
	case l == nil || l.Error == "" && l.Missing == 0:
		return warning.Warning{}
	case l.Error != "":
		return warning.Warning{Code: codeRequestLog, Severity: warning.Caution,
			Cause:  fmt.Sprintf("the log of the requests, %s, ended after %s (%s). The figures here hold all requests", l.Path, figure.Plural(l.Written, "request"), l.Error),
			Remedy: "Make room, or log a share of the requests (--log-sample 1%)"}
	default:
		return warning.Warning{Code: codeRequestLog, Severity: warning.Caution,
			Cause:  fmt.Sprintf("%s are missing in the log of the requests, because the disk was slower than the load. The figures here hold all requests", figure.Plural(l.Missing, "request")),
			Remedy: "Log a share of the requests (--log-sample 1%), or write to a faster disk"}
	}
}
