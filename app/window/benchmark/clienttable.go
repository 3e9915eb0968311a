package benchmark

import (
	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench/clients"
)

// clientSheet is the sheet of results of clients.
func clientSheet(r clients.Results, in reading) sheet {
	palette, columns, rows := widget.Palette(), view.ClientColumns(), view.ClientRows(r, in.states)
	s := sheet{notes: func() view.Notes { return view.ClientNotes(r) }}
	for _, row := range rows {
		s.lines = append(s.lines, widget.Line{
			Dot: palette.Family(chart.ClientFamily(row.By)), Shape: chart.ShapeOf(chart.ClientFamily(row.By)), Muted: in.stale || row.Unable, Cells: cells(row.Cells),
		})
		s.labels = append(s.labels, row.Name)
	}
	s.explain = explaining(columns, func(line int) explained {
		return explained{rows[line].Name, rows[line].Cells, view.ClientWarnings(r, rows[line].Name)}
	})
	return s
}
