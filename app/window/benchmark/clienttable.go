package benchmark

import (
	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// newClientTable is the table of clients. In a narrow window the columns of the
// highest rank give way first.
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
