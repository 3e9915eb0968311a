package benchmark

import (
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/experiment"
	"perihelion/bench/figure"
)

// summarySheet is the sheet of aiohttp and Flask by deployment.
func summarySheet(r bench.Results, in reading) sheet {
	summary, _ := experiment.Summarise(r)
	columns := view.SummaryColumns()
	s := sheet{notes: func() view.Notes { return view.SummaryNotes(r, summary) }}
	for _, row := range summary.Rows {
		s.lines = append(s.lines, widget.Line{Muted: in.stale, Cells: cells(view.Cells(columns, row))})
		s.labels = append(s.labels, figure.Present(row.Aiohttp.Config, row.Flask.Config)[0])
	}
	s.explain = explaining(columns, func(line int) explained {
		row := summary.Rows[line]
		return explained{row.Deployment.String(), view.Cells(columns, row), summary.Warnings}
	})
	return s
}
