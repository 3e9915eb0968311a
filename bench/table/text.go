package table

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Text lays the grid out in columns of one width. It drops the errors of w, which a
// bufio.Writer keeps for its Flush.
func (g Grid) Text(w io.Writer) {
	widths := g.widths()
	g.line(w, g.names(), widths)
	for _, row := range g.Rows {
		g.line(w, row, widths)
	}
}

// widths of the columns in characters.
func (g Grid) widths() []int {
	widths := make([]int, len(g.Heads))
	for _, row := range append([][]string{g.names()}, g.Rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

func (g Grid) line(w io.Writer, row []string, widths []int) {
	cells := make([]string, len(row))
	for i, cell := range row {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if g.Heads[i].Left {
			cells[i] = cell + space
		} else {
			cells[i] = space + cell
		}
	}
	fmt.Fprintln(w, strings.TrimRight(strings.Join(cells, "  "), " "))
}
