package benchmark

import (
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// newSummaryTable is the table of aiohttp and Flask by deployment.
func newSummaryTable() *widget.Table {
	return widget.NewTable(
		widget.Column{Title: "Deployment", Sample: "gunicorn, 64 workers"},
		widget.Column{Title: "aiohttp req/s", Numeric: true, Sample: "88,888"},
		widget.Column{Title: "low–high", Numeric: true, Sample: "88,888–88,888", Rank: 2},
		widget.Column{Title: "over development", Numeric: true, Sample: "+888.8 %", Rank: 1},
		widget.Column{Title: "Flask req/s", Numeric: true, Sample: "88,888"},
		widget.Column{Title: "low–high", Numeric: true, Sample: "88,888–88,888", Rank: 2},
		widget.Column{Title: "over development", Numeric: true, Sample: "+888.8 %", Rank: 1},
		widget.Column{Title: "aiohttp vs Flask", Numeric: true, Sample: "+888.8 %"},
		widget.Column{Title: "interval", Numeric: true, Sample: "+888.8 to +888.8 %", Rank: 3},
	)
}

// summaryLines are the rows of the table. A difference that was not shown with
// certainty is muted.
func summaryLines(rows []view.Deployed, stale bool) []widget.Line {
	sure := func(text string, shown bool) widget.Cell {
		if shown {
			return widget.Cell{Text: text}
		}
		return widget.Cell{Note: text}
	}
	var out []widget.Line
	for _, r := range rows {
		out = append(out, widget.Line{Muted: stale, Cells: []widget.Cell{
			{Text: r.Deployment},
			{Text: r.Aiohttp.RPS, Bold: true}, {Note: r.Aiohttp.Spread}, sure(r.Aiohttp.Increase, r.Aiohttp.Shown),
			{Text: r.Flask.RPS, Bold: true}, {Note: r.Flask.Spread}, sure(r.Flask.Increase, r.Flask.Shown),
			sure(r.Difference, r.Shown), {Note: r.DifferenceRange},
		}})
	}
	return out
}
