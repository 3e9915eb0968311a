// Package table lays out text in rows and columns, the same for a terminal and for
// Markdown. It knows nothing of what the cells mean.
package table

import "strconv"

// Grid is a table as text, before it is laid out.
type Grid struct {
	Heads []Head
	Rows  [][]string // each as long as Heads
}

// Head is a column: its name with its unit, and on which side it is aligned.
type Head struct {
	Name string
	Left bool
}

// Left is a column of words.
func Left(name string) Head { return Head{Name: name, Left: true} }

// Right is a column of figures.
func Right(name string) Head { return Head{Name: name} }

func (g Grid) names() []string {
	names := make([]string, len(g.Heads))
	for i, h := range g.Heads {
		names[i] = h.Name
	}
	return names
}

// Decimal writes a number for a machine, above all a spreadsheet: with every digit that
// it has, a decimal point, a hyphen for minus, no grouping and no exponent.
func Decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
