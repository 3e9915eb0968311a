package benchmark

import (
	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// chartEntry is one chart of a pane, with the table that stands below it and the
// notes between them.
type chartEntry[R any] struct {
	key     string // by which the choice is kept from one run to the next
	title   string // among several charts
	heading string // above a chart that is the only one
	draw    drawing[R]
	saved   drawing[R] // as a picture
	table   *widget.Table
	read    func(r R, stale bool) (s sheet, ok bool) // false for results without this chart
}

// drawing makes a chart of what was selected of results.
type drawing[R any] func(R, chart.Selection, chart.Palette) (chart.Figure, error)

// whole is a drawing of results in which nothing is selected.
func whole[R any](draw func(R, chart.Palette) (chart.Figure, error)) drawing[R] {
	return func(r R, _ chart.Selection, p chart.Palette) (chart.Figure, error) { return draw(r, p) }
}

// sheet is the content below a chart.
type sheet struct {
	lines        []widget.Line
	notices, how []view.Notice
}
