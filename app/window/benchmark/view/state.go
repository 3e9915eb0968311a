// Package view holds the content of the Benchmark tab as values: its state, and the rows
// and sentences made from a snapshot or from results. It knows nothing of widgets and
// reads no clock.
package view

// Phase is the activity of the tab, or the outcome of its last run.
type Phase int

// The phases. A run goes Idle → Running → Finished, Stopped or Failed, through
// Stopping where it was asked to end; from the last three it starts again.
const (
	Idle     Phase = iota // nothing has run yet
	Running               // a run is under way
	Stopping              // it was asked to end and has not ended yet
	Finished              // every repeat was done
	Stopped               // it ended before, the finished repeats are kept
	Failed                // it ended with nothing to show
)

// Machine is the state of the tab: its phase, whether the form can be run, and whether
// the results on screen came from it. It is a value: each event returns the next one,
// and an event that does not fit changes nothing.
type Machine struct {
	Phase Phase
	Valid bool // the form can be run
	Stale bool // the form has changed since the results on screen
}

// Input is a change of the form.
func (m Machine) Input(valid, sameAsResults bool) Machine {
	m.Valid, m.Stale = valid, !sameAsResults
	return m
}

// Start is Run pressed.
func (m Machine) Start() Machine {
	if m.CanRun() {
		m.Phase, m.Stale = Running, false
	}
	return m
}

// Stop is Stop pressed.
func (m Machine) Stop() Machine {
	if m.Phase == Running {
		m.Phase = Stopping
	}
	return m
}

// End is the run having ended: by an error, before its last repeat, or well.
func (m Machine) End(failed, stopped bool) Machine {
	switch {
	case !m.Busy():
	case failed:
		m.Phase = Failed
	case stopped:
		m.Phase = Stopped
	default:
		m.Phase = Finished
	}
	return m
}

// Busy reports whether a run is under way.
func (m Machine) Busy() bool { return m.Phase == Running || m.Phase == Stopping }

// CanRun reports whether Run does something.
func (m Machine) CanRun() bool { return m.Valid && !m.Busy() }

// CanStop reports whether Stop does something.
func (m Machine) CanStop() bool { return m.Phase == Running }

// RunLabel is the word on the Run button. A changed form is another run.
func (m Machine) RunLabel() string {
	if !m.Stale && (m.Phase == Finished || m.Phase == Stopped || m.Phase == Failed) {
		return "Run again"
	}
	return "Run"
}

// State is the one word for the whole: empty, invalid, ready, running,
// stopping, finished, stopped or failed. A form that cannot be run is invalid
// whatever ran before; a form changed since the results is ready for the next.
func (m Machine) State() string {
	switch {
	case m.Phase == Running:
		return "running"
	case m.Phase == Stopping:
		return "stopping"
	case !m.Valid:
		return "invalid"
	case m.Phase == Idle:
		return "empty"
	case m.Stale:
		return "ready"
	}
	return [...]string{Finished: "finished", Stopped: "stopped", Failed: "failed"}[m.Phase]
}
