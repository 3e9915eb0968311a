package bench

import (
	"fmt"
	"maps"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/rounds"
)

// view is what a run shows of itself.
type view struct{ rounds.Latest[moment] }

// moment is a snapshot with the instants that its durations are taken from when
// it is looked at.
type moment struct {
	snapshot Snapshot
	started  time.Time // zero before Run
	expected time.Time // end of the run; zero while unknown
	finished time.Time // zero until then
	waiting  time.Time // since when a server is waited for; zero while none is
}

// at is the snapshot as it stands at an instant. The map is the reader's own.
func (v *view) at(now time.Time) Snapshot {
	m := v.Look()
	s := m.snapshot
	s.States = maps.Clone(s.States)
	switch {
	case m.started.IsZero():
	case !m.finished.IsZero():
		s.Elapsed = m.finished.Sub(m.started)
	default:
		s.Elapsed = now.Sub(m.started)
		s.Remaining = max(0, m.expected.Sub(now))
		if !m.waiting.IsZero() {
			s.Waited = max(0, now.Sub(m.waiting))
		}
	}
	return s
}

// publish replaces the snapshot by a changed copy.
func (v *view) publish(change func(*Snapshot)) {
	v.replace(func(m *moment) { change(&m.snapshot) })
}

func (v *view) begin(at time.Time) { v.replace(func(m *moment) { m.started = at }) }

func (v *view) expect(end time.Time) { v.replace(func(m *moment) { m.expected = end }) }

// end shows the results of the whole run.
func (v *view) end(at time.Time, r Results) {
	v.replace(func(m *moment) {
		m.finished = at
		s := &m.snapshot
		s.Current, s.Progress, s.Partial = "", load.Progress{}, r
		s.Phase, s.PhaseNames = "finished", nil
		if r.Stopped {
			s.Phase = fmt.Sprintf("stopped after %d of %d repeats", s.Done, s.Total)
		}
	})
}

func (v *view) replace(change func(*moment)) {
	v.Latest.Replace(func(m *moment) {
		m.snapshot.States = maps.Clone(m.snapshot.States)
		change(m)
	})
}
