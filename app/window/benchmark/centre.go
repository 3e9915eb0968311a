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
	chart  *widget.ChartView
	notes  *notes
	table  *widget.Table

	shown *bench.Results // in the chart, or nil
	rows  []view.Row

	onBaseline func(config string) // a row was chosen to compare the others with
	onSaved    func(path string)   // the chart was saved
}

// fileName is suggested for the chart.
const fileName = "perihelion-benchmark.png"

// staleSentence marks results that no longer belong to the inputs beside them.
const staleSentence = "Results of the run before; inputs have changed"

func newCentre(win fyne.Window) *centre {
	c := &centre{notes: newNotes(win)}
	c.chart = widget.NewChartView(fileName, c.draw(chart.ThroughputPane), c.draw(chart.Throughput))
	c.save = widget.NewButton("Save chart as PNG…", func() {
		widget.ShowSave(win, widget.Save{
			Title: "Save chart as PNG", FileName: fileName, Extension: ".png", Write: c.chart.SaveTo, OnSaved: c.saved,
		})
	})
	c.remark = widget.NewMessage(320)
	c.table = newTable()
	c.table.OnSelected = c.onSelected
	head := container.New(headLayout{}, widget.NewHeading("Requests per second"), c.remark, c.save)
	c.object = container.New(centreLayout{rows: func() int { return len(c.rows) }}, head, c.chart, c.notes.object, c.table)
	return c
}

// draw makes a chart of what is shown, or none while nothing is.
func (c *centre) draw(f func(bench.Results, chart.Palette) (*plot.Plot, error)) widget.Draw {
	return func(p chart.Palette) (*plot.Plot, error) {
		if c.shown == nil {
			return nil, nil
		}
		return f(*c.shown, p)
	}
}

func (c *centre) saved(path string) {
	if c.onSaved != nil {
		c.onSaved(path)
	}
}

func (c *centre) onSelected(line int) {
	if line < len(c.rows) && c.onBaseline != nil {
		c.onBaseline(c.rows[line].Config)
	}
}

// showEmpty invites to the first run.
func (c *centre) showEmpty(invitation string) {
	c.chart.SetInvitation(invitation)
	c.show(nil, nil, false)
	c.notes.showNothing()
	c.layout()
}

// showFailure says why a run has nothing to show.
func (c *centre) showFailure(sentence string) {
	c.chart.SetInvitation("")
	c.show(nil, nil, false)
	c.notes.showNotices([]view.Notice{{Kind: view.Bad, Text: sentence}})
	c.layout()
}

// showResults shows what a run came to.
func (c *centre) showResults(r bench.Results, stale bool) {
	c.show(&r, view.Rows(r), stale)
	c.notes.showNotices(view.Notices(r))
	c.layout()
}

// showRunning makes room for a run under way.
func (c *centre) showRunning(plan bench.Plan) {
	c.notes.showProgress(view.Progress{})
	c.remark.Set(widget.Plain, form.Summary(plan, 0))
	c.chart.SetDimmed(false)
	c.save.Disable()
	c.rows = view.RunningRows(plan, bench.Snapshot{})
	c.table.Show()
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
	}
	c.rows = view.RunningRows(plan, s)
	c.table.SetLines(lines(c.rows, false))
	c.table.Select(-1)
	c.notes.showProgress(view.ProgressOf(plan, s))
}

func (c *centre) show(r *bench.Results, rows []view.Row, stale bool) {
	c.shown, c.rows = r, rows
	c.chart.SetDimmed(stale)
	c.chart.Redraw()
	c.table.SetLines(lines(rows, stale))
	for i, row := range rows {
		if row.Baseline {
			c.table.Select(i)
		}
	}
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
	c.table.Hidden = len(rows) == 0
}

// layout places everything anew, after a height or the number of rows changed.
func (c *centre) layout() { c.object.Refresh() }

// headLayout sets the heading left, the button right and the remark between.
type headLayout struct{}

const headingWidth float32 = 150

func (headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	save := o[2].MinSize().Width
	place(o[0], 0, 0, headingWidth, s.Height)
	width := s.Width - headingWidth - save - 2*widget.Gutter
	height := o[1].(*widget.Message).HeightFor(width)
	place(o[1], headingWidth+widget.Gutter, (s.Height-height)/2, width, height)
	place(o[2], s.Width-save, 0, save, s.Height)
}

func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(headingWidth+o[2].MinSize().Width+widget.Gutter, widget.ControlHeight)
}
