package benchmark

import (
	"perihelion/app/chart"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/warning"
)

// newTable is a table with columns. The samples are as wide as figures get, so that no
// column moves while a run goes on.
func newTable[E any](columns []view.Column[E]) *widget.Table {
	var all []widget.Column
	for _, c := range columns {
		all = append(all, widget.Column{Title: c.Title, Numeric: c.Numeric, Sample: c.Sample, Rank: c.Rank, Copied: c.Copied})
	}
	return widget.NewTable(all...)
}

// cells are the cells of a row of a table.
func cells(row []view.Cell) []widget.Cell {
	out := make([]widget.Cell, len(row))
	for i, c := range row {
		out[i] = widget.Cell{Text: c.Text, Note: c.Note, Bold: c.Bold, Plain: c.Plain}
		if c.Bad {
			out[i].Kind = widget.Failure
		}
	}
	return out
}

// serverSheet is the sheet of rows of servers in columns.
func serverSheet[E any](columns []view.Column[E], rows []view.Row, r bench.Results, in reading) sheet {
	palette := widget.Palette()
	s := sheet{notes: func() view.Notes { return view.NotesOn(r) }}
	for _, row := range rows {
		line := widget.Line{Dot: palette.Family(row.Family), Shape: chart.ShapeOf(row.Family), Muted: in.stale, Cells: cells(row.Cells)}
		switch {
		case row.Baseline:
			line.Flag = widget.FlagSet
		case row.CanBase && in.states == nil:
			line.Flag = widget.FlagOffered
		}
		s.lines, s.labels = append(s.lines, line), append(s.labels, row.Config)
	}
	s.explain = explaining(columns, func(line int) explained {
		return explained{rows[line].Label, rows[line].Cells, view.WarningsAbout(r, rows[line].Config)}
	})
	return s
}

// explained is a row whose figures are explained.
type explained struct {
	name     string
	cells    []view.Cell
	warnings []warning.Warning // about it
}

// explaining explains heads and cells.
func explaining[E any](columns []view.Column[E], row func(line int) explained) func(line, column int) widget.Explanation {
	return func(line, column int) widget.Explanation {
		c := columns[column]
		e := view.ExplainHead(c.Title, c.Meaning)
		if line >= 0 {
			r := row(line)
			e = view.ExplainCell(c.Title, c.Meaning, r.name, r.cells[column], r.warnings)
		}
		return widget.Explanation{Title: e.Title, Text: e.Text}
	}
}
