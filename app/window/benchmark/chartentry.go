package benchmark

import (
	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// chartEntry is one view of a pane: a chart, with the table that stands below it and the
// notes between them.
type chartEntry[R any] struct {
	key     string // by which the choice is kept from one run to the next
	title   string // among the views
	heading string // of the chart, for assistive technology
	draw    drawing[R]
	saved   drawing[R] // as a picture
	table   *widget.Table
	read    func(R, reading) sheet
	lacks   func(r R, running bool) string    // why results have no such chart, "" where they have
	choice  chart.Choice                      // of what it shows
	rows    func(R) int                       // of bars; nil: one for each contestant
	own     func(R, chart.Selection) []string // labels of its own choice; nil: all
	extra   bool                              // where results cannot have it, it is left out and not grey
}

// reading is what a sheet has beside its results.
type reading struct {
	states map[string]string // of each contestant in a run under way; nil: the run has ended
	stale  bool              // the results belong to earlier inputs
}

// picture draws what is saved. Nothing stands out in it: its text would not explain why.
func (e *chartEntry[R]) picture(r R, s chart.Selection, p chart.Palette) (chart.Figure, error) {
	if e.choice != chart.Subject {
		if s.Shown == nil && e.own != nil {
			s.Shown = e.own(r, s)
		}
		s.Marked = ""
	}
	return e.saved(r, s, p)
}

// drawing makes a chart of what was selected of results.
type drawing[R any] func(R, chart.Selection, chart.Palette) (chart.Figure, error)

// whole is a drawing of results in which nothing is selected.
func whole[R any](draw func(R, chart.Palette) (chart.Figure, error)) drawing[R] {
	return func(r R, _ chart.Selection, p chart.Palette) (chart.Figure, error) { return draw(r, p) }
}

// sheet is the content below a chart.
type sheet struct {
	lines   []widget.Line
	labels  []string // of the configuration of each line
	notes   func() view.Notes
	explain func(line, column int) widget.Explanation // line −1: the head of the column
}

// configuration is a choice of what the charts show.
type configuration struct{ label, name string }
