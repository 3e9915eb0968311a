package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/report"
	"perihelion/bench/warning"
)

// serverSession is the session in which servers are compared. They also offer the logs of
// the servers and another baseline.
type serverSession struct {
	session[bench.Results, bench.Snapshot]
	logs    *widget.Button
	export  *exporter[bench.Results]
	open    *widget.Button // another file, where there are no results
	past    *widget.Button // shows the kept runs
	compare *widget.Button // shows them with the run on screen ticked

	onShown func() // other results are on screen, or others of their figures
}

func serverComparison() comparison[bench.Results, bench.Snapshot] {
	return comparison[bench.Results, bench.Snapshot]{
		name: "run", unit: "repeat", count: view.Repeats, ended: view.Ended,
		empty:    func(r bench.Results) bool { return len(r.Results) == 0 },
		stopped:  func(r bench.Results) bool { return r.Stopped },
		warnings: func(r bench.Results) []warning.Warning { return r.Warnings },
		loading:  func(s bench.Snapshot) bool { return s.Current != "" && s.States[s.Current] == bench.Loading },
		progress: func(s bench.Snapshot) progress[bench.Results] {
			plan := s.Partial.Plan
			p := progress[bench.Results]{
				done: s.Done, partial: s.Partial, states: view.States(plan, s), now: view.ProgressOf(plan, s), seconds: len(s.Seconds),
			}
			if p.seconds > 0 {
				inTime := s.InTime()
				p.inTime = &inTime
			}
			return p
		},
	}
}

func newServers(win fyne.Window) *serverSession {
	s := &serverSession{}
	s.comparison = serverComparison()
	s.logs = widget.NewQuietButton("Logs…", func() { showLogs(win, view.Logs(*s.pane.results), s.logs) })
	s.export = newExporter(win, report.Markdown, serverForms)
	s.past, s.compare = widget.NewButton("History", nil), widget.NewButton("Compare…", nil)
	s.open = widget.NewButton("Open…", nil)
	s.pane = newPane(win, paneWords[bench.Results]{
		load:     func(r bench.Results) string { return form.Summary(r.Plan, 0) },
		fileName: view.FileWords,
		note:     bench.Results.Note,
		choices:  configurations,
	}, serverEntries(), []fyne.CanvasObject{s.past, s.compare, s.open, s.export.button}, []fyne.CanvasObject{s.logs})
	s.export.pane = s.pane
	for _, t := range s.pane.tables() {
		t.OnFlag = func(line int) { s.makeBaseline(s.pane.labels[line]) }
		t.Menu = func(line int) []*fyne.MenuItem { return s.rowMenu(t, line) }
	}
	s.pane.onShown = s.offer
	return s
}

// configurations are those of a run, as charts can show them.
func configurations(r bench.Results) []configuration {
	var all []configuration
	for _, s := range r.Plan.Subjects() {
		all = append(all, configuration{s.Label(), s.Full()})
	}
	return all
}

// serverEntries are the views of a run. Those without a table of their own share the
// table of the servers.
func serverEntries() []chartEntry[bench.Results] {
	servers, percentiles := newTable(view.Columns()), newTable(view.Percentiles())
	tables := map[string]*widget.Table{
		"latency": percentiles, "distribution": percentiles, "resources": newTable(view.Resources()), "errors": newTable(view.EndingColumns()),
		chart.ExperimentKey: newTable(view.SummaryColumns()),
	}
	rows := func(columns []view.Column[view.Entry]) func(bench.Results, reading) sheet {
		return func(r bench.Results, in reading) sheet {
			return serverSheet(columns, view.Rows(columns, r, in.states), r, in)
		}
	}
	sheets := map[string]func(bench.Results, reading) sheet{
		"latency": rows(view.Percentiles()), "distribution": rows(view.Percentiles()), "resources": rows(view.Resources()),
		"errors": func(r bench.Results, in reading) sheet {
			return serverSheet(view.EndingColumns(), view.EndingRows(r), r, in)
		},
		chart.ExperimentKey: summarySheet,
	}
	var all []chartEntry[bench.Results]
	for _, c := range chart.Charts() {
		e := chartEntry[bench.Results]{
			key: c.Key, title: c.Title, heading: c.Heading, draw: drawing[bench.Results](c.Pane), saved: drawing[bench.Results](c.Draw),
			table: tables[c.Key], read: sheets[c.Key], lacks: lacks(c), choice: c.Choice, rows: c.Rows, own: ownChoice(c.Choice), extra: c.Needs != "",
		}
		if e.table == nil {
			e.table, e.read = servers, rows(view.Columns())
		}
		all = append(all, e)
	}
	return all
}

// ownChoice are the labels that a chart shows by itself.
func ownChoice(c chart.Choice) func(bench.Results, chart.Selection) []string {
	return func(r bench.Results, s chart.Selection) []string {
		switch c {
		case chart.Curves:
			return chart.Several(r, s.Marked)
		case chart.Subject:
			if one, ok := chart.One(r, s); ok {
				return []string{one.Config}
			}
		}
		return nil
	}
}

// lacks returns why results have no such chart. In a run under way it may be still to come.
func lacks(c chart.Chart) func(bench.Results, bool) string {
	return func(r bench.Results, running bool) string {
		switch {
		case !c.Possible(r.Plan):
			return "This run has none: " + c.Needs + "."
		case !running && !c.Shows(r):
			return "This run measured nothing that it could show."
		}
		return ""
	}
}

// offer shows the buttons for the results on screen, or for none.
func (s *serverSession) offer() {
	if s.onShown != nil {
		s.onShown()
	}
	s.logs.Hidden = s.pane.results == nil || len(view.Logs(*s.pane.results)) == 0
	s.open.Hidden = s.pane.results != nil
	s.export.offer()
}

// rowMenu are the items of the menu of a row beside those that copy.
func (s *serverSession) rowMenu(t *widget.Table, line int) []*fyne.MenuItem {
	label := s.pane.labels[line]
	base := fyne.NewMenuItem("Make baseline (B)", func() { s.makeBaseline(label) })
	base.Disabled = t.Lines()[line].Flag != widget.FlagOffered
	alone := fyne.NewMenuItem("Show its timeline", func() { s.pane.showTimeline(label) })
	alone.Disabled = !s.pane.has(secondOfOne)
	return []*fyne.MenuItem{base, alone}
}

// makeBaseline compares the others with a configuration.
func (s *serverSession) makeBaseline(label string) {
	if s.results != nil && !s.machine.Busy() {
		again := s.results.Against(label)
		s.results = &again
		s.refresh(chart.Invitation{})
	}
}
