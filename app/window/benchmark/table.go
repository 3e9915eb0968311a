package benchmark

import (
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench/figure"
)

// newTable is the table of results. The samples are as wide as figures get, so
// that no column moves while a run goes on. In a narrow window the columns of the
// highest rank give way first.
func newTable() *widget.Table {
	return widget.NewTable(
		widget.Column{Title: "Configuration", Sample: "aiohttp gunicorn -w 4 10 of 10"},
		widget.Column{Title: "Requests/s", Numeric: true, Sample: "888,888"},
		widget.Column{Title: "low–high", Numeric: true, Sample: "88,888–88,888", Rank: 1},
		widget.Column{Title: "× by round", Numeric: true, Sample: "88.8×"},
		widget.Column{Title: "p50 ms", Numeric: true, Sample: "888.88", Rank: 2},
		widget.Column{Title: "p99 ms", Numeric: true, Sample: "888.88"},
		widget.Column{Title: "p99.9 ms", Numeric: true, Sample: "888.88", Rank: 4},
		widget.Column{Title: "Failed", Numeric: true, Sample: "8,888"},
		widget.Column{Title: "Keep-alive", Numeric: true, Sample: "yes", Rank: 6},
		widget.Column{Title: "Server CPU", Numeric: true, Sample: "888 %", Rank: 3},
		widget.Column{Title: "RSS", Numeric: true, Sample: "88.8 MB", Rank: 5},
		widget.Column{Title: "PSS", Numeric: true, Sample: "88.8 MB", Rank: 7},
		widget.Column{Title: "Threads", Numeric: true, Sample: "88", Rank: 8},
	)
}

// lines are the rows of the table, muted where they belong to earlier inputs.
func lines(rows []view.Row, stale bool) []widget.Line {
	palette := widget.Palette()
	out := make([]widget.Line, len(rows))
	for i, r := range rows {
		name := widget.Cell{Text: r.Label, Note: r.State}
		failed := widget.Cell{Text: r.Failed}
		if r.Faulty {
			name.Kind, failed.Kind = widget.Failure, widget.Failure
		}
		ratio := widget.Cell{Text: r.Ratio}
		if r.Unsure {
			ratio = widget.Cell{Note: r.Ratio} // muted: no difference was shown
		}
		out[i] = widget.Line{
			Dot:   palette.Family(r.Family),
			Muted: stale,
			Cells: []widget.Cell{
				name, {Text: r.RPS, Bold: r.RPS != figure.None}, {Note: r.Spread}, ratio,
				{Text: r.P50}, {Text: r.P99}, {Text: r.P999}, failed,
				{Text: r.Alive}, {Text: r.CPU}, {Text: r.RSS}, {Text: r.PSS}, {Text: r.Threads},
			},
		}
	}
	return out
}
