package benchmark

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"gonum.org/v1/plot"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// clientPane is the right of the tab where clients are compared: the chart, what
// is said about it, the table.
type clientPane struct {
	object *fyne.Container
	remark *widget.Message
	save   *widget.Button
	chart  *widget.ChartView
	notes  *notes
	table  *widget.Table

	shown   *bench.ClientResults // in the chart, or nil
	onSaved func(path string)
}

func newClientPane(win fyne.Window) *clientPane {
	c := &clientPane{notes: newNotes(win), table: newClientTable(), remark: widget.NewMessage(320)}
	name := func() string { return widget.FileName(".png", "clients", c.shown.Started.Format(time.DateOnly)) }
	c.chart = widget.NewChartView(name, c.draw(chart.ClientsPane), c.draw(chart.Clients))
	c.chart.OnSaved = func(path string) { c.onSaved(path) }
	c.save = c.chart.NewSaveButton(win)
	heading := widget.NewHeading("Seconds for requests")
	head := newHead(head{left: []fyne.CanvasObject{heading}, remark: c.remark, right: []fyne.CanvasObject{c.save}})
	c.object = container.New(centreLayout{}, head, c.chart, c.notes.object, c.table)
	return c
}

func (c *clientPane) draw(f func(bench.ClientResults, chart.Palette) (*plot.Plot, error)) widget.Draw {
	return func(p chart.Palette) (*plot.Plot, error) {
		if c.shown == nil {
			return nil, nil
		}
		return f(*c.shown, p)
	}
}

// showEmpty invites to the first run; showFailure says why one has nothing to show.
func (c *clientPane) showEmpty(invitation string) {
	c.chart.SetInvitation(invitation)
	c.notes.showNothing()
	c.show(nil, false)
}

func (c *clientPane) showFailure(sentence string) {
	c.chart.SetInvitation("")
	c.notes.showNotices([]view.Notice{{Kind: view.Bad, Text: sentence}}, nil)
	c.show(nil, false)
}

// showResults shows what a run came to.
func (c *clientPane) showResults(r bench.ClientResults, stale bool) {
	c.notes.showNotices(view.ClientNotices(r), nil)
	c.show(&r, stale)
}

func (c *clientPane) show(r *bench.ClientResults, stale bool) {
	c.shown = r
	c.chart.SetDimmed(stale)
	c.chart.Redraw()
	c.save.Enable()
	c.table.Show()
	switch {
	case r == nil:
		c.remark.Set(widget.Plain, "")
		c.save.Disable()
		c.table.Hide()
	case stale:
		c.remark.Set(widget.Warning, staleSentence)
	default:
		c.remark.Set(widget.Plain, form.ClientSummary(r.Plan, 0))
	}
	if r != nil {
		c.table.SetLines(clientLines(view.ClientRows(*r), stale))
	}
	c.object.Refresh()
}

// showSnapshot shows how far a run has come. The chart is drawn again only when a
// turn was added.
func (c *clientPane) showSnapshot(s bench.ClientSnapshot, added bool) {
	if added {
		partial := s.Partial
		c.shown = &partial
		c.remark.Set(widget.Plain, form.ClientSummary(partial.Plan, 0))
		c.save.Disable()
		c.chart.SetDimmed(false)
		c.chart.Redraw()
		c.table.Show()
	}
	c.table.SetLines(clientLines(view.RunningClientRows(s), false))
	c.notes.showProgress(view.ClientProgressOf(s))
	c.object.Refresh()
}

// newClientTable is the table of clients. Ranks say what gives way first in a
// narrow window.
func newClientTable() *widget.Table {
	return widget.NewTable(
		widget.Column{Title: "Client", Sample: "Perihelion, one after another waiting"},
		widget.Column{Title: "Requests", Numeric: true, Sample: "10,000", Rank: 5},
		widget.Column{Title: "OK", Numeric: true, Sample: "10,000"},
		widget.Column{Title: "at least s", Numeric: true, Sample: "888.888", Rank: 3},
		widget.Column{Title: "wall s", Numeric: true, Sample: "888.888"},
		widget.Column{Title: "user s", Numeric: true, Sample: "88.888", Rank: 1},
		widget.Column{Title: "sys s", Numeric: true, Sample: "88.888", Rank: 1},
		widget.Column{Title: "whole process s", Numeric: true, Sample: "888.888", Rank: 2},
		widget.Column{Title: "start-up s", Numeric: true, Sample: "88.888", Rank: 4},
	)
}

func clientLines(rows []view.ClientRow, stale bool) []widget.Line {
	palette := widget.Palette()
	var out []widget.Line
	for _, r := range rows {
		name, ok := widget.Cell{Text: r.Name, Note: r.State}, widget.Cell{Text: r.OK}
		if r.Faulty {
			name.Kind, ok.Kind = widget.Failure, widget.Failure
		}
		out = append(out, widget.Line{
			Dot: palette.Family(chart.ClientFamily(r.By)), Muted: stale || r.Unable,
			Cells: []widget.Cell{
				name, {Text: r.Requests}, ok, {Note: r.Expected}, {Text: r.Wall, Bold: true}, {Text: r.User}, {Text: r.Sys},
				{Text: r.Process}, {Text: r.Start},
			},
		})
	}
	return out
}
