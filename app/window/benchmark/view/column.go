package view

import (
	"strconv"

	"perihelion/bench/figure"
)

// Column is a quantity of a table: its head, its meaning, and its cell in the row of
// an E.
type Column[E any] struct {
	Title   string
	Numeric bool
	Sample  string   // the widest cell to expect
	Rank    int      // in a narrow window the columns of the highest rank give way first
	Copied  []string // its heads in a copy for a spreadsheet; nil: Title
	Meaning Meaning
	cell    func(E) Cell
}

// Meaning explains a quantity.
type Meaning struct {
	What  string // its definition, in sentences
	Doubt string // what could be wrong with it, in sentences; "" where nothing is known
}

// Cell is one figure of a table.
type Cell struct {
	Text  string
	Note  string // muted, after Text
	Bold  bool
	Bad   bool     // it failed, or requests to it did
	Plain []string // for a spreadsheet: without grouping or unit, "" for none; nil: Text
	From  string   // what it was computed from: "10 repeats"
	Ends  string   // its interval, in words; "" where it has none
}

// Cells are the cells of an E in some columns.
func Cells[E any](columns []Column[E], e E) []Cell {
	cells := make([]Cell, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(e)
	}
	return cells
}

// measured is a cell with a figure as a person reads it and as a spreadsheet does.
func measured(text string, v float64) Cell {
	if text == figure.None {
		return absent()
	}
	return Cell{Text: text, Plain: []string{plain(v)}}
}

// absent is the cell of a figure that does not exist.
func absent() Cell { return Cell{Text: figure.None, Plain: []string{""}} }

// plain writes a figure for a spreadsheet, in six digits.
func plain(v float64) string {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 6, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// counted is a cell with a number of things.
func counted(n int64) Cell {
	return Cell{Text: figure.Count(n), Plain: []string{strconv.FormatInt(n, 10)}}
}

// from adds what a figure was computed from.
func (c Cell) from(text string) Cell {
	c.From = text
	return c
}
