package view

import (
	"fmt"

	"perihelion/bench"
	"perihelion/bench/server"
)

// Row is one row of a table.
type Row struct {
	Config   string // the label of its configuration
	Label    string // in words
	Family   server.Family
	Baseline bool // the others are compared with it
	CanBase  bool // the others can be compared with it: it was measured and answered every request
	Cells    []Cell
}

// Entry is one configuration of a run: that which a row of a table shows.
type Entry struct {
	subject  server.Subject
	result   bench.Result     // zero before its first repeat
	versus   bench.Comparison // with the baseline; zero where there is none
	baseline bool
	state    string // in a run under way
}

// Entries are the configurations of results, in the order of their plan, whether or not
// they have finished a repeat, with their states in a run under way.
func Entries(r bench.Results, states map[string]string) []Entry {
	found := make(map[string]bench.Result, len(r.Results))
	for _, result := range r.Results {
		found[result.Config] = result
	}
	compared := make(map[string]bench.Comparison, len(r.Comparisons))
	for _, c := range r.Comparisons {
		compared[c.Config] = c
	}
	baseline := BaselineOf(r)
	var all []Entry
	for _, s := range r.Plan.Subjects() {
		label := s.Label()
		all = append(all, Entry{subject: s, result: found[label], versus: compared[label], baseline: label == baseline, state: states[label]})
	}
	return all
}

// BaselineOf is the label of the configuration with which the others are compared: that of
// the plan until there are comparisons. It is "" where there is only one.
func BaselineOf(r bench.Results) string {
	all := r.Plan.Subjects()
	switch {
	case len(r.Comparisons) > 0:
		return r.Comparisons[0].Baseline
	case len(all) < 2:
		return ""
	case r.Plan.Baseline != "":
		return r.Plan.Baseline
	}
	return all[0].Label()
}

// States are the states of the configurations in a run under way, by label.
func States(plan bench.Plan, s bench.Snapshot) map[string]string {
	repeats := make(map[string]int)
	for _, r := range s.Partial.Results {
		repeats[r.Config] = len(r.Repeats)
	}
	states := make(map[string]string)
	for _, label := range plan.Labels() {
		switch s.States[label] {
		case bench.Waiting, "":
			states[label] = "waiting"
		case bench.Starting, bench.Loading: // a picture of the start stands until the load has ended
			states[label] = "its turn…"
		case bench.Idle, bench.Done:
			states[label] = fmt.Sprintf("%d of %d", repeats[label], plan.Repeats)
		case bench.Broken:
			states[label] = failed
		}
	}
	return states
}

// failed is the state of a configuration that was given up.
const failed = "failed"

// Rows are the rows of results in the columns of a table, with the states of a run under
// way, or nil.
func Rows(columns []Column[Entry], r bench.Results, states map[string]string) []Row {
	all := Entries(r, states)
	rows := make([]Row, len(all))
	for i, e := range all {
		rows[i] = Row{
			Config: e.subject.Label(), Label: e.subject.Full(), Family: e.subject.Family(),
			Baseline: e.baseline, CanBase: e.result.Ranked && len(all) > 1,
			Cells: Cells(columns, e),
		}
	}
	return rows
}

// measured reports whether there is any repeat.
func (e Entry) measured() bool { return len(e.result.Repeats) > 0 }

// faulty reports whether the configuration failed, or requests to it did.
func (e Entry) faulty() bool {
	return e.result.Failed > 0 || e.state == failed || !e.measured() && len(e.result.Warnings) > 0
}
