package load

import (
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/clock"
)

func TestSuspensionNotices(t *testing.T) {
	const interval = 50 * time.Millisecond
	for _, c := range []struct {
		name        string
		after       time.Duration // since the last look
		continued   bool
		lost        time.Duration
		unexplained bool
	}{
		{"in time", 50 * time.Millisecond, false, 0, false},
		{"late on a busy machine", 600 * time.Millisecond, false, 0, false},
		{"stopped", 2050 * time.Millisecond, true, 2 * time.Second, false},
		{"stopped shortly", 250 * time.Millisecond, true, 200 * time.Millisecond, false},
		{"continued without a stop", 60 * time.Millisecond, true, 0, false},
		{"frozen", 2050 * time.Millisecond, false, 2 * time.Second, true},
	} {
		s := suspension{last: int64(time.Hour)}
		s.check(s.last+int64(c.after), interval, c.continued)
		lost, unexplained := time.Duration(s.lost.Load()), s.unexplained > 0
		if lost != c.lost || unexplained != c.unexplained {
			t.Errorf("%s: lost %v, unexplained %v, want %v, %v", c.name, lost, unexplained, c.lost, c.unexplained)
		}
		if s.check(s.last+int64(interval), interval, false); time.Duration(s.lost.Load()) != c.lost {
			t.Errorf("%s: the next look in time lost more", c.name)
		}
		if s.check(s.last+int64(interval), interval, true); time.Duration(s.lost.Load()) != c.lost || s.unexplained > 0 {
			t.Errorf("%s: a late report of the system leaves it unexplained", c.name)
		}
	}
}

// Where a suspension explains the figures, no other warning does.
func TestSuspendedLoadBlamesNobody(t *testing.T) {
	late := Latency{P99: 2000}
	m := Measurement{Model: "open", Requests: 1000, OK: 1000, Seconds: 4, Lag: &late, heldBack: 500, Unsent: 100, Reconnects: 500}
	for _, c := range []struct {
		suspended   float64
		unexplained bool
		codes       []string
		cause       string
	}{
		{0, false, []string{codeIdleClosed, codeUnsent}, "closed 500 kept connections"},
		{2, false, []string{codeSuspended}, "was suspended for 2.00 s (Ctrl-Z"},
		{2, true, []string{codeSuspended}, "had no core for it"},
	} {
		m.Suspended, m.unexplained = c.suspended, c.unexplained
		m.complete(Options{Connections: 20, Rate: 250})
		var codes []string
		for _, w := range m.Warnings {
			codes = append(codes, w.Code)
		}
		if !slices.Equal(codes, c.codes) || !strings.Contains(m.Warnings[0].Cause, c.cause) {
			t.Errorf("suspended for %v s: got %q of %q, want %q, the first of them %q", c.suspended, m.Warnings, codes, c.codes, c.cause)
		}
	}
}

// A timeout does not run while the generator does not.
func TestSuspensionIsNotTheServersTime(t *testing.T) {
	r, err := newRun(Options{URL: "http://127.0.0.1:1/", Requests: 1, Timeout: 30 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	w := r.workers[0]
	w.since.Store(r.active())
	const slept = time.Hour
	r.base = clock.Ago(slept) // the clock goes on by an hour
	if !w.overdue() {
		t.Error("after an hour the request has had its 30 s")
	}
	r.suspension.lost.Add(int64(slept))
	if w.overdue() {
		t.Error("an hour in which the generator did not run is laid to the server")
	}
}
