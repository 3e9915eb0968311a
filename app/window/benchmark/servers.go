package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/experiment"
)

// serverSession is the session in which servers are compared. They also offer the logs of
// the servers and another baseline.
type serverSession struct {
	session[bench.Results, bench.Snapshot]
	logs *widget.Button
	base *widget.Button // compares with the selected row

	onShown func() // other results are on screen, or others of their figures
}

func serverComparison() comparison[bench.Results, bench.Snapshot] {
	return comparison[bench.Results, bench.Snapshot]{
		name: "run", unit: "repeat", count: view.Repeats, ended: view.Ended,
		empty:   func(r bench.Results) bool { return len(r.Results) == 0 },
		stopped: func(r bench.Results) bool { return r.Stopped },
		progress: func(s bench.Snapshot) progress[bench.Results] {
			plan := s.Partial.Plan
			return progress[bench.Results]{
				done: s.Done, partial: s.Partial, lines: lines(view.RunningRows(plan, s), false), now: view.ProgressOf(plan, s),
			}
		},
	}
}

func newServers(win fyne.Window) *serverSession {
	s := &serverSession{}
	s.comparison = serverComparison()
	s.logs = widget.NewQuietButton("Logs…", func() { showLogs(win, view.Logs(*s.pane.shown), s.logs) })
	s.base = widget.NewButton("Make baseline", s.makeBaseline)
	table := newTable()
	table.OnSelected = func(int) { s.offerBaseline() }
	s.pane = newPane(win, paneWords[bench.Results]{
		load:     func(r bench.Results) string { return form.Summary(r.Plan, 0) },
		fileName: view.FileWords,
		note:     bench.Results.Note,
	}, chartEntries(table), s.base, s.logs)
	s.pane.onShown = s.offer
	return s
}

// chartEntries are the charts of a run. They share the table of the servers, in which
// rows can be selected. The chart of the experiment has a table and notices of its own.
func chartEntries(servers *widget.Table) []chartEntry[bench.Results] {
	var all []chartEntry[bench.Results]
	for _, c := range chart.Charts() {
		e := chartEntry[bench.Results]{
			key: c.Key, title: c.Title, heading: c.Heading, draw: drawing[bench.Results](c.Pane), saved: drawing[bench.Results](c.Draw),
			table: servers,
			read: func(r bench.Results, stale bool) (sheet, bool) {
				return sheet{lines(view.Rows(r), stale), view.Notices(r), view.How(r)}, c.Shows(r)
			},
		}
		if c.Key == chart.ExperimentKey {
			e.table, e.read = newSummaryTable(), readExperiment
		}
		all = append(all, e)
	}
	return all
}

// readExperiment returns the table and the notices of aiohttp and Flask by deployment.
func readExperiment(r bench.Results, stale bool) (sheet, bool) {
	s, ok := experiment.Summarise(r)
	if !ok {
		return sheet{}, false
	}
	return sheet{summaryLines(view.SummaryRows(s), stale), view.SummaryNotices(r.Plan, s), view.How(r)}, true
}

// offer shows the buttons that fit the results on screen.
func (s *serverSession) offer() {
	if s.onShown != nil {
		s.onShown()
	}
	s.logs.Hidden = s.pane.shown == nil || len(view.Logs(*s.pane.shown)) == 0
	s.offerBaseline()
}

// offerBaseline shows the button where there are several rows, and enables it for a
// selected one that can be the baseline and is not.
func (s *serverSession) offerBaseline() {
	row, selected := s.selectedRow()
	able := selected && !s.pane.running && !row.Baseline && view.CanBeBaseline(*s.pane.shown, row.Config)
	enable(s.base, able)
	if hidden := s.pane.current.table != s.table() || len(s.table().Lines()) < 2; hidden != s.base.Hidden {
		s.base.Hidden = hidden
		s.pane.layout()
	}
}

// table is that of the first chart, which has a row for each server.
func (s *serverSession) table() *widget.Table { return s.pane.entries[0].table }

func (s *serverSession) selectedRow() (row view.Row, selected bool) {
	line := s.table().Selected()
	if s.pane.shown == nil || line < 0 {
		return view.Row{}, false
	}
	rows := view.Rows(*s.pane.shown)
	if line >= len(rows) {
		return view.Row{}, false
	}
	return rows[line], true
}

// makeBaseline compares the others with the selected row. To select one is to look
// at it, and changes nothing.
func (s *serverSession) makeBaseline() {
	if row, ok := s.selectedRow(); ok && s.results != nil && !s.machine.Busy() && view.CanBeBaseline(*s.results, row.Config) {
		again := s.results.Against(row.Config)
		s.results = &again
		s.refresh("")
	}
}
