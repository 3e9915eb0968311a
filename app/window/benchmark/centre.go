package benchmark

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// centre is the right of the tab: the chart, what is said about it, the table.
type centre struct {
	object *fyne.Container
	remark *widget.Message // which load, or that the results are of another one
	save   *widget.Button
	logs   *widget.Button
	base   *widget.Button // compares with the selected row
	chart  *widget.ChartView
	notes  *notes
	table  *widget.Table

	heading *widget.Heading
	which   *widget.Segmented // the heading's place taken: every configuration, or the summary
	summary *widget.Table     // in the table's place

	running bool           // a run is under way
	shown   *bench.Results // in the chart, or nil
	stale   bool           // they belong to inputs of before
	sum     *bench.Summary // of what is shown, or nil
	rows    []view.Row
	carried []view.Notice // about the file that the inputs came from

	onBaseline func(config string) // the others are to be compared with it
	onSaved    func(path string)   // the chart was saved
}

// staleSentence marks results that no longer belong to the inputs beside them.
const staleSentence = "Results of the run before; inputs have changed"

func newCentre(win fyne.Window) *centre {
	c := &centre{notes: newNotes(win)}
	c.chart = widget.NewChartView(func() string { return widget.FileName(".png", view.FileWords(*c.shown)...) },
		c.draw(chart.ThroughputPane, chart.ExperimentPane), c.draw(chart.Throughput, chart.Experiment))
	c.chart.OnSaved = c.saved
	c.save = c.chart.NewSaveButton(win)
	c.remark = widget.NewMessage(320)
	c.logs = widget.NewQuietButton("Logs…", func() { showLogs(win, view.Logs(*c.shown), c.logs) })
	c.table = newTable()
	c.table.OnSelected = func(int) { c.offerBaseline() }
	c.base = widget.NewButton("Make baseline", c.makeBaseline)
	c.heading = widget.NewHeading("Requests per second")
	c.which = widget.NewSegmented([]string{"Requests/s", "aiohttp vs Flask"}, func(int) { c.showResults(*c.shown, c.stale) })
	c.which.Hide()
	c.summary = newSummaryTable()
	c.summary.Hide()
	head := newHead(head{left: []fyne.CanvasObject{c.heading, c.which}, remark: c.remark, right: []fyne.CanvasObject{c.base, c.logs, c.save}})
	c.object = container.New(centreLayout{}, head, c.chart, c.notes.object, c.table, c.summary)
	return c
}

// drawing makes a chart of results.
type drawing func(bench.Results, chart.Palette) (*plot.Plot, error)

// draw makes a chart of what is shown, of all of it or of the summary, or none
// while nothing is.
func (c *centre) draw(all, summary drawing) widget.Draw {
	return func(p chart.Palette) (*plot.Plot, error) {
		switch {
		case c.shown == nil:
			return nil, nil
		case c.sum != nil:
			return summary(*c.shown, p)
		}
		return all(*c.shown, p)
	}
}

func (c *centre) saved(path string) {
	if c.onSaved != nil {
		c.onSaved(path)
	}
}

// makeBaseline compares the others with the selected row. To select one is to look
// at it, and changes nothing.
func (c *centre) makeBaseline() {
	if line := c.table.Selected(); line >= 0 && line < len(c.rows) && c.onBaseline != nil {
		c.onBaseline(c.rows[line].Config)
	}
}

// offerBaseline shows the button where there are several rows, and enables it for a
// selected one that can be the baseline and is not.
func (c *centre) offerBaseline() {
	line := c.table.Selected()
	able := c.shown != nil && !c.running && line >= 0 && line < len(c.rows) && !c.rows[line].Baseline && view.CanBeBaseline(*c.shown, c.rows[line].Config)
	enable(c.base, able)
	if hidden := len(c.rows) < 2 || c.sum != nil; hidden != c.base.Hidden {
		c.base.Hidden = hidden
		c.layout()
	}
}

// showEmpty invites to the first run.
func (c *centre) showEmpty(invitation string) {
	c.chart.SetInvitation(invitation)
	c.show(nil, nil, false)
	c.notes.showNotices(c.carried, nil)
	c.layout()
}

// showFailure returns why a run has nothing to show.
func (c *centre) showFailure(sentence string) {
	c.chart.SetInvitation("")
	c.show(nil, nil, false)
	c.notes.showNotices([]view.Notice{{Kind: view.Bad, Text: sentence}}, nil)
	c.layout()
}

// showResults shows what a run came to, or the summary of it where that was chosen.
func (c *centre) showResults(r bench.Results, stale bool) {
	summary, any := bench.Summarise(r)
	notices := view.Notices(r)
	c.sum = nil
	if any && c.which.Index() == 1 {
		c.sum = &summary
		notices = view.SummaryNotices(r.Plan, summary)
	}
	c.show(&r, view.Rows(r), stale)
	c.which.Hidden, c.heading.Hidden = !any, any
	c.notes.showNotices(append(notices, c.carried...), view.How(r))
	c.layout()
}

// showRunning makes room for a run under way.
func (c *centre) showRunning(plan bench.Plan) {
	c.running = true
	c.notes.showProgress(view.Progress{})
	c.remark.Set(widget.Plain, form.Summary(plan, 0))
	c.chart.SetDimmed(false)
	c.save.Disable()
	c.logs.Hide()
	c.sum, c.which.Hidden, c.heading.Hidden = nil, true, false
	c.rows = view.RunningRows(plan, bench.Snapshot{})
	c.table.SetLines(lines(c.rows, false)) // as many as there will be
	c.table.Show()
	c.summary.Hide()
	c.layout()
}

// showSnapshot shows how far a run has come. The chart is drawn again only when
// a repeat was added.
func (c *centre) showSnapshot(plan bench.Plan, s bench.Snapshot, added bool) {
	if added {
		partial := s.Partial
		partial.Plan = plan
		c.shown = &partial
		c.chart.Redraw()
		c.showLogButton()
	}
	c.rows = view.RunningRows(plan, s)
	c.table.SetLines(lines(c.rows, false))
	c.offerBaseline()
	c.notes.showProgress(view.ProgressOf(plan, s))
}

// showLogButton offers the logs where there are any.
func (c *centre) showLogButton() {
	hidden := c.shown == nil || len(view.Logs(*c.shown)) == 0
	if hidden != c.logs.Hidden {
		c.logs.Hidden = hidden
		c.layout()
	}
}

func (c *centre) show(r *bench.Results, rows []view.Row, stale bool) {
	c.shown, c.rows, c.stale, c.running = r, rows, stale, false
	if r == nil {
		c.sum, c.which.Hidden, c.heading.Hidden = nil, true, false
	}
	c.showLogButton()
	c.chart.SetDimmed(stale)
	c.chart.Redraw()
	c.table.SetLines(lines(rows, stale))
	switch {
	case r == nil:
		c.remark.Set(widget.Plain, "")
		c.save.Disable()
	case stale:
		c.remark.Set(widget.Warning, staleSentence)
		c.save.Enable()
	default:
		c.remark.Set(widget.Plain, form.Summary(r.Plan, 0))
		c.save.Enable()
	}
	c.table.Hidden = len(rows) == 0 || c.sum != nil
	if c.summary.Hidden = c.sum == nil; c.sum != nil {
		c.summary.SetLines(summaryLines(view.SummaryRows(*c.sum), stale))
	}
	c.offerBaseline()
}

// layout places everything anew, after a height or the number of rows changed.
func (c *centre) layout() { c.object.Refresh() }
