package load

import (
	"fmt"

	"perihelion/bench/demand"
	"perihelion/bench/figure"
	"perihelion/bench/warning"
)

// complete computes everything that depends on the other figures: the rate, the
// bottleneck and the warnings.
func (m *Measurement) complete(o Options) {
	if m.Seconds > 0 {
		m.RPS = float64(m.OK) / m.Seconds
	}
	m.Generator.Bottleneck = m.bottleneck()
	m.Limits = demand.All(o.Limits, m.Figures(o.MeanRate()))
	m.Warnings = []warning.Warning{}
	for _, w := range []warning.Warning{
		m.stoppedWarning(o), m.suspendedWarning(), m.failuresWarning(o), m.uncheckedWarning(), m.memoryWarning(),
		m.generatorWarning(), m.delayWarning(), m.keepAliveWarning(o), m.idleClosedWarning(), m.excessWarning(),
		m.resentWarning(), m.streamsWarning(o), m.scheduleWarning(o), patternWarning(o), m.logWarning(),
	} {
		if w.Code != "" {
			m.Warnings = append(m.Warnings, w)
		}
	}
}

// The codes of the warnings. They are part of the contract.
const (
	codeStopped         = "stopped"
	codeSuspended       = "suspended"
	codeFailures        = "failures"
	codeUnchecked       = "unchecked"        // wrong answers among the checked ones, and others that were not checked
	codeCheckMemory     = "check-memory"     // bodies that were to be checked and could not be kept
	codeGeneratorLimit  = "generator-limit"  // the generator was the bottleneck
	codeGeneratorNoCore = "generator-core"   // other programs had its core
	codeGeneratorQueue  = "generator-queue"  // its own events waited for one another
	codeNoKeepAlive     = "no-keep-alive"    // the server closed each connection after one answer
	codeIdleClosed      = "idle-closed"      // the server closed kept connections without announcing it
	codeExcessBytes     = "excess-bytes"     // bytes followed answers and belong to none
	codeResent          = "resent"           // the server turned requests away, and they were sent again
	codeStreamLimit     = "stream-limit"     // the server allows fewer streams than were asked for
	codeNothingDue      = "nothing-due"      // an open loop in which no request fell due
	codeUnsent          = "unsent"           // requests fell due and were never sent
	codeLateConnection  = "late-connections" // requests were sent late because no connection was free
	codeLateMachine     = "late-machine"     // requests were sent late because the machine was busy
	codeRequestLog      = "request-log"      // requests are missing in the log
	codeLiteralPattern  = "literal-pattern"  // a pattern outside of the URL was sent as it stands
)

// stoppedWarning warns of a load that was ended from outside.
func (m *Measurement) stoppedWarning(o Options) warning.Warning {
	if !m.Stopped {
		return warning.Warning{}
	}
	part := fmt.Sprintf("%s of %s", figure.Span(1e3*m.Seconds), figure.Duration(o.Length()))
	if o.Requests > 0 {
		part = fmt.Sprintf("%s of %s requests", figure.Count(m.Requests), figure.Count(o.Requests))
	}
	return warning.Warning{Code: codeStopped, Severity: warning.Note,
		Cause: "stopped after " + part + ". The figures are those of the part that was sent"}
}

// suspendedWarning warns of time in which the generator did not run.
func (m *Measurement) suspendedWarning() warning.Warning {
	if m.Suspended == 0 {
		return warning.Warning{}
	}
	why := "the load generator was suspended for %s (Ctrl-Z, a stopped process, a machine asleep)"
	if m.unexplained {
		why = "the load generator did not run for %s (it was suspended, or this machine had no core for it)"
	}
	return warning.Warning{Code: codeSuspended, Severity: warning.Severe,
		Cause:  fmt.Sprintf(why, figure.Span(1e3*m.Suspended)) + ". That time is in the figures, and failures, late sends and lost connections may come from it and not from the server",
		Remedy: "Run again"}
}

// bottleneck returns the limit of a closed loop; "" where that has no meaning or is
// not known.
func (m *Measurement) bottleneck() Bottleneck {
	switch g := m.Generator; {
	case m.Model != Closed || m.Seconds < fewSeconds || m.Answers.Count == 0:
		return ""
	case g.Full():
		return GeneratorBound
	case g.Machine >= fullMachine && m.Seconds >= countedSeconds:
		return MachineBound
	}
	return ServerBound
}

// Thresholds of the bottleneck and of the warnings of the generator.
const (
	busyShare      = 0.85 // of the generator's cores
	fullMachine    = 0.95 // of all cores
	longWaiting    = 0.50 // of the time of the generator's cores
	lateEvent      = 5    // ms; 1 % of the events waited longer
	fewSeconds     = 0.05 // the figures of a shorter load are not judged
	countedSeconds = 0.5  // in less time the machine's own counters, of 10 ms, are too coarse
)

// generatorWarning warns that the generator was the bottleneck.
func (m *Measurement) generatorWarning() warning.Warning {
	if m.Generator.Bottleneck != GeneratorBound {
		return warning.Warning{}
	}
	return warning.Warning{Code: codeGeneratorLimit, Severity: warning.Severe,
		Cause:  fmt.Sprintf("the load generator was at its limit (%s of %s). A faster server would not have looked faster", figure.WholePercent(m.Generator.Busy), figure.Plural(m.Cores, "core")),
		Remedy: "Give the generator more cores, or a machine of its own"}
}

// delayWarning warns that the generator had to wait for a core or for its own events.
func (m *Measurement) delayWarning() warning.Warning {
	g := m.Generator
	switch {
	case m.Seconds < fewSeconds:
		return warning.Warning{}
	case g.Waited >= longWaiting:
		return warning.Warning{Code: codeGeneratorNoCore, Severity: warning.Caution,
			Cause:  fmt.Sprintf("the load generator was ready and had no core for %s of the time, because other programs used them. Latencies include that", figure.WholePercent(g.Waited)),
			Remedy: "Leave the generator a core of its own"}
	case g.DelayP99 >= lateEvent && g.Bottleneck != GeneratorBound:
		return warning.Warning{Code: codeGeneratorQueue, Severity: warning.Caution,
			Cause:  fmt.Sprintf("1 %% of the generator's events waited %s or more. Latencies include that", figure.Span(g.DelayP99)),
			Remedy: "Use fewer connections, or give the generator more cores"}
	}
	return warning.Warning{}
}
