package benchmark

import (
	"slices"
	"testing"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// The others are a turn of the page away.
func TestColumnsThatAWindowHasRoomFor(t *testing.T) {
	for _, c := range []struct {
		width float32
		want  []string
	}{
		{1280, []string{"Configuration", "Requests/s", "low–high", "× baseline, by round", "p50 ms", "p95 ms", "p99 ms", "Failed", "Server CPU", "RSS"}},
		{960, []string{"Configuration", "Requests/s", "× baseline, by round", "p99 ms", "Failed"}},
	} {
		s := newStage(t, c.width, 640, widget.Light)
		s.finish(15)
		if got := s.tab.servers.table().Shown(); !slices.Equal(got, c.want) {
			t.Errorf("at %v units the table shows %q, want %q", c.width, got, c.want)
		}
	}
}

func TestLinesShowFaultsAndStaleness(t *testing.T) {
	r := evaluated(bench.DefaultPlan(), 30)
	columns := view.Columns()
	rows := view.Rows(columns, r, nil)
	rows[2].Cells[0].Bad = true
	got := serverSheet(columns, rows, r, reading{stale: true}).lines
	if got[2].Cells[0].Kind != widget.Failure {
		t.Errorf("a failed configuration has kind %v, want Failure", got[2].Cells[0].Kind)
	}
	if !got[0].Muted {
		t.Error("results of the run before are not muted")
	}
	if got[0].Flag != widget.FlagSet || got[1].Flag != widget.FlagOffered {
		t.Errorf("flags %v, %v; want that of the baseline, and one offered", got[0].Flag, got[1].Flag)
	}
	if under := serverSheet(columns, rows, r, reading{states: map[string]string{}}).lines; under[1].Flag != widget.NoFlag {
		t.Error("another baseline is offered while a run goes on")
	}
}

// A run with more rows than the one before has room for all of them at once.
func TestTableHasRoomForMoreRows(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	s.finish(15)
	for _, c := range s.tab.in.configs {
		c.check.SetChecked(true)
	}
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	rows := len(s.tab.servers.table().Lines())
	if got, want := s.tab.servers.table().Size().Height, s.tab.servers.table().HeightFor(rows); got < want-widget.RowHeight*3 {
		t.Errorf("the table is %v high, and its %d rows are %v", got, rows, want)
	}
	s.fake.finish <- evaluated(s.fake.plan, 30)
	s.until("the run has ended", func() bool { return !s.tab.Busy() })
}
